/** Keys of a log and of two witnesses, always the same. */
import { createPrivateKey, type KeyObject, sign } from "node:crypto"
import { Redacted, Result } from "effect"
import { makeSigningKey, makeWitnessKey, writePrivateKey } from "../../../src/kernel/proof/signing-key.ts"

export const origin = "pactwerk.example/woensel-zuid"
export const seedOf = (byte: number) => Redacted.make(new Uint8Array(32).fill(byte))
export const logKey = Result.getOrThrow(makeSigningKey(origin, seedOf(1)))
export const newLogKey = Result.getOrThrow(makeSigningKey(origin, seedOf(2)))
export const strangerKey = Result.getOrThrow(makeSigningKey("pactwerk.example/gestel", seedOf(3)))
export const libraryKey = Result.getOrThrow(makeWitnessKey("bibliotheek.example/w1", seedOf(4)))
export const archiveKey = Result.getOrThrow(makeWitnessKey("archief.example/w1", seedOf(5)))

/** Node's own key from such a seed. */
export const nodeKey = (byte: number): KeyObject => createPrivateKey(writePrivateKey(seedOf(byte)))
/** A line under a note, made with Node alone: the name, and the base64 of key id and payload. */
export const nodeLine = (byte: number, name: string, id: string, text: string): string =>
  `— ${name} ${Buffer.concat([Buffer.from(id, "hex"), sign(null, Buffer.from(text), nodeKey(byte))]).toString("base64")}\n`

/** A signature takes milliseconds to check: `npm test` tries every third place, and a deep run all. */
const step = process.env.PACTWERK_DEEP === undefined ? 3 : 1
const places = (text: string) => Array.from({ length: Math.ceil(text.length / step) }, (_, at) => at * step)

/** Texts that differ from this one in one character. */
export const spoilt = (text: string): ReadonlyArray<string> =>
  places(text).map((at) => {
    const unit = text.charCodeAt(at)
    const other = unit === 0x41 ? 0x42 : unit > 0x7f ? 0x2d : unit ^ 1
    return text.slice(0, at) + String.fromCharCode(other) + text.slice(at + 1)
  })
/** Beginnings of this text. */
export const cut = (text: string): ReadonlyArray<string> => places(text).map((at) => text.slice(0, at))
