/** The tree once more, straight from the definitions of RFC 9162 section 2.1: slow, recursive, over Node's own SHA-256. */
import { createHash } from "node:crypto"

const sum = (...parts: ReadonlyArray<Uint8Array>): Buffer => createHash("sha256").update(Buffer.concat(parts)).digest()

/** The largest power of two below n. */
const half = (n: number): number => 2 ** Math.floor(Math.log2(n - 1))

/** The tree hash of a list of leaf texts. */
export const naiveRoot = (texts: ReadonlyArray<string>): Buffer => {
  if (texts.length === 0) return sum()
  if (texts.length === 1) return sum(Buffer.of(0), Buffer.from(texts[0] ?? ""))
  const k = half(texts.length)
  return sum(Buffer.of(1), naiveRoot(texts.slice(0, k)), naiveRoot(texts.slice(k)))
}

/** The path of leaf m. */
export const naivePath = (m: number, texts: ReadonlyArray<string>): ReadonlyArray<string> => {
  if (texts.length === 1) return []
  const k = half(texts.length)
  const [left, right] = [texts.slice(0, k), texts.slice(k)]
  return m < k
    ? [...naivePath(m, left), naiveRoot(right).toString("hex")]
    : [...naivePath(m - k, right), naiveRoot(left).toString("hex")]
}

/** On which side the siblings of leaf m are, in a tree of n. */
export const naiveShape = (m: number, n: number): string => {
  if (n === 1) return ""
  const k = half(n)
  return m < k ? `${naiveShape(m, k)}r` : `${naiveShape(m - k, n - k)}l`
}

/** The consistency proof from the first m leaves to all of them; `isWhole` while they are a whole of the older tree. */
export const naiveConsistency = (m: number, texts: ReadonlyArray<string>, isWhole = true): ReadonlyArray<string> => {
  if (m === texts.length) return isWhole ? [] : [naiveRoot(texts).toString("hex")]
  const k = half(texts.length)
  const [left, right] = [texts.slice(0, k), texts.slice(k)]
  return m <= k
    ? [...naiveConsistency(m, left, isWhole), naiveRoot(right).toString("hex")]
    : [...naiveConsistency(m - k, right, false), naiveRoot(left).toString("hex")]
}
