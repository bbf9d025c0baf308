/** The shell around the decider: what it reads, what it asks of the log, and what it does when that says no. */
import { Effect, Stream } from "effect"
import { describe, expect, it } from "vitest"
import { alliance } from "../../src/alliance/rooms.ts"
import { makeAlliance } from "../../src/kernel/alliance.ts"
import { contextOf } from "../../src/kernel/audit.ts"
import { type Condition, Conflict, EventLog, everything, LogError, type Span } from "../../src/kernel/event-log.ts"
import { layerMemory } from "../../src/kernel/memory.ts"
import { CommandId, Day, EventId, Position } from "../../src/kernel/names.ts"
import { Command, rules } from "../../src/kernel/own/decider.ts"
import { layerMemoryKeys } from "../../src/kernel/privacy/keys.ts"
import { layerRefusals } from "../../src/kernel/refusals.ts"
import { onDay } from "../../src/kernel/when.ts"
import { names } from "../../src/views/names.ts"
import { anna, bram, secretary } from "../rooms/situations.ts"

const introduce = (person = anna, name = "Anna de Wit") => Command.cases.IntroducePerson.make({ person, name })
const asking = (id: string) => ({ id: CommandId.make(id), actor: secretary })
const told = { occurred: onDay(Day.make("2024-02-16")), source: { document: "verslag" }, certainty: "stated" } as const

type Log = EventLog["Service"]

/** Runs against a log in memory, of which some answers are changed or looked at. */
const on = <A, E>(
  change: (log: Log) => Partial<Log>,
  run: (shell: Effect.Success<ReturnType<typeof shellOf>>, log: Log) => Effect.Effect<A, E>
) =>
  Effect.gen(function* () {
    const log = yield* EventLog
    return yield* run(yield* shellOf(alliance).pipe(Effect.provideService(EventLog, { ...log, ...change(log) })), log)
  }).pipe(Effect.provide([layerMemory, layerRefusals(layerMemory), layerMemoryKeys]), Effect.runPromise)
const shellOf = (subject: typeof alliance) => makeAlliance(subject)
const asItIs = () => ({})

describe("the shell", () => {
  it("reads only what it has not read yet", () => {
    const asked: Array<Span["after"]> = []
    const read: (log: Log) => Log["read"] = (log) => (query, span) => {
      if (query.items.length === 0 && span?.after !== undefined) asked.push(span.after)
      return log.read(query, span)
    }
    return on(
      (log) => ({ read: read(log) }),
      Effect.fnUntraced(function* ({ ask, state }) {
        yield* ask(introduce(), asking("a"))
        expect((yield* state).position).toBe(1)
        yield* ask(introduce(bram, "Bram Smit"), asking("b"))
        const { position, state: now } = yield* state
        expect([position, Object.keys(now.kernel.persons)]).toEqual([2, [anna, bram]])
        yield* state
        expect(asked).toEqual([0, 0, 1, 1, 2])
      })
    )
  })

  it("asks the log to record only while nobody recorded the same command", () => {
    const conditions: Array<Condition | undefined> = []
    return on(
      (log) => ({
        append: (events, condition) => {
          conditions.push(condition)
          return log.append(events, condition)
        }
      }),
      Effect.fnUntraced(function* ({ ask }) {
        yield* ask(introduce(), asking("first"))
        yield* ask(introduce(bram, "Bram Smit"), asking("once"))
        expect(conditions.map((condition) => condition?.after)).toEqual([0, 1])
        expect(conditions[1]?.failIfEventsMatch.items).toContainEqual({ tags: ["command:once"] })
      })
    )
  })

  it("records once what comes twice in one evening", () =>
    on(
      asItIs,
      Effect.fnUntraced(function* ({ observeAll }, log) {
        const observation = { command: introduce(), observing: { ...asking("twice"), ...told } }
        const { receipt, stopped } = yield* observeAll([observation, observation], true)
        expect([receipt, stopped]).toEqual([{ first: 1, last: 1 }, []])
        expect(yield* Stream.runCollect(log.read(everything))).toHaveLength(1)
      })
    ))

  it("tries again after a conflict, and after nothing else", () => {
    // The first event of a log is tried twice each time: its id is what the log goes by.
    const conflicts = Array.from({ length: 4 }, () => new Conflict({ at: Position.make(1) }))
    const answers = [...conflicts, new LogError({ reason: "Unavailable", cause: "no line" })]
    let tries = 0
    return on(
      () => ({ append: () => Effect.fail(answers[tries++] ?? new LogError({ reason: "Encoding", cause: "again" })) }),
      Effect.fnUntraced(function* ({ ask }) {
        const fault = yield* Effect.flip(ask(introduce(), asking("a")))
        expect([fault._tag, fault.message, tries]).toEqual(["LogError", "no line", 5])
      })
    )
  })

  it("records after conflicts that have passed", () => {
    let tries = 0
    const conflict = new Conflict({ at: Position.make(1) })
    return on(
      (log) => ({ append: (...asked) => (++tries < 4 ? Effect.fail(conflict) : log.append(...asked)) }),
      Effect.fnUntraced(function* ({ ask }) {
        expect(yield* ask(introduce(), asking("a"))).toMatchObject({ first: 1, isRepeat: false })
        expect(tries).toBe(4)
      })
    )
  })

  it("knows what it has recorded, in a check and in an audit", () =>
    on(
      asItIs,
      Effect.fnUntraced(function* ({ ask, audit, check, state }, log) {
        yield* ask(introduce(), asking("a"))
        yield* state
        const [introduced] = yield* Stream.runCollect(log.read(everything))
        const correct = (corrects: EventId) =>
          Command.cases.RecordCorrection.make({ corrects, reads: "Anna de Wit-Smit", because: "Tikfout." })
        const known = introduced?.id ?? nobody
        expect((yield* check(correct(known), secretary)).refused).toBeUndefined()
        expect((yield* check(correct(nobody), secretary)).refused?.broken).toEqual([rules.appendOnly.id])
        yield* ask(correct(known), asking("b"))
        expect(yield* audit).toEqual([])
        expect(introduced && contextOf(introduced).isRecorded(nobody)).toBe(true)
      })
    ))

  it("shows a view and its state at any position", () =>
    on(
      asItIs,
      Effect.fnUntraced(function* ({ ask, at, project }) {
        yield* ask(introduce(), asking("a"))
        yield* ask(introduce(bram, "Bram Smit"), asking("b"))
        const one = Position.make(1)
        expect(Object.keys((yield* at(one)).kernel.persons)).toEqual([anna])
        expect(JSON.stringify(yield* project(names)(one))).not.toContain("Bram Smit")
        expect(JSON.stringify(yield* project(names)(Position.make(2)))).toContain("Bram Smit")
      })
    ))

  it("a room that decides nothing and refuses nothing is a mistake in the program", async () => {
    const silent = { ...alliance, decide: () => ({ events: [], refused: undefined }) }
    const asked = Effect.flatMap(shellOf(silent), ({ ask }) => ask(introduce(), asking("a")))
    const run = asked.pipe(
      Effect.provide([layerMemory, layerRefusals(layerMemory), layerMemoryKeys]),
      Effect.runPromise
    )
    await expect(run).rejects.toThrow("`IntroducePerson` decided nothing, and was not refused")
  })
})

const nobody = EventId.make("ffffffff-0000-4000-8000-000000000000")
