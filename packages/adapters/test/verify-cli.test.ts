/** What `pactwerk verify` prints of a log that somebody altered: the place, what is wrong there, and exit code 5. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import path from "node:path"
import { describe, expect, it } from "vitest"
import { cli, copy, document, onTheDay } from "./cli-fixtures.ts"
import { tamper } from "./sqlite-fixtures.ts"

const origin = { PACTWERK_ORIGIN: "pactwerk.example/woensel-zuid" }
const run = (folder: string, ...typed: ReadonlyArray<string>) =>
  cli([...typed, ...onTheDay, "--lang", "en"], { folder, env: { HOME: folder, ...origin } })

/** Takes the place of one record; its id and hash go with it. */
const moved = (to: number, from: number) => `update event set position = ${to} where position = ${from}`

const altered: ReadonlyArray<readonly [what: string, sql: string, position: number, is: string, said: string]> = [
  [
    "one letter",
    "update event set body = replace(body, 'Raad', 'Baad') where position = 2",
    2,
    "changed",
    "is not what was"
  ],
  ["one bit of a hash", "update event set hash = zeroblob(32) where position = 3", 3, "changed", "is not what was"],
  ["the first record", "delete from event where position = 1", 1, "missing", "is missing"],
  ["a record in the middle", "delete from event where position = 5", 5, "missing", "is missing"],
  ["two that change places", [moved(99, 7), moved(7, 8), moved(8, 99)].join(";"), 7, "changed", "is not what was"],
  ["an id beside its record", "update event set id = 'x' || id where position = 4", 4, "unreadable", "not filed"],
  ["a type beside its record", "update event set type = 'Other' where position = 6", 6, "unreadable", "not filed"],
  ["a tag that is gone", "delete from tag where position = 9", 9, "unreadable", "not filed"]
]

describe("verify on the command line", () => {
  it.each(altered)("ends with 5, and names the place and what is wrong: %s", async (_, sql, position, is, said) => {
    const folder = copy()
    expect((await run(folder, "verify")).code).toBe(0)
    tamper(path.join(folder, "pactwerk.db"), sql)
    const ended = await run(folder, "verify", "--json")
    expect(ended.code).toBe(5)
    const damages = expect.arrayContaining([expect.objectContaining({ position, is })])
    expect(document(ended)).toMatchObject({ error: { kind: "integrity", damages } })
    const told = await run(folder, "verify")
    expect(told.code).toBe(5)
    expect(told.err).toContain(`#${position}: `)
    expect(told.err).toContain(said)
    expect(told.out).toBe("")
  })

  it("goes on behind what is wrong, names each place and counts them all", async () => {
    const folder = copy()
    tamper(path.join(folder, "pactwerk.db"), "update event set body = body || ' ' where position in (2, 3, 11, 17)")
    const { error } = document(await run(folder, "verify", "--json"))
    expect(error).toMatchObject({
      damaged: 4,
      damages: [2, 3, 11, 17].map((position) => ({ position, is: "changed" }))
    })
  })

  it("says of a log in lines that is altered where, and ends with 5", async () => {
    const folder = copy()
    expect((await run(folder, "backup", "kept.ndjson")).code).toBe(0)
    const file = path.join(folder, "kept.ndjson")
    writeFileSync(file, readFileSync(file, "utf8").replace("Bibliotheek", "Bibliotheak"))
    const ended = await run(folder, "verify", "--log", "kept.ndjson")
    expect(ended).toMatchObject({ code: 5, out: "", err: expect.stringContaining("position `5`") })
  })

  it("catches a cut and a tail written anew by a checkpoint; without one it says that it did not look", async () => {
    const folder = copy()
    expect((await run(folder, "checkpoint", "--out", "kept.txt")).code).toBe(0)
    const file = path.join(folder, "pactwerk.db")
    tamper(file, "delete from event where position > 15; delete from tag where position > 15")
    const marked = await run(folder, "verify")
    expect(marked).toMatchObject({ code: 5, err: expect.stringContaining("says that there were 17 events") })
    for (const name of readdirSync(folder)) if (name.includes("-mark-")) rmSync(path.join(folder, name))
    const alone = await run(folder, "verify")
    expect(alone.code).toBe(0)
    expect(alone.out).toContain("Not checked: whether the log was rewritten or cut")
    const cut = await run(folder, "verify", "--checkpoint", "kept.txt")
    expect(cut).toMatchObject({ code: 5, err: expect.stringContaining("there were 17 events then, 15 now") })
  })

  it("catches a log that went another way, though each of its hashes is right", async () => {
    const [kept, other] = [copy(), copy()]
    const introduce = async (folder: string, person: string) => {
      const asked = { _tag: "IntroducePerson", person, name: "Jo" }
      const line = ["ask", "-", "--role", "secretary", ...onTheDay]
      expect((await cli(line, { folder, stdin: JSON.stringify(asked) })).code).toBe(0)
    }
    await introduce(kept, "5b1d8a3c-9a0e-4c7e-8f43-0c6f0e1d2a3b")
    await introduce(other, "5b1d8a3c-9a0e-4c7e-8f43-0c6f0e1d2a3c")
    const file = path.join(other, "kept.txt")
    expect((await run(kept, "checkpoint", "--out", file)).code).toBe(0)
    expect((await run(other, "verify")).code).toBe(0)
    const ended = await run(other, "verify", "--checkpoint", "kept.txt")
    expect(ended).toMatchObject({ code: 5, err: expect.stringContaining("the first 18 events are others now") })
    expect((await run(kept, "verify", "--checkpoint", file)).code).toBe(0)
  })
})
