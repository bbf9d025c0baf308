/** Proofs made by hand, from the texts of the standards and nothing of ours. */
import { createHash, generateKeyPairSync, sign } from "node:crypto"

const sha256 = (...parts: ReadonlyArray<Uint8Array | string>): Buffer => {
  const hash = createHash("sha256")
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/** Who signs: `text` is the verifier key, `line` the signature on a text, as a line of a note. */
export interface Signer {
  readonly name: string
  readonly text: string
  readonly line: (signed: string) => string
}

/** A key pair of Ed25519 with this name: of a log, or of a witness that signs at this time. */
export const signer = (name: string, time?: bigint): Signer => {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519")
  const type = time === undefined ? 1 : 4
  const key = Buffer.concat([Buffer.of(type), publicKey.export({ format: "der", type: "spki" }).subarray(-32)])
  const id = sha256(`${name}\n`, key).subarray(0, 4)
  const line = (signed: string): string => {
    const stamp = Buffer.alloc(time === undefined ? 0 : 8)
    if (time !== undefined) stamp.writeBigUInt64BE(time)
    const text = time === undefined ? signed : `cosignature/v1\ntime ${time}\n${signed}`
    return `— ${name} ${Buffer.concat([id, stamp, sign(null, Buffer.from(text), privateKey)]).toString("base64")}\n`
  }
  return { name, text: `${name}+${id.toString("hex")}+${key.toString("base64")}`, line }
}

/** Canonical JSON, for values without anything unusual. */
export const written = (value: unknown): string =>
  JSON.stringify(value, (_, part) =>
    part !== null && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part
  )

/** An event as it is stored, without its hash. */
export const event = (position: number, more: object = {}): object => ({
  id: `00000000-0000-7000-8000-${String(position).padStart(12, "0")}`,
  position,
  type: "PledgeMade",
  schema: 1,
  data: {
    pledge: `pledge-${position}`,
    organisation: "bibliotheek",
    by: "0b5f7c1e-53f5-4a7e-9d0b-6a1d5b8b7f01",
    contribution: { kind: "hours", text: "Twee uur in de week." }
  },
  tags: ["organisation:bibliotheek", `pledge:pledge-${position}`],
  occurred: { said: "vorige week", earliest: "2024-01-22", latest: "2024-01-28", precision: "week" },
  actor: { person: "0b5f7c1e-53f5-4a7e-9d0b-6a1d5b8b7f01", role: "representative", onBehalfOf: "bibliotheek" },
  recordedAt: "2024-02-02T09:15:00.000Z",
  ...more
})

/** The box that stands where a person's value was. */
export const sealed = (box = "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo"): object => ({
  $sealed: 1,
  to: "5d3c9a52-8f1e-4c6b-b1ce-2f4a7e9d0c02",
  key: 1,
  box
})

/** The hash of a leaf: the root of a log that has this alone. */
export const leafHash = (leaf: string | Uint8Array): Buffer => sha256(Buffer.of(0), leaf)
const nodeHash = (left: Uint8Array, right: Uint8Array) => sha256(Buffer.of(1), left, right)
const split = (count: number) => {
  let half = 1
  while (half * 2 < count) half *= 2
  return half
}

/** The root over these leaves, by the recursive definition of RFC 9162. */
export const rootOf = (leaves: ReadonlyArray<string>): Buffer => {
  const [first] = leaves
  if (first === undefined) return sha256()
  if (leaves.length === 1) return leafHash(first)
  const half = split(leaves.length)
  return nodeHash(rootOf(leaves.slice(0, half)), rootOf(leaves.slice(half)))
}

/** The path from this leaf upwards, by the same definition. */
export const pathOf = (index: number, leaves: ReadonlyArray<string>): ReadonlyArray<Buffer> => {
  if (leaves.length === 1) return []
  const half = split(leaves.length)
  return index < half
    ? [...pathOf(index, leaves.slice(0, half)), rootOf(leaves.slice(half))]
    : [...pathOf(index - half, leaves.slice(half)), rootOf(leaves.slice(0, half))]
}

/** The root above this leaf in a tree of any size, when the path is this: for trees too large to make. */
export const rootAbove = (leaf: string, index: number, size: number, path: ReadonlyArray<Buffer>): Buffer => {
  if (size === 1) return leafHash(leaf)
  const half = split(size)
  const [top] = path.slice(-1)
  if (top === undefined) throw new Error("the path is too short")
  return index < half
    ? nodeHash(rootAbove(leaf, index, half, path.slice(0, -1)), top)
    : nodeHash(top, rootAbove(leaf, index - half, size - half, path.slice(0, -1)))
}

/** The parts of which a proof is put together; each may be given wrongly. */
export interface Parts {
  readonly leaf: string | Buffer
  readonly index: number | string
  readonly path: ReadonlyArray<Buffer | string>
  readonly origin: string
  readonly size: number | string
  readonly root: Buffer | string
  readonly signers: ReadonlyArray<Signer>
}

const coded = (bytes: Buffer | string) => (typeof bytes === "string" ? bytes : bytes.toString("base64"))

/** The proof of these parts, as the text of a file. */
export const proof = ({ leaf, index, path, origin, size, root, signers }: Parts): string => {
  const signed = `${origin}\n${size}\n${coded(root)}\n`
  const lines = path.map((hash) => `${coded(hash)}\n`).join("")
  const extra = Buffer.from(leaf).toString("base64")
  const signatures = signers.map(({ line }) => line(signed)).join("")
  return `c2sp.org/tlog-proof@v1\nextra ${extra}\nindex ${index}\n${lines}\n${signed}\n${signatures}`
}

/** What is needed to prove the event at this index of a log that has these events and is signed by these. */
export const partsOf = (events: ReadonlyArray<object | string>, index: number, ...signers: Array<Signer>): Parts => {
  const leaves = events.map((event) => (typeof event === "string" ? event : written(event)))
  return {
    leaf: leaves[index] ?? "",
    index,
    path: pathOf(index, leaves),
    origin: signers[0]?.name ?? "",
    size: leaves.length,
    root: rootOf(leaves),
    signers
  }
}
