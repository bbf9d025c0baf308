/** The offline verifier as a program, and the page that is made of it. */
import { execFile, spawn } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterAll, assert, describe, it } from "vitest"
import { complaints, limits } from "../offline/verify.mjs"
import * as made from "./offline-fixtures.ts"

const offline = path.join(import.meta.dirname, "../offline")
const script = path.join(offline, "verify.mjs")
const folder = mkdtempSync(path.join(tmpdir(), "pactwerk-offline-"))
afterAll(() => rmSync(folder, { recursive: true }))

const log = made.signer("pactwerk.example/woensel-zuid")
const witness = made.signer("bibliotheek.example/getuige", 1_709_300_000n)
const late = made.signer("archief.example/getuige", 1_709_400_000n)
const events = [made.event(1), made.event(2, { data: { text: "een\nKlopt. twee", name: made.sealed() } })]
const parts = made.partsOf(events, 1, log, witness)
const good = made.proof(parts)

const kept = (name: string, text: string | Buffer) => {
  const file = path.join(folder, name)
  writeFileSync(file, text)
  return file
}
const proof = kept("2.tlog-proof", good)

interface Ended {
  readonly exit: number | string | null | undefined
  readonly out: string
  readonly said: string
}
const run = (given: ReadonlyArray<string>, input = "", program = script): Promise<Ended> =>
  new Promise((resolve) => {
    const child = execFile(process.execPath, [program, ...given], (error, out, said) => {
      resolve({ exit: error === null ? 0 : error.code, out, said })
    })
    child.stdin?.on("error", () => {})
    child.stdin?.end(input)
  })

describe("the program that checks a proof", () => {
  it("ends with 0 and tells what holds, in Dutch or in English, with what it does not prove", async () => {
    for (const [language, word] of [
      ["nl", "Klopt. Gebeurtenis 2"],
      ["en", "Holds. Event 2"]
    ] as const) {
      const { exit, out, said } = await run([proof, "--key", log.text, "--lang", language, "--witness", witness.text])
      assert.deepStrictEqual([exit, said], [0, ""])
      assert.isTrue(out.startsWith(word), out)
      for (const limit of limits[language]) assert.include(out, `  - ${limit}\n`)
      assert.include(out, `  ${witness.name}: 1 `)
    }
  })

  it("never puts what was recorded at the beginning of a line", async () => {
    const { out } = await run([proof, "--key", log.text])
    assert.include(out, "\n  text: een\n      Klopt. twee\n")
    assert.notMatch(out, /\nKlopt/)
  })

  it("ends with 1 and says why when something does not hold", async () => {
    const file = kept("1.tlog-proof", made.proof({ ...parts, index: 0 }))
    const { exit, out, said } = await run([file, "--key", log.text])
    assert.deepStrictEqual([exit, said], [1, ""])
    assert.match(out, /^Klopt niet\. De gebeurtenis in dit bestand hoort niet bij/)
  })

  it("ends with 2, says what is wrong, and how it is used", async () => {
    const wrong = [
      [],
      [proof],
      [proof, "--key"],
      [proof, "--key", "x"],
      [proof, "--key", witness.text],
      [proof, proof, "--key", log.text],
      [proof, "--key", log.text, "--lang", "fr"],
      [proof, "--key", log.text, "--witness", log.text],
      [proof, "--key", log.text, "--colour"]
    ]
    for (const given of wrong) {
      const { exit, out, said } = await run(given)
      assert.deepStrictEqual([exit, out], [2, ""], given.join(" "))
      assert.match(said, /^Niet gecontroleerd\. .*\nEr is dus niets gecontroleerd\.\n\nGebruik: /)
    }
  })

  it("ends with 3 and a sentence when something cannot be read", async () => {
    const unreadable = [
      [path.join(folder, "none"), "er niet"],
      [folder, "niet te openen"],
      [kept("large", "x".repeat(2 << 20)), "1 MiB"],
      [kept("binary", Buffer.from([255])), "UTF-8"]
    ] as const
    for (const [file, says] of unreadable) {
      const { exit, out, said } = await run([file, "--key", log.text])
      assert.deepStrictEqual([exit, out], [3, ""], file)
      assert.match(said, /^Niet te controleren\. /)
      assert.include(said, says)
      assert.notMatch(said, /\n +at |Error/)
    }
  })

  it("gives one JSON document, however it ends, and nothing beside it", async () => {
    const ends = [
      [[proof, "--key", log.text], 0, "holds"],
      [[kept("0", made.proof({ ...parts, index: 0 })), "--key", log.text], 1, "fails"],
      [["--nothing"], 2, "misused"],
      [[proof], 2, "misused"],
      [[path.join(folder, "none"), "--key", log.text], 3, "unreadable"],
      [[kept("empty", ""), "--key", log.text], 3, "unreadable"]
    ] as const
    for (const [given, exit, outcome] of ends) {
      const ended = await run([...given, "--json"])
      assert.deepStrictEqual([ended.exit, ended.said], [exit, ""])
      const { format, ...answer } = JSON.parse(ended.out)
      assert.deepStrictEqual([format, answer.outcome], ["pactwerk/offline/1", outcome])
      if (outcome === "holds") {
        assert.deepStrictEqual(answer.event.data, { name: { $sealed: 1 }, text: "een\nKlopt. twee" })
        assert.deepStrictEqual([answer.checkpoint.size, answer.log], [2, { origin: log.name, key: log.text }])
        assert.deepStrictEqual(answer.limits, limits)
      } else assert.match(answer.reason.nl, /\.$/)
    }
  })

  it("reads its standard input, stops after what a proof may be, and takes more witnesses than one", async () => {
    const signed = made.proof({ ...parts, signers: [log, witness, late] })
    const keys = ["--witness", witness.text, "--witness", late.text]
    const { exit, out } = await run(["-", "--key", log.text, ...keys], signed)
    assert.strictEqual(exit, 0)
    assert.include(out, `  ${late.name}: 2 maart 2024`)
    assert.strictEqual((await run(["-", "--key", log.text], "x".repeat(3 << 20))).exit, 3)
  })

  it("helps, also under another name, and stays silent when nobody listens", async () => {
    const link = path.join(folder, "check.mjs")
    symlinkSync(script, link)
    const { exit, out } = await run(["--help", "--lang", "en"], "", link)
    assert.strictEqual(exit, 0)
    assert.match(out, /^Usage: node verify\.mjs PROOF --key KEY/)
    const child = spawn(process.execPath, [script, proof, "--key", log.text], { stdio: ["ignore", "pipe", "pipe"] })
    child.stdout.destroy()
    let said = ""
    child.stderr.on("data", (part) => {
      said += part
    })
    await new Promise((resolve) => child.on("close", resolve))
    assert.strictEqual(said, "")
  })

  it("says what can be wrong with a file in both languages", () => {
    for (const { nl, en } of Object.values(complaints)) assert.notStrictEqual(nl, en)
  })
})

describe("the files of the offline verifier", () => {
  const program = readFileSync(script, "utf8")
  const page = readFileSync(path.join(offline, "verify.html"), "utf8")
  const [, check = ""] =
    /\/\/ --- the check starts here ---\n(.*)\/\/ --- the check ends here ---\n/s.exec(program) ?? []

  it("hold the very same check, in the program and in the page", () => {
    assert.isAbove(check.length, 20_000)
    assert.strictEqual(page.split("// <check>\n")[1]?.split("// </check>\n")[0], check)
  })

  it("were written by the script that writes them", async () => {
    const maker = path.join(import.meta.dirname, "../../../scripts/offline.ts")
    assert.deepStrictEqual(await run(["--check"], "", maker), { exit: 0, out: "", said: "" })
  })

  it("import nothing but what Node has itself, and that only in the program", () => {
    const imports = [...program.matchAll(/\bimport\b\s*(?:\(\s*)?"([^"]*)"|\bfrom\s+"([^"]*)"/g)].map(
      ([, from]) => from
    )
    assert.deepStrictEqual(imports, ["node:fs", "node:util", "node:fs", "node:url"])
    assert.notMatch(check, /\bimport\b|\brequire\b|\bprocess\b|\bfetch\b/)
    assert.notMatch(page.replace(check, ""), /\bimport\b|innerHTML|insertAdjacentHTML|\bsrc=|\bhref=|https?:/)
  })

  it("say everything on the page in both languages", () => {
    const asked = [...page.matchAll(/data-text="(\w+)"/g)].map(([, name]) => name)
    const [, english = ""] = /const texts = \{\n {2}en: \{(.*?)\n {2}\}/s.exec(page) ?? []
    const [, dutch = ""] =
      /\n {2}nl: \{(.*?)\n {2}\}\n\}\nconst found/s.exec(page.slice(page.indexOf("const texts"))) ?? []
    const names = (text: string) => [...text.matchAll(/\n {4}(\w+):/g)].map(([, name]) => name)
    assert.isAbove(names(dutch).length, 2)
    assert.sameMembers([...new Set([...asked, ...names(dutch)])], names(english))
  })

  it("can be read: text by 4.5 to 1 and what carries meaning by 3 to 1, in the light and in the dark", () => {
    const [light = "", dark = ""] = [...page.matchAll(/:root \{(.*?)\}/gs)].map(([, text]) => text)
    const brightness = (colour: string) => {
      const digits = colour.length === 3 ? [...colour].map((digit) => digit + digit) : (colour.match(/../g) ?? [])
      const [red = 0, green = 0, blue = 0] = digits.map((pair) => {
        const part = Number.parseInt(pair, 16) / 255
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
    for (const theme of [light, dark]) {
      const of = (name: string) => brightness(new RegExp(`--${name}: #([0-9a-f]+);`).exec(theme)?.[1] ?? "")
      const contrast = (one: string, other: string) => {
        const [low = 0, high = 0] = [of(one), of(other)].sort((least, most) => least - most)
        return (high + 0.05) / (low + 0.05)
      }
      for (const ground of ["paper", "soft"]) {
        for (const text of ["ink", "quiet", "good", "bad", "act"]) assert.isAtLeast(contrast(text, ground), 4.5, text)
        for (const mark of ["line", "focus"]) assert.isAtLeast(contrast(mark, ground), 3, mark)
      }
      assert.isAtLeast(contrast("on-act", "act"), 4.5)
    }
  })
})
