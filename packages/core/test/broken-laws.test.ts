/** A law that never failed proves nothing: each of these alliances is wrong in one way, and breaks its law. */
import { isDraft } from "immer"
import { describe, expect, it } from "vitest"
import { type Command, type Event, alliance as right, type State } from "../src/alliance/rooms.ts"
import { PersonId, Tag } from "../src/kernel/names.ts"
import { AnyEvent, type View } from "../src/kernel/view.ts"
import { recorded, type Subject } from "../src/testing/arbitraries.ts"
import { checkLaws } from "../src/testing/check-laws.ts"
import { everyLaw } from "../src/testing/laws/every-law.ts"
import { samplesAreRead, viewIsLive } from "../src/testing/laws/given.ts"
import type { Law } from "../src/testing/laws/law.ts"
import { prelude } from "../src/testing/prelude.ts"

const anna = "0b5f7c1e-53f5-4a7e-9d0b-6a1d5b8b7f01"

type Alliance = Subject<Command, Event, State>
const but = (change: Partial<Alliance>): Alliance => ({ ...right, ...change })

/** Counts what was ever folded, which no state should know. */
const remembering = () => {
  let folded = 0
  return but({
    evolve: (draft, event) => {
      folded += 1
      right.evolve(draft, event)
      draft.kernel.persons[PersonId.make(`folded-${folded}`)] = true
    }
  })
}
const lenient = but({ decide: (...asked) => ({ ...right.decide(...asked), refused: undefined }) })
/** Reads what was filed under one type as another. */
const readAs = (from: string, to: string, fields: object) =>
  but({
    understand: (record) => {
      const isFiled = record.type === from && record.tags.length > 0
      return right.understand(isFiled ? { ...record, type: to, data: { ...record.data, ...fields } } : record)
    }
  })

/** What is wrong, and the law it breaks. */
const wrong: ReadonlyArray<readonly [law: string, what: string, alliance: () => Alliance]> = [
  [
    "laws/replay-is-live",
    "its fold looks whether it is live",
    () =>
      but({
        evolve: (draft, event) => {
          right.evolve(draft, event)
          if (isDraft(draft)) draft.kernel.persons[PersonId.make("live")] = true
        }
      })
  ],
  ["laws/replay-splits", "its fold counts beside the state", remembering],
  ["laws/walking-shows-the-past", "its fold counts beside the state", remembering],
  ["laws/as-of-is-a-prefix", "its fold counts beside the state", remembering],
  [
    "laws/folding-is-total",
    "its fold cannot do without the pact",
    () =>
      but({
        evolve: (draft, event) => {
          if (draft.charter.pact === undefined && event._tag === "PactSigned") throw new Error("no pact")
          right.evolve(draft, event)
        }
      })
  ],
  [
    "laws/same-question-same-answer",
    "it decides otherwise the second time",
    () => {
      let asked = 0
      return but({
        decide: (...question) => {
          asked += 1
          const { events, refused } = right.decide(...question)
          return { events: asked % 2 === 0 ? events : [], refused }
        }
      })
    }
  ],
  [
    "laws/queries-are-sound",
    "it says to look at nothing",
    () => but({ looksAt: () => ({ items: [{ types: ["None"] }] }) })
  ],
  [
    "laws/asked-for-is-recorded",
    "it asks another person to be introduced",
    () =>
      but({
        asked: (event) => {
          const command = right.asked(event)
          return command?._tag === "IntroducePerson" ? { ...command, name: "Iemand anders" } : command
        }
      })
  ],
  [
    "laws/strangers-are-refused",
    "it leaves out what it does not know",
    () =>
      but({
        readCommand: (input) => {
          const { neverHeardOf: _, ...known } = Object(input)
          return right.readCommand(known)
        }
      })
  ],
  [
    "laws/enforced-leaves-no-breach",
    "it reads everybody as one person",
    () =>
      but({
        understand: (record) =>
          right.understand({
            ...record,
            data: { ...record.data, ...(record.type === "PersonIntroduced" ? { person: anna } : {}) }
          })
      })
  ],
  [
    "laws/kept-is-read-again",
    "it files an event without its fields",
    () => but({ file: (event) => ({ ...right.file(event), data: {} }) })
  ],
  [
    "laws/forgetting-changes-no-governance",
    "its state holds names",
    () =>
      but({
        evolve: (draft, event) => {
          right.evolve(draft, event)
          if (event._tag === "PersonIntroduced") draft.kernel.persons[PersonId.make(event.name.trim() || "name")] = true
        }
      })
  ],
  [
    "laws/personal-data-apart",
    "it files a person under a name",
    () =>
      but({
        file: (event) => {
          const filed = right.file(event)
          return event._tag === "PersonIntroduced" ? { ...filed, tags: [...filed.tags, Tag.make(event.name)] } : filed
        }
      })
  ],
  ["laws/closed-stays-closed", "it refuses nothing", () => lenient],
  ["laws/time-is-honest", "it refuses nothing", () => lenient],
  [
    "laws/kinds-of-agreement-never-mix",
    "it takes a direction for support",
    () => readAs("DirectionEndorsed", "SupportDeclared", { voice: { collective: "allen" } })
  ],
  [
    "laws/signatories-are-counted",
    "it takes a signature for a welcome",
    () => readAs("PactSigned", "MemberWelcomed", { representative: anna })
  ],
  [
    "laws/together-is-in-some-order",
    "it says to look at nothing",
    () => but({ looksAt: () => ({ items: [{ types: ["None"] }] }) })
  ]
]

const counting: View<{ readonly heard: number }, AnyEvent> = {
  name: "counting",
  version: 1,
  Event: AnyEvent,
  initial: { heard: 0 },
  evolve: (answer) => {
    answer.heard += isDraft(answer) ? 1 : 2
  }
}

const named = (id: string): Law => everyLaw.find((law) => law.id === id) ?? expect.fail(id)

describe("checkLaws", () => {
  it.each(wrong)(
    "%s fails where %s",
    async (id, _, alliance) => {
      const checking = checkLaws(alliance(), { laws: [named(id)], runs: 60, length: 25 })
      await expect(checking).rejects.toThrow(`${id} (`)
    },
    30_000
  )

  it("names a view that is not the same live", async () => {
    const checking = checkLaws(right, { laws: [viewIsLive(counting)], runs: 5 })
    await expect(checking).rejects.toThrow("laws/view-is-live/counting")
  })

  it("names a sample that cannot be read, and a type without a sample", async () => {
    const [sample] = prelude.map((raw) => recorded(right, 1, raw).recorded)
    const unreadable = sample && { ...sample, data: {} }
    const checking = checkLaws(right, { laws: [samplesAreRead(unreadable ? [unreadable] : [])], runs: 1 })
    await expect(checking).rejects.toThrow("`PactConcluded` of version 1 can be read")
    const lacking = checkLaws(right, { laws: [samplesAreRead(sample ? [sample] : [])], runs: 1 })
    await expect(lacking).rejects.toThrow("there is a sample of")
  })

  it("fails a law that never had anything to say", async () => {
    const silent = { ...named("laws/replay-is-live"), holds: () => false }
    await expect(checkLaws(right, { laws: [silent], runs: 3 })).rejects.toThrow("laws/replay-is-live is vacuous")
  })

  it("leaves out a law of which the alliance knows nothing, and says so", async () => {
    const foreign = { ...named("laws/replay-is-live"), speaksOf: ["TreePlanted"] }
    const [checked] = await checkLaws(right, { laws: [foreign], runs: 3 })
    expect(checked).toMatchObject({ outcome: "left out", runs: 0 })
  })

  it("tells a counterexample as short minutes, in Dutch or in English, with the law and the seed", async () => {
    const told = (language: "nl" | "en") =>
      checkLaws(lenient, { laws: [named("laws/closed-stays-closed")], runs: 60, length: 25, seed: 3, language }).catch(
        String
      )
    expect(await told("nl")).toMatch(/Wat gesloten is[\s\S]*\n {2}1\. [\s\S]*seed 3$/)
    expect(await told("en")).toMatch(/\n {2}1\. /)
  })
})
