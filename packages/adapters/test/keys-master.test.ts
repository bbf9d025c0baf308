/** The master key: where it is found, where it is refused and why, and that it is never written over nor repeated. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync
} from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { masterKeyOf } from "@pactwerk/core"
import * as fc from "fast-check"
import { describe, expect, it, onTestFinished } from "vitest"
import { type Found, makeMasterKeyFile, readMasterKey, usualFile } from "../src/keys/master.ts"

const bytes = new Uint8Array(32).map((_, index) => index * 7)
const [hex, base64] = [Buffer.from(bytes).toString("hex"), Buffer.from(bytes).toString("base64")]
const { id } = masterKeyOf(bytes)

const folder = (): string => {
  const made = mkdtempSync(path.join(tmpdir(), "pactwerk-"))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}
/** A file with this in it, which is its owner's alone. */
const fileOf = (text: string, made = folder()): string => {
  const file = path.join(made, "master.key")
  writeFileSync(file, text, { mode: 0o600 })
  return file
}
const named = (file: string, log?: string): Found =>
  readMasterKey({ env: { PACTWERK_MASTER_KEY_FILE: file }, ...(log === undefined ? {} : { log }) })
const why = (found: Found) => (found.is === "refused" ? found.why : expect.fail(`it is ${found.is}`))

describe("the master key", () => {
  it.each([hex, hex.toUpperCase(), base64, base64.replace("=", ""), ` ${hex}\n`])("is read from %j", (text) => {
    const given = { PACTWERK_MASTER_KEY: text }
    expect(readMasterKey({ env: given })).toMatchObject({ is: "found", from: "PACTWERK_MASTER_KEY", master: { id } })
    const file = fileOf(text)
    expect(named(file)).toMatchObject({ is: "found", from: file, master: { id } })
  })

  it.each([
    "",
    "\n",
    "a key",
    hex.slice(1),
    `${hex}0`,
    `${hex.slice(2)}zz`,
    base64.slice(1),
    `A${base64}`,
    Buffer.from(bytes.subarray(1)).toString("base64"),
    `${base64.slice(0, 42)}B=`,
    `${base64.slice(0, 20)} ${base64.slice(20)}`
  ])("is not %j, and nothing of that is repeated", (text) => {
    const file = fileOf(text)
    expect(why(named(file))).toEqual({ nl: expect.stringContaining(file), en: expect.stringContaining(file) })
    if (text.length < 5) return
    for (const found of [named(file), readMasterKey({ env: { PACTWERK_MASTER_KEY: text } })]) {
      expect(JSON.stringify(why(found))).not.toContain(text.slice(0, 8))
    }
  })

  it("is read alike from any 32 bytes, as hexadecimal digits and as base64", () =>
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (any) => {
        for (const coding of ["hex", "base64"] as const) {
          const found = readMasterKey({ env: { PACTWERK_MASTER_KEY: Buffer.from(any).toString(coding) } })
          expect(found).toMatchObject({ is: "found", master: { id: masterKeyOf(any).id } })
        }
      })
    ))

  it("is taken from the environment first, then from the file that is named, then from the usual place", () => {
    const home = folder()
    const env = { HOME: home, XDG_CONFIG_HOME: "" }
    const usual = path.join(home, ".config", "pactwerk", "master.key")
    expect(usualFile(env)).toBe(usual)
    expect(readMasterKey({ env })).toEqual({ is: "missing", file: usual })
    const made = makeMasterKeyFile(usual)
    expect(readMasterKey({ env })).toMatchObject({ is: "found", from: usual, master: { id: made.id } })
    const file = fileOf(hex)
    const both = { ...env, PACTWERK_MASTER_KEY_FILE: file }
    expect(readMasterKey({ env: both })).toMatchObject({ from: file, master: { id } })
    const all = { ...both, PACTWERK_MASTER_KEY: "ab".repeat(32) }
    expect(readMasterKey({ env: all })).toMatchObject({ from: "PACTWERK_MASTER_KEY" })
    expect(usualFile({ ...env, XDG_CONFIG_HOME: "/xdg" })).toBe(path.join("/xdg", "pactwerk", "master.key"))
    expect(readMasterKey({ env: {} })).toEqual({ is: "missing", file: undefined })
  })

  it.each([0o640, 0o604, 0o660, 0o644, 0o601, 0o610])(
    "is refused where others have a right to its file (%o)",
    (mode) => {
      const file = fileOf(hex)
      chmodSync(file, mode)
      expect(why(named(file)).en).toContain(`chmod 600 ${file}`)
      chmodSync(file, 0o600)
      expect(named(file).is).toBe("found")
      chmodSync(file, 0o400)
      expect(named(file).is).toBe("found")
    }
  )

  it("is followed through a link, and judged where it is", () => {
    const [file, elsewhere] = [fileOf(hex), folder()]
    const link = path.join(elsewhere, "link.key")
    symlinkSync(file, link)
    expect(named(link)).toMatchObject({ is: "found", master: { id } })
    expect(named(link, path.join(elsewhere, "log.db")).is).toBe("found")
    expect(why(named(link, path.join(path.dirname(file), "log.db"))).en).toContain("beside the log")
    chmodSync(file, 0o644)
    expect(why(named(link)).en).toContain("chmod")
    rmSync(file)
    expect(named(link)).toEqual({ is: "missing", file: link })
  })

  it("is never taken from beside the log: however its folder is called, and whether the log is there yet", () => {
    const file = fileOf(hex)
    const made = path.dirname(file)
    const nickname = path.join(folder(), "nickname")
    symlinkSync(made, nickname)
    const logs = [
      path.join(made, "log.db"),
      path.join(nickname, "log.db"),
      path.join(made, "..", path.basename(made), "log.db"),
      path.relative(process.cwd(), path.join(made, "log.db"))
    ]
    for (const turn of ["not there", "there"]) {
      if (turn === "there") writeFileSync(path.join(made, "log.db"), "")
      for (const log of logs) expect(why(named(file, log)).en, `${log}, ${turn}`).toContain("beside the log")
      expect(why(named(path.join(nickname, "master.key"), path.join(made, "log.db"))).nl).toContain("naast het logboek")
    }
    expect(named(file, path.join(made, "deeper", "log.db")).is).toBe("found")
    expect(named(file, path.join(folder(), "log.db")).is).toBe("found")
  })

  it("is never taken out of a log that is a folder, and is found beside one whose name begins alike", () => {
    const made = folder()
    const log = path.join(made, "store", "log")
    mkdirSync(path.join(log, "deeper"), { recursive: true })
    mkdirSync(path.join(made, "store", "log-of-another"))
    expect(why(named(fileOf(hex, log), log)).en).toContain("beside the log")
    expect(why(named(fileOf(hex, path.join(log, "deeper")), log)).en).toContain("beside the log")
    expect(named(fileOf(hex, path.join(made, "store", "log-of-another")), log).is).toBe("found")
  })

  it("is refused, and does not fail, where its file cannot be looked at", () => {
    const made = folder()
    expect(why(named(made)).en).toContain("is no file")
    const [one, other] = [path.join(made, "one"), path.join(made, "other")]
    symlinkSync(one, other)
    symlinkSync(other, one)
    expect(why(named(one)).en).toContain("cannot be read")
    expect(why(named("a\u0000b")).en).toContain("cannot be read")
  })
})

describe("a new master key", () => {
  it("is made in a folder and a file that are its owner's, opens from there, and is another each time", () => {
    const made = folder()
    const file = path.join(made, "new", "pactwerk", "master.key")
    const key = makeMasterKeyFile(file)
    const rights = (one: string) => (statSync(one).mode & 0o777).toString(8)
    expect([rights(file), rights(path.dirname(file)), rights(path.join(made, "new"))]).toEqual(["600", "700", "700"])
    expect(readFileSync(file, "utf8")).toMatch(/^[0-9a-f]{64}\n$/)
    expect(named(file)).toMatchObject({ is: "found", master: { id: key.id } })
    expect(makeMasterKeyFile(path.join(made, "other.key")).id).not.toBe(key.id)
  })

  it("is never written over what stands there, whatever that is", () => {
    const made = folder()
    const file = fileOf(hex, made)
    expect(() => makeMasterKeyFile(file)).toThrow("EEXIST")
    expect(readFileSync(file, "utf8")).toBe(hex)
    const link = path.join(made, "link.key")
    symlinkSync(path.join(made, "nowhere"), link)
    expect(() => makeMasterKeyFile(link)).toThrow("EEXIST")
    expect(existsSync(path.join(made, "nowhere"))).toBe(false)
    expect(readdirSync(made).sort()).toEqual(["link.key", "master.key"])
  })
})
