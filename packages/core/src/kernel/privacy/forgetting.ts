/** Forgetting somebody: said in the log first, then done, then said to be done; every step can be done again. */
import { Effect, type Result, type Schema, Stream } from "effect"
import type { Asking } from "../envelope.ts"
import type { Actor, Recorded } from "../event.ts"
import type { Conflict, EventLog, LogError } from "../event-log.ts"
import { CommandId, PersonId } from "../names.ts"
import type { Ground } from "../own/events.ts"
import type { Decision, Refused } from "../rule.ts"
import type { KeyStore } from "./keys.ts"

/** Who is to be forgotten, on which ground of GDPR art. 17(1), and the role of whoever asked for it. */
export interface Forgetting {
  readonly person: string
  readonly ground: Ground
  readonly requestedBy: string
}

type Failure = Refused | Conflict | LogError | Schema.SchemaError

interface Shell<Command, Done> {
  readonly log: Pick<EventLog["Service"], "read">
  readonly keys: KeyStore["Service"]
  readonly readCommand: (input: unknown) => Result.Result<Command, Schema.SchemaError>
  readonly ask: (command: Command, asking: Asking) => Effect.Effect<Done, Failure>
  readonly check: (
    command: Command,
    actor: Actor
  ) => Effect.Effect<Pick<Decision<unknown>, "refused">, LogError | Schema.SchemaError>
}

const query = { items: [{ types: ["PersonForgotten", "PersonForgettingCompleted"] }] }

/** How somebody is forgotten through this shell. */
export const forgetting = <Command, Done>({ ask, check, keys, log, readCommand }: Shell<Command, Done>) => {
  const asked = (input: unknown, asking: Asking) =>
    Effect.flatMap(Effect.fromResult(readCommand(input)), (command) => ask(command, asking))

  /** The keys go, and then it is said that they are gone; under an id of its own, so that it is said once. */
  const complete = (person: string, { actor }: Pick<Asking, "actor">) =>
    Effect.andThen(
      keys.destroy(PersonId.make(person)),
      asked({ _tag: "CompleteForgetting", person }, { id: CommandId.make(`forgotten/${person}`), actor })
    )

  /**
   * An older log that was put back learns whom the key store forgot since: a key store that is put back later, older
   * still, then revives nobody either. Who is not known here, or whom a duty keeps, is passed over: no key comes back.
   */
  const learn = Effect.fnUntraced(function* (person: string, { actor }: Pick<Asking, "actor">) {
    // reading: on which ground it was asked, this log does not know; to keep to what was carried out is a duty by law.
    const stated = { _tag: "ForgetPerson", person, ground: "legal-duty", requestedBy: actor.role }
    const command = yield* Effect.fromResult(readCommand(stated))
    if ((yield* check(command, actor)).refused !== undefined) return false
    yield* ask(command, { id: CommandId.make(`buried/${person}`), actor })
    return true
  })

  return {
    /**
     * Forgets somebody: whoever stops in between goes on with `resume`. Refused while a duty to keep stands, with that
     * duty; and for who is not known, or was forgotten before.
     */
    forget: Effect.fnUntraced(function* ({ ground, person, requestedBy }: Forgetting, asking: Asking) {
      const done = yield* asked({ _tag: "ForgetPerson", person, ground, requestedBy }, asking)
      yield* complete(person, asking)
      return done
    }),
    /**
     * Finishes what was begun, and brings log and key store level after one of both was put back: whoever is forgotten in
     * either is forgotten in both. Gives the numbers of the people whose forgetting was finished now.
     */
    resume: Effect.fnUntraced(function* (asking: Pick<Asking, "actor">) {
      const finished: Array<string> = []
      const recorded = yield* Stream.runCollect(log.read(query))
      const completed = people(recorded, "PersonForgettingCompleted")
      const forgotten = people(recorded, "PersonForgotten")
      for (const person of yield* keys.tombstones) {
        if (!forgotten.has(person) && (yield* learn(person, asking))) forgotten.add(person)
      }
      yield* keys.bury([...completed].map((person) => PersonId.make(person)))
      for (const person of forgotten) {
        if (completed.has(person)) continue
        yield* complete(person, asking)
        finished.push(person)
      }
      return finished
    })
  }
}

/** Whom these events are about, by what they say of them. */
const people = (recorded: ReadonlyArray<Recorded>, wanted: string): Set<string> =>
  new Set(recorded.flatMap(({ data, type }) => (type === wanted ? String(data.person) : [])))
