/** Stores that go wrong when appends come together, or are interrupted. */
import { Effect, Exit, Layer } from "effect"
import { Conflict, EventLog, LogError, matches } from "../../kernel/event-log.ts"
import { groupCommit, type Job, type Verdict } from "../../kernel/group.ts"
import { layerMemory } from "../../kernel/memory.ts"
import { Position } from "../../kernel/names.ts"
import { giveWay } from "../cases/case.ts"
import { changed, type Log, type StoreMutant, whole } from "./mutant.ts"
import { second } from "./second.ts"

/** Appends that come together are judged as a group. */
const grouped = (judge: (log: Log, jobs: ReadonlyArray<Job>) => Effect.Effect<ReadonlyArray<Verdict>, LogError>) =>
  Layer.effect(
    EventLog,
    Effect.gen(function* () {
      const log = yield* EventLog
      return { ...log, append: yield* groupCommit((jobs) => judge(log, jobs)) }
    })
  ).pipe(Layer.provide(Layer.fresh(layerMemory)))

const inTurn = (log: Log, jobs: ReadonlyArray<Job>) =>
  Effect.forEach(jobs, ({ condition, events }) => Effect.exit(log.append(events, condition)))

export const wrongTogether: ReadonlyArray<StoreMutant> = [
  {
    id: "conflict-spoils-group",
    what: "answers a whole group with the conflict of one",
    layer: grouped((log, jobs) =>
      Effect.map(inTurn(log, jobs), (verdicts) => {
        const spoilt = verdicts.find(Exit.isFailure)
        return spoilt === undefined ? verdicts : verdicts.map(() => spoilt)
      })
    ),
    fallsTo: ["together-verdicts", "together-guards"]
  },
  {
    id: "group-unseen",
    what: "judges each append of a group by the log as it was before the group",
    layer: grouped(
      Effect.fnUntraced(function* (log, jobs) {
        const before = yield* whole(log)
        return yield* Effect.forEach(jobs, ({ condition, events }) => {
          const isKnown = before.some(({ id }) => events.some((event) => event.id === id))
          const match = before.find(
            (event) =>
              condition !== undefined && event.position > condition.after && matches(condition.failIfEventsMatch, event)
          )
          return Effect.exit(
            match === undefined || isKnown ? log.append(events) : Effect.fail(new Conflict({ at: match.position }))
          )
        })
      })
    ),
    fallsTo: ["together-verdicts", "together-guards", "one-order"]
  },
  {
    id: "gaps-for-a-while",
    what: "gives positions before it writes, so that a later one can be seen first",
    layer: second({ positions: "given ahead" }),
    fallsTo: ["follow-once", "follow-late"]
  },
  {
    id: "positions-twice",
    what: "counts what is there, gives way, and writes at the next positions",
    layer: second({ positions: "counted ahead" }),
    fallsTo: ["together-dense", "one-order"]
  },
  {
    id: "last-come-first",
    what: "lets every other append wait for the next one",
    layer: changed((log) => {
      let asked = 0
      return {
        append: (events, condition) => Effect.andThen(giveWay(++asked % 2 === 0 ? 1 : 3), log.append(events, condition))
      }
    }),
    fallsTo: ["together-turns"]
  },
  {
    id: "queue-overflows",
    what: "refuses what its queue has no room for",
    layer: changed((log) => {
      let waiting = 0
      const full = new LogError({ reason: "Unavailable", cause: new RangeError("the queue is full") })
      return {
        append: Effect.fnUntraced(function* (events, condition) {
          if (waiting >= 10_000) return yield* full
          waiting += 1
          yield* giveWay(1)
          waiting -= 1
          return yield* log.append(events, condition)
        })
      }
    }),
    fallsTo: ["together-many"]
  },
  {
    id: "answers-too-soon",
    what: "gives a receipt before it writes",
    layer: changed((log) => ({
      append: Effect.fnUntraced(function* (events, condition) {
        if (condition !== undefined) return yield* log.append(events, condition)
        const { length } = yield* whole(log)
        yield* Effect.forkDetach(Effect.andThen(giveWay(3), log.append(events)))
        return { first: Position.make(length + 1), last: Position.make(length + events.length) }
      })
    })),
    fallsTo: ["together-visible", "dcb-02"]
  },
  {
    id: "interrupted-with-the-lock",
    what: "keeps its lock when an append is interrupted",
    layer: changed((log) => {
      let isLocked = false
      const free = Effect.whileLoop({ while: () => isLocked, body: () => Effect.sleep(1), step: () => {} })
      return {
        append: Effect.fnUntraced(function* (events, condition) {
          yield* free
          isLocked = true
          yield* giveWay(2)
          const exit = yield* Effect.exit(log.append(events, condition))
          isLocked = false
          return yield* exit
        })
      }
    }),
    fallsTo: ["interrupted"]
  }
]
