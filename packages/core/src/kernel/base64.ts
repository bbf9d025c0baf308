/** Base64 by RFC 4648: with the standard alphabet and padding, or for URLs and without; one text for the same bytes. */
import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js"

const piece = 8192

/** The text for these bytes. */
export const toBase64 = (bytes: Uint8Array): string => {
  let binary = ""
  for (let at = 0; at < bytes.length; at += piece) binary += String.fromCharCode(...bytes.subarray(at, at + piece))
  return btoa(binary)
}

/** The bytes of a text; nothing for any other text of the same bytes: with blanks, without padding, with wrong last bits. */
export const fromBase64 = (text: string): Uint8Array | undefined => {
  try {
    const binary = atob(text)
    return btoa(binary) === text ? Uint8Array.from(binary, (unit) => unit.charCodeAt(0)) : undefined
  } catch {
    return undefined
  }
}

/** The base64 of a hash in hex. */
export const hashToBase64 = (hash: string): string => toBase64(hexToBytes(hash))

/** The hash in hex of its base64; nothing for what is not 32 bytes. */
export const hashFromBase64 = (text: string): string | undefined => {
  const bytes = fromBase64(text)
  return bytes?.length === 32 ? bytesToHex(bytes) : undefined
}

/**
 * Base64url, without padding: bytes as a text that can stand anywhere.
 *
 * @example
 * toBase64Url(new Uint8Array([255])) // "_w"
 */
export const toBase64Url = (bytes: Uint8Array): string =>
  toBase64(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")

/**
 * The bytes of such a text; nothing for any other text, so that one value has one text.
 *
 * @example
 * fromBase64Url("_w") // 255; "_x" has bits left over, and is no text for anything
 */
export const fromBase64Url = (text: string): Uint8Array | undefined =>
  /^[\w-]*$/.test(text)
    ? fromBase64(`${text.replaceAll("-", "+").replaceAll("_", "/")}${"=".repeat((4 - (text.length % 4)) % 4)}`)
    : undefined
