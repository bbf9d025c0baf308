/** The command line: which events the log shows, on a terminal and to programs, and how the shell completes. */
import { execFileSync, spawnSync } from "node:child_process"
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs"
import path from "node:path"
import {
  Analysis,
  addDays,
  alliance,
  around,
  Day,
  onDay,
  type Recorded,
  recently,
  rooms,
  type When
} from "@pactwerk/core"
import { arbitraryHistory, prelude } from "@pactwerk/core/testing"
import { Result } from "effect"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type Choice, chosenFrom } from "../src/cli/choosing.ts"
import { run } from "../src/cli/main.ts"
import { page, pagerIn } from "../src/cli/pager.ts"
import { bin, cli, copy, document, empty, masterKey, opening, where } from "./cli-fixtures.ts"

/** What nobody asks for. */
const open: Choice = { actor: [], room: [], since: undefined, until: undefined, known: undefined, possible: false }
const shown = async (...typed: ReadonlyArray<string>): Promise<ReadonlyArray<number>> => {
  const { events } = document(await cli(["log", "--json", ...typed], { folder: copy() }))
  return JSON.parse(JSON.stringify(events)).map(({ position }: Recorded) => position)
}

describe("the events that are shown", () => {
  const vague = (day: Day): fc.Arbitrary<When> =>
    fc
      .integer({ min: -9, max: 0 })
      .map((days) => addDays(day, days))
      .chain((on) =>
        fc.constantFrom<When>(
          onDay(on),
          around(on, 3, "rond die dag"),
          recently(on, "onlangs"),
          { said: "later", earliest: on, precision: "about" },
          { said: "ooit", precision: "about" }
        )
      )
  const aLog: fc.Arbitrary<ReadonlyArray<Recorded>> = arbitraryHistory(alliance, { length: 20, observed: 0.2 }).chain(
    ({ log }) => {
      const events = log.map(({ recorded }) => recorded).filter(({ type }) => type !== "CorrectionRecorded")
      const times = fc.tuple(...events.map(({ recordedAt }) => vague(Day.make(recordedAt.slice(0, 10)))))
      return times.map((told) => events.map((one, index) => ({ ...one, occurred: told[index] ?? one.occurred })))
    }
  )
  const choice = (log: ReadonlyArray<Recorded>): fc.Arbitrary<Choice> => {
    const days = log.flatMap(({ occurred: { earliest, latest } }) =>
      [earliest, latest].filter((one) => one?.length === 10)
    )
    const bound = fc.oneof(fc.constantFrom(...days, "2024-01-01"), fc.nat({ max: log.length + 2 }))
    const perhaps = <A>(of: fc.Arbitrary<A>) => fc.option(of, { nil: undefined })
    const actors = log.flatMap(({ actor: { onBehalfOf = "nobody", role } }) => [role, onBehalfOf])
    return fc.record({
      actor: fc.array(fc.constantFrom(...actors, "nobody"), { maxLength: 2 }),
      room: fc.array(fc.constantFrom(...Object.keys(rooms)), { maxLength: 3 }),
      since: perhaps(bound),
      until: perhaps(bound),
      known: perhaps(
        fc.oneof(fc.nat({ max: log.length }), fc.constantFrom(...log.map(({ recordedAt }) => recordedAt)))
      ),
      possible: fc.boolean()
    })
  }
  /** Whether an event is one of them, by itself; days are compared as text. */
  const naive = (log: ReadonlyArray<Recorded>, { actor, known, possible, room, since, until }: Choice) => {
    const first = log.find(({ position, recordedAt }) =>
      typeof known === "number" ? position > known : known !== undefined && Date.parse(recordedAt) > Date.parse(known)
    )
    return log.filter((one) => {
      const { earliest, latest } = one.occurred
      if (first !== undefined && one.position >= first.position) return false
      if (typeof since === "number" && one.position < since) return false
      if (typeof until === "number" && one.position > until) return false
      if (typeof since === "string" && !(possible ? (latest ?? "9") >= since : (earliest ?? "0") >= since)) return false
      if (typeof until === "string" && !(possible ? (earliest ?? "0") <= until : (latest ?? "9") <= until)) return false
      const { onBehalfOf, person, role } = one.actor
      if (actor.length > 0 && ![role, person, onBehalfOf].some((who) => who !== undefined && actor.includes(who)))
        return false
      const homes = Object.entries(rooms).filter(([, { Event }]) => one.type in Event.cases)
      return room.length === 0 || homes.some(([name]) => room.includes(name))
    })
  }

  it("are those that a look at each by itself gives, in the order of the log", () => {
    fc.assert(
      fc.property(
        aLog.chain((log) => fc.tuple(fc.constant(log), fc.array(choice(log), { minLength: 20, maxLength: 20 }))),
        ([log, choices]) => {
          for (const one of choices) expect(Result.getOrThrow(chosenFrom(log, one))).toEqual(naive(log, one))
        }
      ),
      { numRuns: 20 }
    )
  }, 60_000)
  it("follow a correction of when they happened", () => {
    fc.assert(
      fc.property(aLog, (log) => {
        const day = Day.make("2024-03-01")
        for (const possible of [false, true]) {
          const [by, since] = [
            { ...open, until: day, possible },
            { ...open, since: addDays(day, 1), possible: !possible }
          ].map((one) => Result.getOrThrow(chosenFrom(log, one)))
          expect(by).toEqual(Result.getOrThrow(Analysis.select(log, { on: day, possible })))
          expect([...(by ?? []), ...(since ?? [])].sort((one, other) => one.position - other.position)).toEqual(log)
        }
      }),
      { numRuns: 20 }
    )
  })
  it("can be of one room, by one actor, and between two events", async () => {
    const charter = new Set(Object.keys(rooms.charter.Event.cases))
    expect(await shown("--room", "charter")).toEqual(where(({ _tag }) => charter.has(_tag)))
    expect(await shown("--actor", "chair")).toHaveLength(prelude.length)
    expect(await shown("--actor", "mayor")).toEqual([])
    expect(await shown("--since", "#3", "--until", "#5")).toEqual([3, 4, 5])
    expect(await shown("--since", "#3", "--known", "#4", "--type", "PactSigned")).toEqual([])
    expect(await shown("--until", String(opening), "--type", "FeedbackOpened")).toEqual([opening])
  })
  it("can be of a day, and of what was known", async () => {
    expect(await shown("--since", "2024-02-15", "--until", "2024-02-15")).toHaveLength(prelude.length)
    expect(await shown("--since", "2024-02-16")).toEqual([])
    expect(await shown("--since", "2024-02-15T12:00:00+01:00", "--possible")).toHaveLength(prelude.length)
    expect(await shown("--since", "2024-02-15T12:00:00+01:00")).toEqual([])
    expect(await shown("--until", "2024-02-14")).toEqual([])
    expect(await shown("--known", "2024-02-14")).toEqual([])
    expect(await shown("--known", "#2", "--possible")).toEqual([1, 2])
  })
  it.each([
    [["--room", "feedbak"], 2, "Bedoelde u feedback?"],
    [["--since", "2024-02-30"], 2, "Bedoelde u 2024-02-29?"],
    [["--until", "2024-02-30"], 2, "Bedoelde u 2024-02-29?"],
    [["--known", "2024-02-30"], 2, "Bedoelde u 2024-02-29?"],
    [["--at", "2024-02-16", "--since", "2024-02-01"], 2, "Kies --op"],
    [["--actor", "chiar"], 0, "Geen gebeurtenis voldoet hieraan. Bedoelde u chair?"]
  ])("%j gets the nearest that can be shown", async (typed, code, advice) => {
    const ended = await cli(["log", ...typed], { folder: copy() })
    expect(ended.code).toBe(code)
    expect(ended.err).toContain(advice)
    expect(ended.out).toBe("")
  })
})

describe("what does not fit on a terminal", () => {
  /** What went to the terminal, and what to the pager. */
  const onTerminal = async (typed: ReadonlyArray<string>, { env = {}, rows = 10, works = true } = {}) => {
    const [told, read]: [Array<string>, Array<string>] = [[], []]
    const stdout = { isTTY: true, rows, columns: 80, write: (text: string) => told.push(text) }
    async function* nothing() {}
    const code = await run(typed, {
      folder: copy(),
      env: { PACTWERK_MASTER_KEY: masterKey, PACTWERK_KEYS: "pactwerk-keys.db", ...env },
      stdin: nothing(),
      stdout,
      stderr: { write: () => {} },
      page: async (text) => {
        read.push(text)
        return works
      }
    })
    expect(code).toBe(0)
    return { out: told.join(""), paged: read.join("") }
  }
  const bold = "\u001b[1m#1\u001b[22m"

  it("goes through the pager, with its colours; what fits, and what is for programs, does not", async () => {
    const long = await onTerminal(["log"])
    expect(long.out).toBe("")
    expect(long.paged).toContain(bold)
    expect((await onTerminal(["log"], { rows: 1000 })).paged).toBe("")
    expect((await onTerminal(["log", "--jsonl"])).paged).toBe("")
    expect((await onTerminal(["log", "--json"])).paged).toBe("")
  })
  it("is shown at once where that is asked, and where the pager is not there", async () => {
    expect((await onTerminal(["log", "--no-pager"])).paged).toBe("")
    expect((await onTerminal(["log", "--no-pager"])).out).toContain(bold)
    expect((await onTerminal(["log"], { works: false })).out).toContain(bold)
  })
  it("has no colour where somebody wants none", async () => {
    for (const { paged } of [
      await onTerminal(["log"], { env: { NO_COLOR: "1" } }),
      await onTerminal(["log", "--no-color"])
    ]) {
      expect(paged).toContain("#1")
      expect(paged).not.toContain("\u001b")
    }
  })
  it("goes to the pager of the environment, to less without one, and to none where that is said", () => {
    expect(pagerIn({ PAGER: "most" })).toBe("most")
    expect(pagerIn({})).toBe("less")
    expect([{ PAGER: "" }, { PAGER: "cat" }, { TERM: "dumb" }].map(pagerIn)).toEqual([undefined, undefined, undefined])
  })
  it("reaches that program whole, which is told how to show colours; a program that is not there is no answer", async () => {
    const file = path.join(empty(), "read")
    const env = { ...process.env, LESS: undefined }
    expect(await page(`cat > ${file}; echo $LESS >> ${file}`, "één\ntwee\n", env)).toBe(true)
    expect(readFileSync(file, "utf8")).toBe("één\ntwee\nFRX\n")
    expect(await page("exit 1", "x".repeat(1_000_000), env)).toBe(true)
    expect(await page("pactwerk-no-such-pager 2> /dev/null", "x", env)).toBe(false)
  })
})

describe("the shell completes", () => {
  const exists = (shell: string) => spawnSync("sh", ["-c", `command -v ${shell}`]).status === 0
  /** What a shell says when it has read our script, with `pactwerk` on its path. */
  const inShell = async (shell: string, program: string) => {
    const folder = empty()
    mkdirSync(path.join(folder, "bin"))
    symlinkSync(bin, path.join(folder, "bin", "pactwerk"))
    writeFileSync(path.join(folder, "completion"), (await cli(["completion", shell], { folder })).out)
    const PATH = `${path.join(folder, "bin")}:${path.dirname(process.execPath)}:${process.env.PATH}`
    return execFileSync(shell, ["-c", program], { cwd: folder, env: { ...process.env, PATH }, encoding: "utf8" })
  }
  it("in bash: commands, and the options of one", async () => {
    const asked = (...words: ReadonlyArray<string>) =>
      `COMP_WORDS=(${words.map((word) => `"${word}"`).join(" ")}); COMP_CWORD=${words.length - 1}
       current="\${COMP_WORDS[COMP_CWORD]}"; _pactwerk; printf '%s\\n' "\${COMPREPLY[@]}"`
    const said = await inShell(
      "bash",
      `source ./completion; complete -p pactwerk; ${asked("pactwerk", "bis")}; ${asked("pactwerk", "log", "--poss")}`
    )
    expect(said.split("\n")).toEqual(expect.arrayContaining(["bisect", "--possible"]))
    expect(said).toMatch(/^complete .*-F _pactwerk.* pactwerk$/m)
  })
  it.runIf(exists("fish"))("in fish", async () => {
    expect(await inShell("fish", "source ./completion; complete -C 'pactwerk bis'")).toContain("bisect")
  })
  it.runIf(exists("zsh"))("in zsh", async () => {
    expect(
      await inShell("zsh", "autoload -U compinit; compinit -u; source ./completion; whence -w _pactwerk")
    ).toContain("function")
  })
  it.each(["fish", "zsh"])("%s has a script of its own, which asks this program", async (shell) => {
    if (!exists(shell)) console.log(`${shell} is not on this machine: its script is not tried in it`)
    expect((await cli(["completion", shell], { folder: empty() })).out).toMatch(
      new RegExp(`pactwerk ['"]?completion['"]? ['"]?${shell}`)
    )
  })
})
