/** A process of its own on a key store: makes keys, or destroys one. Started by the tests beside it. */
import { createHash } from "node:crypto"
import { appendFileSync } from "node:fs"
import { KeyStore, type LogError, masterKeyOf, PersonId } from "@pactwerk/core"
import { Effect } from "effect"
import { layer } from "../src/keys/sqlite.ts"

const [, , task = "", file = "", out = "", ...subjects] = process.argv
const people = subjects.map((subject) => PersonId.make(subject))

/** Asks again where others had the file for longer than it is waited for, as `Unavailable` tells to. */
const patiently = <A>(run: Effect.Effect<A, LogError>) =>
  Effect.retry(run, { while: ({ reason }) => reason === "Unavailable", times: 9 })

/** Which key it is, and not the key. */
const make = Effect.gen(function* () {
  const keys = yield* KeyStore
  for (const person of people) {
    const own = yield* patiently(keys.create(person))
    const told =
      own.status === "open"
        ? createHash("sha256")
            .update(own.keys.get(1) ?? "")
            .digest("hex")
        : own.status
    appendFileSync(out, `${JSON.stringify(told)}\n`)
  }
})

const destroy = (asking: typeof patiently) =>
  Effect.gen(function* () {
    const keys = yield* KeyStore
    for (const person of people) {
      yield* asking(keys.destroy(person))
      appendFileSync(out, `${JSON.stringify(person)}\n`)
    }
  })

const tasks: Record<string, Effect.Effect<void, unknown, KeyStore>> = {
  make,
  destroy: destroy(patiently),
  // A disk that failed once would be well the second time.
  "destroy-once": destroy((run) => run)
}
const run = tasks[task] ?? Effect.die(`no task \`${task}\``)
await Effect.runPromise(Effect.provide(run, layer({ file, master: masterKeyOf(new Uint8Array(32).fill(1)) })))
