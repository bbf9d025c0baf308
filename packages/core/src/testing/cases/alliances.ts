/** What whoever keeps many alliances in one store may rely on. */
import { Effect, Exit, Scope, Stream } from "effect"
import { Alliances } from "../../kernel/alliances.ts"
import { type EventLog, everything, type LogError } from "../../kernel/event-log.ts"
import { expectEqual, expectThat } from "../claim.ts"
import type { Claim } from "../runner.ts"
import { about, append, many, outcome, positions, soon, unless, upTo } from "./case.ts"
import { using } from "./place.ts"

/** A claim about every store of alliances, and a run on one where nothing is yet. */
export interface AlliancesCase extends Claim {
  readonly run: Effect.Effect<void, unknown, Alliances | Scope.Scope>
}

const begun = Effect.fnUntraced(function* (name: string) {
  const alliances = yield* Alliances
  yield* alliances.create(name)
  return yield* alliances.open(name)
})

const reasonOf = <A, R>(run: Effect.Effect<A, LogError, R>) =>
  Effect.match(run, { onSuccess: () => "done", onFailure: ({ reason }) => reason })

/** None of these is the name of an alliance, and each of them means something somewhere. */
// biome-ignore format: a list of words.
const odd = [
  "", " ", "Noord", "noord zuid", "noord.zuid", "../noord", "noord/zuid", "-noord", "noord-", "noord--zuid", "7", "noord\u0000", "noord\n",
  "*", ">", "x'; drop table pactwerk_event; --", 'x" or "1"="1', "%", "noord_", "één", "a".repeat(61)
]

/** Every case, as a value. */
export const alliancesCases: ReadonlyArray<AlliancesCase> = [
  {
    id: "alliances-list",
    title: "the alliances are listed by name, sorted, each once; creating one again changes nothing",
    run: Effect.gen(function* () {
      const { create, list } = yield* Alliances
      expectEqual(yield* list, [])
      const created = yield* Effect.forEach(["zuid", "noord", "noord-oost", "zuid"], create)
      expectEqual(created, [true, true, true, false])
      expectEqual(yield* list, ["noord", "noord-oost", "zuid"])
      const log = yield* begun("zuid")
      yield* using(log, append(many(2)))
      expectEqual(yield* create("zuid"), false)
      expectEqual(yield* using(log, positions(everything)), [1, 2])
    })
  },
  {
    id: "alliances-created-at-once",
    title: "of many who create one alliance at the same time, exactly one began it",
    run: Effect.gen(function* () {
      const { create, list } = yield* Alliances
      const creating = upTo(10).map(() => create("noord"))
      const created = yield* Effect.all(creating, { concurrency: "unbounded" })
      expectEqual(created.filter((isNew) => isNew).length, 1)
      expectEqual(yield* list, ["noord"])
    })
  },
  {
    id: "alliances-apart",
    title: "one alliance never sees another's events, and no decision of one stands in the way of another's",
    run: Effect.gen(function* () {
      const names = ["noord", "noord-oost", "oost"]
      const logs = yield* Effect.forEach(names, begun)
      const guard = unless(about([], "seat:1"), 0)
      const guarded = logs.map((log) => using(log, outcome(many(2, "A", ["seat:1"]), guard)))
      expectEqual(yield* Effect.all(guarded, { concurrency: "unbounded" }), ["stored", "stored", "stored"])
      const events = many(1, "B")
      for (const [index, log] of logs.entries()) {
        yield* using(log, append(many(index + 1)))
        // The same ids in another alliance are other events.
        yield* using(log, append(events))
      }
      const found = yield* Effect.forEach(logs, (log) => using(log, positions(everything)))
      expectEqual(found, [upTo(4), upTo(5), upTo(6)])
    })
  },
  {
    id: "alliances-heads",
    title: "the heads of one alliance do not move with another's",
    run: Effect.gen(function* () {
      const [one, other] = [yield* begun("noord"), yield* begun("zuid")]
      const [mine, theirs]: [Array<number>, Array<number>] = [[], []]
      const listen = (log: EventLog["Service"], heads: Array<number>) =>
        Effect.forkScoped(Stream.runForEach(log.heads, (head) => Effect.sync(() => heads.push(head))))
      yield* listen(one, mine)
      yield* listen(other, theirs)
      yield* using(other, append(many(5)))
      yield* using(one, append(many(2)))
      expectThat(yield* soon(() => mine.at(-1) === 2 && theirs.at(-1) === 5), `the heads are ${mine} and ${theirs}`)
      expectThat(Math.max(...mine) === 2, `the head of the smaller log was never another's: ${mine}`)
    })
  },
  {
    id: "alliances-once",
    title: "whoever opens an alliance twice has the same log, until the last one closes it",
    run: Effect.gen(function* () {
      const { create, open } = yield* Alliances
      yield* create("noord")
      const first = yield* Scope.make()
      const one = yield* Scope.provide(open("noord"), first)
      const other = yield* open("noord")
      expectThat(one === other, "it is one log")
      yield* Scope.close(first, Exit.void)
      expectEqual(yield* using(other, outcome(many(1))), "stored")
    })
  },
  {
    id: "alliances-again",
    title: "an alliance that was closed is opened again with all that it held",
    run: Effect.gen(function* () {
      const { create, open } = yield* Alliances
      yield* create("noord")
      for (const round of upTo(3)) {
        const found = yield* Effect.scoped(
          Effect.flatMap(open("noord"), (log) => using(log, Effect.andThen(append(many(1)), positions(everything))))
        )
        expectEqual(found, upTo(round))
      }
    })
  },
  {
    id: "alliances-absent",
    title: "an alliance that nobody created is not opened, and opening it does not create it",
    run: Effect.gen(function* () {
      const { list, open } = yield* Alliances
      expectEqual(yield* reasonOf(Effect.scoped(open("noord"))), "Unavailable")
      expectEqual(yield* list, [])
    })
  },
  {
    id: "alliances-names",
    title: "what cannot be a name is refused before the store hears it, and nothing is made",
    run: Effect.gen(function* () {
      const { create, list, open } = yield* Alliances
      for (const name of odd) {
        expectEqual(yield* reasonOf(create(name)), "Encoding", JSON.stringify(name))
        expectEqual(yield* reasonOf(Effect.scoped(open(name))), "Encoding", JSON.stringify(name))
      }
      expectEqual(yield* list, [])
      const longest = "a".repeat(60)
      expectEqual(yield* create(longest), true)
      expectEqual(yield* list, [longest])
    })
  }
]
