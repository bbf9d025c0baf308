/** Nothing of anybody's own, and no key, is in what a program writes down of what it does: no span, no line of a log. */
import { inspect } from "node:util"
import { KeyStore, PersonId } from "@pactwerk/core"
import { Effect, Layer, Logger, Tracer } from "effect"
import { assert, describe, it } from "vitest"
import { alliancePlace, marksIn } from "./canary-commands.ts"
import { anna } from "./canary-history.ts"
import { keys, log, master, readAt, recordAll } from "./canary-place.ts"
import { deeply, printed } from "./canary-printing.ts"
import { empty, masterKey } from "./cli-fixtures.ts"

describe("a key", () => {
  it("is never printed, nor the master key that opens it", async () => {
    const folder = await alliancePlace()
    const opening = Effect.flatMap(KeyStore, (store) => store.open(PersonId.make(anna)))
    const own = await Effect.runPromise(Effect.provide(opening, keys(folder)))
    if (own.status !== "open") return assert.fail(own.status)
    const key = own.keys.get(own.current) ?? new Uint8Array()
    for (const bytes of [key, Buffer.from(masterKey, "hex")]) {
      const forms = [Buffer.from(bytes).toString("hex"), Buffer.from(bytes).toString("base64"), [...bytes].join(", ")]
      for (const value of [own, master, own.keys, { master, own }]) {
        const text = printed(value).replaceAll(/\s+/g, " ")
        for (const form of forms) assert.notInclude(text, form)
      }
    }
  })
})

describe("a span or a line of a log that the library writes", () => {
  it("holds nothing of anybody's own, while things are recorded and read", async () => {
    const seen: Array<unknown> = []
    const tracer = Tracer.make({
      span: (options) => {
        const span = new Tracer.NativeSpan(options)
        seen.push(span)
        return span
      }
    })
    const logger = Logger.make((line) => void seen.push(line))
    const other = empty()
    const run = Effect.gen(function* () {
      yield* Effect.provide(recordAll, Layer.merge(log(other), keys(other)))
      const text = yield* readAt(other, "personal")
      assert.isNotEmpty(marksIn(text))
      yield* Effect.logInfo("done")
    }).pipe(
      Effect.withSpan("the whole"),
      Effect.provideService(Tracer.Tracer, tracer),
      Effect.provide(Logger.layer([logger]))
    )
    await Effect.runPromise(run)
    assert.isAtLeast(seen.length, 2)
    for (const one of seen) assert.deepStrictEqual(marksIn(inspect(one, deeply)), [])
  })
})
