import { readdirSync, readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"

const src = new URL("../src/", import.meta.url)
const shared = new Set(["kernel", "alliance", "analysis", "views", "testing", "index.ts"])
const folders = readdirSync(src)
const rooms = folders.filter((name) => !shared.has(name))
const files = (folder: string) =>
  readdirSync(new URL(`${folder}/`, src), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
/** What stands below the kernel. */
const chambers = ["kernel/own", "kernel/privacy", "kernel/proof"]
const text = (folder: string, file: string) => readFileSync(new URL(`${folder}/${file}`, src), "utf8")
const neighbours = (folder: string) =>
  files(folder)
    .flatMap((file) => [...text(folder, file).matchAll(/from "\.\.\/([\w-]+)\/([\w-]+)/g)])
    .map(([, room, file]) => ({ room, file }))

/** Longer than 150 lines, each with its reason. */
const long = new Map([
  ["meetings/decider.ts", "eleven commands"],
  ["meetings/rules.ts", "its rules, each with its source and its example, in both languages"],
  ["programme/decider.ts", "ten commands"],
  ["programme/rules.ts", "its rules, each with its source and its example, in both languages"],
  ["agreement/decider.ts", "eight commands"],
  ["agreement/rules.ts", "its rules, each with its source and its example, in both languages"],
  ["feedback/decider.ts", "six commands, and the windows they turn on"],
  ["feedback/rules.ts", "its rules, each with its source and its example, in both languages"],
  ["membership/decider.ts", "five commands, and who represents whom"],
  ["coalitions/decider.ts", "ten commands"],
  ["coalitions/rules.ts", "its rules, each with its source and its example, in both languages"],
  ["initiatives/decider.ts", "six commands, and the phases they turn on"],
  ["initiatives/rules.ts", "its rules, each with its source and its example, in both languages"],
  ["mandate/decider.ts", "twelve commands"],
  ["mandate/events.ts", "twelve events"],
  ["mandate/rules.ts", "its rules, each with its source and its example, in both languages"],
  ["mandate/words.ts", "twelve events in both languages"],
  ["office/decider.ts", "six commands, and who holds which role"],
  ["pledges/decider.ts", "five commands, and the calls they answer"],
  ["pledges/rules.ts", "its rules, each with its source and its example, in both languages"],
  ["council/decider.ts", "five commands"],
  ["alliance/rooms.ts", "every room and every door on one page"],
  ["alliance/reactions.ts", "every reaction of the alliance on one page"],
  ["kernel/alliance.ts", "the shell is one function: ask, observe, check and look, over one state"],
  ["kernel/journal.ts", "a log over compare-and-set: judge, commit, look again"],
  ["testing/scenes.ts", "six scenes, each a list of events"],
  ["testing/cases/dcb.ts", "thirty cases of one list"],
  ["kernel/own/decider.ts", "ten commands"],
  ["kernel/own/rules.ts", "its rules, each with its source and its example, in both languages"],
  ["kernel/names.ts", "every id of the alliance in one place"],
  ["kernel/norms.ts", "the rules that guard commands of more than one room"],
  ["kernel/compose.ts", "one function, one page: how rooms become an alliance"],
  ["kernel/door.ts", "the typed surface of an opened alliance, and what is behind it"]
])

describe("floor plan", () => {
  it("has the fourteen rooms of the house", () =>
    expect(rooms).toEqual([
      "agreement",
      "charter",
      "claims",
      "coalitions",
      "council",
      "feedback",
      "followups",
      "initiatives",
      "mandate",
      "meetings",
      "membership",
      "office",
      "pledges",
      "programme"
    ]))
  it.each(rooms)("%s knows the kernel and no other room", (room) => {
    expect(neighbours(room).filter((next) => next.room !== "kernel")).toEqual([])
  })
  it.each([...rooms, "kernel/own"])("%s has its four files and no other", (room) => {
    expect(files(room)).toEqual(["decider.ts", "events.ts", "rules.ts", "words.ts"])
  })
  it("the kernel knows no room", () => expect(neighbours("kernel")).toEqual([]))
  it("views know events and rules, never a decider", () => {
    const known = neighbours("views").filter(({ room }) => room !== "kernel" && room !== "views")
    expect(known.filter(({ file }) => file !== "events" && file !== "rules")).toEqual([])
  })
  it("nothing in core needs Node", () => {
    for (const folder of [...folders.filter((name) => !name.endsWith(".ts")), ...chambers]) {
      for (const file of files(folder)) expect(text(folder, file), `${folder}/${file}`).not.toMatch(/from "node:/)
    }
  })
  it("there is no barrel but the entries of the package", () => {
    const barrels = folders
      .filter((name) => !name.endsWith(".ts"))
      .filter((folder) => files(folder).includes("index.ts"))
    expect(barrels).toEqual(["analysis", "testing", "views"])
  })
  it.each([...folders.filter((name) => !name.endsWith(".ts")), ...chambers])(
    "%s casts nothing without a reason, and keeps its files short",
    (folder) => {
      for (const file of files(folder)) {
        const code = text(folder, file)
          .replaceAll(/^(?:import|export) [^"]* from ".*"$/gm, "")
          .replaceAll(/^ *\/\/.*\n.*$/gm, "") // A comment just above says why.
          .replaceAll(/^ *(?:\/\*\*|\*).*$|"[^"\n]*"|`[^`]*`/gm, "")
        expect(code, `${folder}/${file}`).not.toMatch(/ as (?!const)\w|\bany\b|@ts-|[\w)\]]!(?!=)/)
        const length = text(folder, file).split("\n").length
        if (!long.has(`${folder}/${file}`)) expect(length, `${folder}/${file}`).toBeLessThanOrEqual(151)
      }
    }
  )
})
