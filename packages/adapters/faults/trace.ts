/** What a process did to its files, in order, as `strace` recorded it. */
import path from "node:path"

export type Step =
  | {
      readonly did: "open"
      readonly path: string
      readonly fd: number
      readonly creates: boolean
      readonly empties: boolean
    }
  /** Without a place it goes to the end. */
  | { readonly did: "write"; readonly fd: number; readonly bytes: Buffer; readonly at?: number }
  | { readonly did: "cut"; readonly fd: number; readonly size: number }
  | { readonly did: "sync"; readonly fd: number }
  | { readonly did: "rename"; readonly from: string; readonly to: string }
  | { readonly did: "unlink"; readonly path: string }

/** What is traced for it. */
export const recordedCalls = ["openat", "pwrite64", "write", "fsync", "fdatasync", "ftruncate", "rename", "unlink"]

const bytesOf = (hex = ""): Buffer => Buffer.from(hex.replaceAll("\\x", ""), "hex")
const pathOf = (hex: string | undefined): string => path.normalize(bytesOf(hex).toString())

/** The steps in this text, which was written with `-f -xx` and strings in full. A call that failed did nothing. */
export const stepsOf = (text: string): ReadonlyArray<Step> => {
  const begun = new Map<string, string>()
  return text.split("\n").flatMap((line): ReadonlyArray<Step> => {
    const [, thread = "", said = ""] = /^(\d+) +(.*)$/.exec(line) ?? []
    const [, opening] = /^(.*) <unfinished \.\.\.>$/.exec(said) ?? []
    if (opening !== undefined) {
      begun.set(thread, opening)
      return []
    }
    const [, rest] = /^<\.\.\. \w+ resumed>(.*)$/.exec(said) ?? []
    const step = stepOf(rest === undefined ? said : (begun.get(thread) ?? "") + rest)
    return step === undefined ? [] : [step]
  })
}

const stepOf = (call: string): Step | undefined => {
  const [, name, given = "", answer = "-1"] = /^(\w+)\((.*)\) += (-?\d+)/.exec(call) ?? []
  const result = Number(answer)
  if (name === undefined || result < 0) return undefined
  const texts = [...given.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)].map(([, hex]) => hex)
  const fd = Number.parseInt(given, 10)
  const last = Number(given.slice(given.lastIndexOf(",") + 1))
  switch (name) {
    case "openat":
      return {
        did: "open",
        path: pathOf(texts[0]),
        fd: result,
        creates: given.includes("O_CREAT"),
        empties: given.includes("O_TRUNC")
      }
    case "pwrite64":
      return { did: "write", fd, bytes: bytesOf(texts[0]).subarray(0, result), at: last }
    case "write":
      return { did: "write", fd, bytes: bytesOf(texts[0]).subarray(0, result) }
    case "ftruncate":
      return { did: "cut", fd, size: last }
    case "fsync":
    case "fdatasync":
      return { did: "sync", fd }
    case "rename":
      return { did: "rename", from: pathOf(texts[0]), to: pathOf(texts[1]) }
    case "unlink":
      return { did: "unlink", path: pathOf(texts[0]) }
    default:
      return undefined
  }
}
