import { Effect, Layer } from "effect"
import { expect, it, onTestFinished } from "vitest"
import { openAlliance } from "../src/alliance/open.ts"
import { EventLog } from "../src/kernel/event-log.ts"
import { layerMemory } from "../src/kernel/memory.ts"
import { OrganisationId } from "../src/kernel/names.ts"
import { Command } from "../src/membership/decider.ts"

it("who asks at the same time as others waits its turn: nobody tries more than three times", async () => {
  let tries = 0
  const counting = Layer.effect(
    EventLog,
    Effect.map(EventLog, (log) => ({
      ...log,
      // Another asker gets between the decision and the append, as with a slow disk.
      append: (...asked: Parameters<typeof log.append>) =>
        Effect.andThen(
          Effect.sync(() => {
            tries += 1
          }),
          Effect.andThen(Effect.yieldNow, log.append(...asked))
        )
    }))
  ).pipe(Layer.provide(layerMemory))
  const alliance = await openAlliance({ log: counting })
  onTestFinished(() => alliance.close())
  const names = Array.from({ length: 60 }, (_, index) => `organisation-${index}`)
  const asked = names.map((name) =>
    Command.cases.ProfileOrganisation.make({ organisation: OrganisationId.make(name), name })
  )
  const answers = await Promise.all(asked.map((one) => alliance.ask(one, { actor: { role: "secretary" } })))
  expect(new Set(answers.map(({ _tag }) => _tag))).toEqual(new Set(["Accepted"]))
  expect(alliance.events().map(({ data }) => data.name)).toHaveLength(names.length)
  expect(tries).toBeLessThanOrEqual(3 * names.length)
})
