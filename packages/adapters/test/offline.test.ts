/** The offline verifier: what it believes, and what it does not. */

import { Buffer } from "node:buffer"
import { shortFingerprint } from "@pactwerk/core"
import { assert, describe, it } from "vitest"
import { type Account, account, canonical, check, type Line, reasons, sidesOf } from "../offline/verify.mjs"
import * as made from "./offline-fixtures.ts"

const log = made.signer("pactwerk.example/woensel-zuid")
const other = made.signer("pactwerk.example/oud-woensel")
const library = made.signer("bibliotheek.example/getuige", 1_709_300_000n)
const archive = made.signer("archief.example/getuige", 1_709_400_000n)
const events = Array.from({ length: 7 }, (_, index) => made.event(index + 1))
const parts = made.partsOf(events, 4, log)
const good = made.proof(parts)

const asked = (proof: string | Uint8Array, key = log.text, ...witnesses: Array<string>) =>
  check({ proof, key, witnesses })
/** How a check ended: `holds`, or the id of the reason why not; with its sentence in both languages. */
const ending = async (...given: Parameters<typeof asked>): Promise<string> => {
  const answer = await asked(...given)
  if (answer.outcome === "holds") return "holds"
  for (const language of ["nl", "en"] as const) {
    assert.match(answer.reason[language], /^\S.*\.$/)
    assert.notMatch(answer.reason[language], /(?<!\\u)\{\w+\}|undefined|NaN/)
    assert.strictEqual(account(answer, language).sentence, answer.reason[language])
  }
  return answer.reason.id
}
const holding = async (...given: Parameters<typeof asked>) => {
  const answer = await asked(...given)
  assert(answer.outcome === "holds", JSON.stringify(answer))
  return answer
}
/** The proof of a log with this one event, or these bytes, in it. */
const alone = (event: object | string) => made.proof(made.partsOf([event], 0, log))
const flat = (lines: ReadonlyArray<Line>): ReadonlyArray<string> =>
  lines.flatMap(({ name = "-", text = "", parts = [] }) => [`${name}: ${text}`, ...flat(parts)])
const textOf = ({ parts }: Account) => parts.flatMap(({ title, lines }) => [title, ...flat(lines)])

describe("the offline verifier believes", () => {
  it("every event of every log of 1 to 70 events", { timeout: 120_000 }, async () => {
    const all = Array.from({ length: 70 }, (_, index) => made.written(made.event(index + 1)))
    for (let size = 1; size <= 70; size++) {
      for (let index = 0; index < size; index++) {
        const proof = made.proof(made.partsOf(all.slice(0, size), index, log))
        const { event, checkpoint } = await holding(proof)
        assert.deepStrictEqual([event.position, checkpoint.size], [index + 1, size])
      }
    }
  })

  it("an event of a log of a million, by twenty hashes", async () => {
    const path = Array.from({ length: 20 }, (_, level) => Buffer.alloc(32, level))
    const leaf = made.written(made.event(654_322))
    const root = made.rootAbove(leaf, 654_321, 1_000_000, path)
    const proof = made.proof({ ...parts, leaf, index: 654_321, size: 1_000_000, path, root })
    assert.strictEqual((await holding(proof)).event.position, 654_322)
  })

  it("a log of as many events as can be counted exactly, and none beyond", async () => {
    const size = Number.MAX_SAFE_INTEGER
    const sides = sidesOf(size - 2, size)
    assert.lengthOf(sides, 53)
    const path = sides.map((_, level) => Buffer.alloc(32, level))
    const leaf = made.written(made.event(size - 1))
    // The reference splits as the standard says, by doubling.
    const root = made.rootAbove(leaf, size - 2, size, path)
    const large = { ...parts, leaf, index: size - 2, size, path, root }
    assert.strictEqual(await ending(made.proof(large)), "holds")
    assert.strictEqual(await ending(made.proof({ ...large, size: "9007199254740992" })), "checkpoint-malformed")
    assert.strictEqual(await ending(made.proof({ ...large, index: "9007199254740992" })), "index-malformed")
  })

  it("text as well as bytes, and a checkpoint with more lines than three", async () => {
    assert.strictEqual(await ending(Buffer.from(good)), "holds")
    const signed = `${log.name}\n7\n${parts.root.toString("base64")}\nmore that is signed\n`
    const [head] = good.split("\n\n")
    assert.strictEqual(await ending(`${head}\n\n${signed}\n${log.line(signed)}`), "holds")
  })

  it("what it was told by whom: witnesses whose key was given, with their time, and nobody else", async () => {
    const proof = made.proof({ ...parts, signers: [archive, log, library] })
    const { witnesses, silent, unchecked } = await holding(proof, log.text, library.text)
    assert.deepStrictEqual(witnesses, [{ name: library.name, time: "1709300000" }])
    assert.deepStrictEqual([silent, unchecked], [[], [archive.name]])
    const nobody = await holding(good, log.text, library.text)
    assert.deepStrictEqual([nobody.witnesses, nobody.silent], [[], [library.name]])
  })

  it("no name at a signature whose key is unknown, though it is that of a witness or of the log itself", async () => {
    const twin = made.signer(log.name)
    const impostor = made.signer(library.name, 1n)
    const proof = made.proof({ ...parts, signers: [twin, log, impostor] })
    const { witnesses, unchecked } = await holding(proof, log.text, library.text)
    assert.deepStrictEqual([witnesses, unchecked], [[], [log.name, library.name]])
  })

  it("a signature line that stands there twice once, and says so", async () => {
    const proof = made.proof({ ...parts, signers: [log, log, library, library] })
    const answer = await holding(proof, log.text, library.text)
    assert.deepStrictEqual([answer.witnesses.length, answer.doubled], [1, 2])
    assert.include(textOf(account(answer, "en")), "-: 2× a signature stands there twice. It counts once.")
  })

  it("a witness whose clock is beyond every calendar, and shows its number", async () => {
    const odd = made.signer("later.example", 2n ** 63n - 1n)
    const answer = await holding(made.proof({ ...parts, signers: [log, odd] }), log.text, odd.text)
    assert.include(textOf(account(answer, "nl")), "later.example: 9223372036854775807")
    const never = made.signer("later.example", 2n ** 63n)
    const proof = made.proof({ ...parts, signers: [log, never] })
    assert.strictEqual(await ending(proof, log.text, never.text), "witness-fails")
  })
})

describe("the offline verifier refuses, each with its own sentence,", () => {
  const line = (from: RegExp, to: string) => good.replace(from, to)
  const root = parts.root.toString("base64")
  const filled = (length: number) => good + "\n".repeat(length - Buffer.from(good).length)
  const [hash = ""] = parts.path.map((one) => one.toString("base64"))
  const damage: ReadonlyArray<readonly [string, string, string | Uint8Array]> = [
    ["an empty file", "empty", ""],
    ["a file of 2 MiB", "too-large", "x".repeat(2 << 20)],
    ["a proof with one byte more than 1 MiB", "too-large", filled((1 << 20) + 1)],
    ["as much as a proof may be, of line ends", "note-too-large", filled(1 << 20)],
    ["a file that is no text", "not-text", Buffer.from([0xff, 0xfe])],
    ["a mark before the first line", "byte-order-mark", `\ufeff${good}`],
    ["line ends of Windows", "carriage-returns", good.replaceAll("\n", "\r\n")],
    ["a lone carriage return", "control-characters", line(/index/, "\rindex")],
    ["a zero byte", "control-characters", `${good}\0`],
    ["another format", "not-a-proof", line(/@v1/, "@v2")],
    ["a blank before the first line", "not-a-proof", ` ${good}`],
    ["a file of one line", "cut-off", "c2sp.org/tlog-proof@v1"],
    ["a proof without the event", "extra-missing", line(/extra .*\n/, "")],
    ["an event that is no base64", "extra-malformed", line(/extra ../, "extra $.")],
    ["an event of nothing", "extra-malformed", line(/extra .*/, "extra ")],
    ["no index", "index-malformed", line(/index .*\n/, "")],
    ["an index with a zero before it", "index-malformed", line(/index 4/, "index 04")],
    ["an index below zero", "index-malformed", line(/index 4/, "index -4")],
    ["an index that is half", "index-malformed", line(/index 4/, "index 4.5")],
    ["an index in hexadecimal", "index-malformed", line(/index 4/, "index 0x4")],
    ["the index before the event", "extra-missing", line(/(extra .*\n)(index .*\n)/, "$2$1")],
    ["a hash without its padding", "path-malformed", line(/=\n/, "\n")],
    ["a hash of 31 bytes", "path-malformed", made.proof({ ...parts, path: [Buffer.alloc(31)] })],
    ["a hash of 33 bytes", "path-malformed", made.proof({ ...parts, path: [Buffer.alloc(33)] })],
    ["a hash in the alphabet of addresses", "path-malformed", made.proof({ ...parts, path: [`-_${hash.slice(2)}`] })],
    ["a hash whose spare bits are set", "path-malformed", made.proof({ ...parts, path: [`${"A".repeat(42)}B=`] })],
    ["a blank after a hash", "path-malformed", line(/=\n/, "= \n")],
    ["a checkpoint without a name", "checkpoint-malformed", made.proof({ ...parts, origin: "" })],
    ["a size with a zero before it", "checkpoint-malformed", made.proof({ ...parts, size: "07" })],
    ["a root of 31 bytes", "checkpoint-malformed", made.proof({ ...parts, root: Buffer.alloc(31) })],
    ["an empty line after the root", "checkpoint-malformed", made.proof({ ...parts, root: `${root}\n\nmore` })],
    ["a signature with a word after it", "signature-malformed", line(/=\n$/, "= x\n")],
    ["an empty line in the checkpoint", "checkpoint-malformed", line(/\n7\n/, "\n7\n\n")],
    ["a checkpoint of 300 KiB", "note-too-large", line(/$/, `— x ${"A".repeat(300 << 10)}\n`)],
    ["no signature at all", "no-signatures", made.proof({ ...parts, signers: [] })],
    ["one signature more than a hundred", "too-many-signatures", line(/$/, "— x AAAAAAAA\n".repeat(100))],
    ["a signature behind a short dash", "signature-malformed", line(/— /, "- ")],
    ["a signature with a blank in its name", "signature-malformed", line(/— pact/, "— pact ")],
    ["a signature with a hard blank in its name", "signature-malformed", line(/— pact/, "— pact\u00a0")],
    ["a signature with a plus in its name", "signature-malformed", line(/— pact/, "— pact+")],
    ["a signature of nothing", "signature-malformed", line(/$/, "— x AAAAAA==\n")],
    ["an empty line after the signature", "no-signatures", `${good}\n`],
    ["the checkpoint of another log", "other-log", made.proof({ ...parts, origin: other.name, signers: [other] })],
    ["the signature of another log", "not-signed", made.proof({ ...parts, signers: [other] })],
    ["a witness in place of the log", "not-signed", made.proof({ ...parts, signers: [library] })],
    ["an index at the end", "beyond-the-end", made.proof({ ...parts, index: 7 })],
    ["an empty log", "beyond-the-end", made.proof({ ...parts, index: 0, size: 0, root: made.rootOf([]), path: [] })],
    ["a path without its last hash", "path-too-short", made.proof({ ...parts, path: parts.path.slice(0, -1) })],
    ["no path at all", "path-too-short", made.proof({ ...parts, path: [] })],
    ["a path with a hash more", "path-too-long", made.proof({ ...parts, path: [...parts.path, Buffer.alloc(32)] })],
    ["a path of 10,000 hashes", "path-too-long", made.proof({ ...parts, path: Array(10_000).fill(hash) })],
    ["a path in the wrong order", "root-differs", made.proof({ ...parts, path: parts.path.toReversed() })],
    ["the index of the neighbour", "root-differs", made.proof({ ...parts, index: 5 })],
    ["another event with this path", "root-differs", made.proof({ ...parts, leaf: made.written(events[3]) })],
    ["a leaf that is an inner node", "root-differs", made.proof({ ...parts, leaf: Buffer.alloc(64) })]
  ]
  it.each(damage)("%s: %s", async (_, id, file) => {
    assert.strictEqual(await ending(file), id)
  })

  const stored = made.written(events[0])
  const deep = (levels: number) => `{"data":${"[".repeat(levels - 1)}${"]".repeat(levels - 1)}}`
  const records: ReadonlyArray<readonly [string, string, string]> = [
    ["bytes that are no JSON", "record-not-json", "no JSON"],
    ["JSON that ends too early", "record-not-json", stored.slice(0, -1)],
    ["a blank between members", "record-not-canonical", stored.replace(",", ", ")],
    ["members in another order", "record-not-canonical", '{"b":1,"a":2}'],
    ["a member that stands there twice", "record-not-canonical", '{"a":1,"a":2}'],
    ["a number with a needless part", "record-not-canonical", '{"a":1.0}'],
    ["minus zero", "record-not-canonical", '{"a":-0}'],
    ["a number that is not exact", "record-not-canonical", '{"a":9007199254740992}'],
    ["a needless escape", "record-not-canonical", '{"a":"\\u0061"}'],
    ["half a character", "record-not-canonical", '{"a":"\\ud800"}'],
    ["half a character in a name", "record-not-canonical", '{"\\ud800":1}'],
    ["lists within lists, one level too deep", "record-too-deep", deep(101)],
    ["lists within lists, as deep as a file can be", "record-too-deep", "[".repeat(700_000)],
    ["a list", "record-incomplete", "[]"],
    ["nothing", "record-incomplete", "null"],
    ["an event without a kind", "record-incomplete", made.written(made.event(1, { type: undefined }))],
    ["an event whose content is a list", "record-incomplete", made.written(made.event(1, { data: [] }))],
    ["an event that only inherits", "record-incomplete", `{"__proto__":${stored}}`],
    ["an event that calls itself another", "position-differs", made.written(made.event(2))]
  ]
  it.each(records)("a log with, at this place, %s: %s", async (_, id, record) => {
    assert.strictEqual(await ending(alone(record)), id)
  })

  it("a log with, at this place, bytes that are no text: record-not-json", async () => {
    const leaf = Buffer.from([0x7b, 0xff, 0x7d])
    const only = made.partsOf([""], 0, log)
    assert.strictEqual(await ending(made.proof({ ...only, leaf, root: made.leafHash(leaf) })), "record-not-json")
  })

  const keys: ReadonlyArray<readonly [string, string, string]> = [
    ["no key", "key-missing", " "],
    ["a word", "key-malformed", "sleutel"],
    ["a key with half its base64", "key-malformed", log.text.slice(0, -3)],
    ["a key under another name", "key-differs", log.text.replace("woensel", "strijp")],
    ["a key with another id", "key-differs", log.text.replace(/\+[0-9a-f]{8}\+/, "+00000000+")],
    ["the key of a witness", "key-not-of-log", library.text],
    ["a private key of a log", "key-private", "PRIVATE+KEY+x+00000000+AAAA"],
    ["a private key of a program", "key-private", "-----BEGIN PRIVATE KEY-----\nAAAA"]
  ]
  it.each(keys)("to check with %s: %s", async (_, id, key) => {
    assert.strictEqual(await ending(good, key), id)
  })

  it("to check with a witness that is a log, and with a hundred and one witnesses", async () => {
    assert.strictEqual(await ending(good, log.text, log.text), "key-not-of-witness")
    assert.strictEqual(await ending(good, log.text, ...Array(101).fill(library.text)), "too-many-witnesses")
    assert.strictEqual(await ending(good, log.text, ...Array(100).fill(library.text)), "holds")
  })

  it("a forged signature: one of another text, and a short one", async () => {
    const forged = { ...log, line: () => log.line("another text\n") }
    assert.strictEqual(await ending(made.proof({ ...parts, signers: [forged] })), "signature-fails")
    const [, , coded = ""] = log.line("").split(" ")
    const id = Buffer.from(coded, "base64").subarray(0, 4)
    for (const length of [1, 63, 65, 72]) {
      const short = `— ${log.name} ${Buffer.concat([id, Buffer.alloc(length)]).toString("base64")}\n`
      const proof = made.proof({ ...parts, signers: [{ ...log, line: () => short }] })
      assert.strictEqual(await ending(proof), "signature-fails")
    }
  })

  it("a witness whose signature is too short or too long to be one", async () => {
    const [, , coded = ""] = library.line("").split(" ")
    const whole = Buffer.from(coded, "base64")
    for (const length of [1, 7, 8, 71, 73]) {
      const bytes = Buffer.concat([whole, Buffer.alloc(1)]).subarray(0, 4 + length)
      const odd = { ...library, line: () => `— ${library.name} ${bytes.toString("base64")}\n` }
      const proof = made.proof({ ...parts, signers: [log, odd] })
      assert.strictEqual(await ending(proof, log.text, library.text), "witness-fails")
    }
  })

  it("a good signature beside one of a known key that fails", async () => {
    const forged = (one: made.Signer) => ({ ...one, line: () => one.line("another text\n") })
    const beside = (...more: Array<made.Signer>) => made.proof({ ...parts, signers: [log, ...more] })
    assert.strictEqual(await ending(beside(forged(log))), "signature-fails")
    assert.strictEqual(await ending(beside(forged(library)), log.text, library.text), "witness-fails")
    assert.strictEqual(await ending(beside(forged(library))), "holds")
  })

  it("a proof that ends anywhere before its end", async () => {
    for (let length = 0; length < good.length; length++) {
      assert.notStrictEqual(await ending(good.slice(0, length)), "holds", `cut to ${length} characters`)
    }
  })

  it("every single bit that is flipped, in every byte of the file", { timeout: 120_000 }, async () => {
    const small = Buffer.from(made.proof(made.partsOf(events.slice(0, 2), 1, log)))
    assert.strictEqual(await ending(small), "holds")
    const survivors: Array<string> = []
    for (let bit = 0; bit < small.length * 8; bit++) {
      const flipped = Buffer.from(small)
      flipped[bit >> 3] = (small[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      if ((await ending(flipped)) === "holds") survivors.push(`bit ${bit & 7} of byte ${bit >> 3}`)
    }
    assert.deepStrictEqual(survivors, [])
  })

  it("every flipped bit but one in a line of a signer that nobody gave the key of", { timeout: 120_000 }, async () => {
    const text = made.proof({ ...made.partsOf(events.slice(0, 1), 0, log), signers: [log, archive] })
    const small = Buffer.from(text)
    const begin = Buffer.from(text.slice(0, text.lastIndexOf("—"))).length
    let held = 0
    for (let bit = begin * 8; bit < small.length * 8; bit++) {
      const flipped = Buffer.from(small)
      flipped[bit >> 3] = (small[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      const answer = await asked(flipped)
      if (answer.outcome !== "holds") continue
      held++
      assert.lengthOf(answer.unchecked, 1)
      assert.deepStrictEqual([answer.witnesses, answer.event.position], [[], 1])
    }
    assert.isAbove(held, 100)
    assert.notStrictEqual(await ending(small, log.text, archive.text), "witness-fails")
  })

  it("to say anything where Ed25519 is missing, or a browser fails", async () => {
    const answer = async (subtle: unknown) => {
      const answer = await check({ proof: good, key: log.text }, subtle)
      return answer.outcome === "holds" ? "holds" : answer.reason.id
    }
    const { subtle } = globalThis.crypto
    const digest = subtle.digest.bind(subtle)
    const unknown = () => Promise.reject(new DOMException("unknown", "NotSupportedError"))
    const odd = () => Promise.reject(new DOMException("odd", "DataError"))
    assert.strictEqual(await answer({ digest, importKey: unknown }), "cannot-check")
    assert.strictEqual(await answer({ digest, importKey: odd }), "key-malformed")
    assert.strictEqual(await answer({ digest: unknown }), "went-wrong")
  })

  it("for no other reason than those tested here", () => {
    const tested = [...damage, ...records, ...keys].map(([, id]) => id)
    const apart = ["cannot-check", "key-not-of-witness", "signature-fails", "too-many-witnesses", "went-wrong"]
    assert.sameMembers([...new Set([...tested, ...apart, "witness-fails"])], Object.keys(reasons))
  })
})

describe("what the offline verifier tells", () => {
  const shown = async (event: object, language: "nl" | "en" = "nl") =>
    textOf(account(await holding(alone(event)), language))

  it("is which event, of which alliance, in which checkpoint, and who else signed", async () => {
    const answer = await holding(made.proof({ ...parts, signers: [log, library] }), log.text, library.text)
    const dutch = account(answer, "nl")
    assert.strictEqual(dutch.word, "Klopt")
    assert.include(dutch.sentence, "Gebeurtenis 5 (PledgeMade)")
    assert.include(dutch.sentence, log.name)
    // The same that the library prints in minutes and beside a checkpoint.
    const fingerprint = shortFingerprint({ size: 7, root: parts.root.toString("hex") })
    for (const line of [
      "Soort: PledgeMade",
      "Kenmerk: 00000000-0000-7000-8000-000000000005",
      "Nummer: 5",
      "Gebeurd: tussen 22 januari 2024 en 28 januari 2024",
      "In de woorden van toen: vorige week",
      "Vastgelegd: 2 februari 2024 om 10:15:00 (Nederlandse tijd)",
      "Wie handelde: representative, namens bibliotheek",
      "contribution: ",
      "text: Twee uur in de week.",
      "Aantal gebeurtenissen: 7",
      `Korte vingerafdruk: ${fingerprint}`,
      `Gecontroleerd met: ${log.text}`,
      "bibliotheek.example/getuige: 1 maart 2024 om 14:33:20 (Nederlandse tijd)"
    ]) {
      assert.include(textOf(dutch), line)
    }
    const english = textOf(account(answer, "en"))
    assert.include(english, "Happened: between 22 January 2024 and 28 January 2024")
    assert.include(english, "Recorded: 2 February 2024 at 10:15:00 (Dutch time)")
    assert.include(english, "Who acted: representative, on behalf of bibliotheek")
  })

  it("comes with what it does not prove, whenever something holds, in both languages", async () => {
    for (const [language, title] of [
      ["nl", "Wat dit niet bewijst"],
      ["en", "What this does not prove"]
    ] as const) {
      const { parts } = account(await holding(good), language)
      const last = parts.at(-1)
      assert.strictEqual(last?.title, title)
      assert.lengthOf(last?.lines ?? [], 5)
    }
  })

  it.each([
    [{ said: "2 mei", earliest: "2024-05-02", latest: "2024-05-02" }, "2 mei 2024", "2 mei"],
    [{ said: "2 mei 2024", earliest: "2024-05-02", latest: "2024-05-02" }, "2 mei 2024", undefined],
    [{ said: "onlangs", latest: "2024-02-01" }, "niet later dan 1 februari 2024", "onlangs"],
    [{ said: "sinds mei", earliest: "2024-05-01" }, "niet eerder dan 1 mei 2024", "sinds mei"],
    [{ said: "al jaren" }, undefined, "al jaren"],
    [{ said: "ooit", latest: "2024-13-45" }, "niet later dan 2024-13-45", "ooit"],
    [{ said: "toen", latest: "2024-02-01T25:00:00Z" }, "niet later dan 2024-02-01T25:00:00Z", "toen"],
    [{ latest: 4, said: [] }, undefined, undefined]
  ])("is a time in words: %j", async (occurred, time, said) => {
    const lines = await shown(made.event(1, { occurred }))
    const after = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2)
    assert.deepStrictEqual([after("Gebeurd"), after("In de woorden van toen")], [time, said])
  })

  it("is that something is sealed, and nothing of the box", async () => {
    const text = ["Zij meldt ", { subject: "5d3c9a52", text: made.sealed() }, " dat het kan."]
    const data = { name: made.sealed(), text, list: ["a", made.sealed()], odd: { $sealed: "x", box: "GEHEIM" } }
    const answer = await holding(alone(made.event(1, { data })))
    assert.notMatch(JSON.stringify(answer), /QUJDREVG|GEHEIM|5d3c9a52-8f1e/)
    const lines = textOf(account(answer, "nl"))
    for (const line of ["name: verzegeld", "-: verzegeld", "odd: verzegeld"]) assert.include(lines, line)
    assert.include(lines, "text: Zij meldt [verzegeld] dat het kan.")
    assert.include(await shown(made.event(1, { data }), "en"), "text: Zij meldt [sealed] dat het kan.")
  })

  it("is every member of the record, also one that is called like no other", async () => {
    const data = JSON.parse('{"__proto__":{"constructor":"x"},"toString":[],"hash":null,"yes":true,"no":false,"n":0.5}')
    const lines = await shown(made.event(1, { data, unheard: { of: "this" } }))
    for (const line of [
      "__proto__: ",
      "constructor: x",
      "toString: leeg",
      "hash: leeg",
      "yes: ja",
      "no: nee",
      "n: 0.5"
    ]) {
      assert.include(lines, line)
    }
    assert.include(lines, "of: this")
  })

  it("is the record where nobody acted, or not in the usual way", async () => {
    for (const actor of [undefined, null, "somebody", { role: made.sealed() }, { role: 1, onBehalfOf: 2 }]) {
      const lines = await shown(made.event(1, { actor }))
      assert.isFalse(lines.some((line) => line.startsWith("Wie handelde")))
      assert.strictEqual(
        lines.some((line) => line.startsWith("actor")),
        actor !== undefined
      )
    }
  })

  it("shows each character that would steer a terminal or turn the direction of reading", async () => {
    const data = { text: "a\u001b[2Jb\u202ec\u009bd\r\u2028e\nf" }
    const [, line] = (await shown(made.event(1, { data }))).join("\0").split("\0text: ")
    assert.strictEqual(line?.split("\0")[0], "a\\u{1b}[2Jb\\u{202e}c\\u{9b}d\\u{d}\\u{2028}e\nf")
    const named = made.signer("pact\u202ewerk.example")
    const answer = await holding(made.proof(made.partsOf(events, 0, named)), named.text)
    assert.notInclude(JSON.stringify(account(answer, "nl")), "\u202e")
  })

  it("goes as deep as a record may be, and brackets within a text are no lists", async () => {
    const text = `"${"[".repeat(200)}\\"`
    assert.include(await shown(made.event(1, { data: { text } })), `text: ${text}`)
    const nested = JSON.parse(`${"[".repeat(98)}${"]".repeat(98)}`)
    assert.include(await shown(made.event(1, { data: { nested } })), "nested: ")
  })

  it("is in the same words for both: no language lacks a sentence", () => {
    for (const { nl, en } of Object.values(reasons)) {
      const facts = (sentence: string) => [...sentence.matchAll(/\{\w+\}/g)].map(([fact]) => fact).sort()
      assert.deepStrictEqual(facts(nl), facts(en))
    }
  })
})

describe("canonical JSON, as the offline verifier writes it,", () => {
  it.each([
    ['{"b":1,"a":[2,{"d":1,"c":0}]}', '{"a":[2,{"c":0,"d":1}],"b":1}'],
    ['{"\\ud83d\\ude00":1,"\\ufb33":2}', '{"\u{1f600}":1,"\ufb33":2}'],
    ['"\\u0000\\u001f\\b\\t\\n\\f\\r\\"\\\\\\/\\u007f\\u2028"', '"\\u0000\\u001f\\b\\t\\n\\f\\r\\"\\\\/\u007f\u2028"'],
    ["[1e21,1]", undefined],
    ["[1e-7,0.30000000000000004,5e-324,-0,1.50]", "[1e-7,0.30000000000000004,5e-324,0,1.5]"],
    ['{"__proto__":1,"10":2,"9":3}', '{"10":2,"9":3,"__proto__":1}'],
    ['["\\udc00"]', undefined],
    ["null", "null"]
  ])("%s", (given, expected) => {
    assert.strictEqual(canonical(JSON.parse(given)), expected)
  })
})
