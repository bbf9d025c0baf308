/** The alliance through its door says what its plain model says; and a model of somebody's own beside a room of theirs. */
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type Command, alliance as rooms, type State } from "../src/alliance/rooms.ts"
import { rules as feedback } from "../src/feedback/decider.ts"
import { onDay } from "../src/kernel/when.ts"
import { rules as meetings } from "../src/meetings/decider.ts"
import { rules as membership } from "../src/membership/decider.ts"
import { rules as office } from "../src/office/decider.ts"
import { rules as pledges } from "../src/pledges/decider.ts"
import { checkModel, type Modelled, type ModelOptions } from "../src/testing/model.ts"
import { withoutRule } from "../src/testing/rule-mutants.ts"
import { alliance, anna, asks, bram, chair, eve, first, second } from "./exploration/tiny.ts"
import { greener } from "./garden.ts"
import { asking } from "./model/asking.ts"
import { type Model, next } from "./model/plain.ts"
import { questions } from "./model/questions.ts"

const modelled: Modelled<Model, Command, State> = {
  start: [
    ...alliance,
    asks("SignPact", { organisation: "school", pact: "pact", signed: onDay(eve) }),
    asks("DraftProgrammeVersion", { programme: "programme", version: "version", number: 1 }),
    asks("ShareProgrammeVersion", { programme: "programme", version: "version", shared: onDay(eve), with: "de leden" }),
    asks("OpenFeedback", {
      ...{ window: "one", programme: "programme", version: "version", closesOn: second },
      ...{ eligible: "members", channels: ["form"], contact: anna }
    }),
    asks("ScheduleMeeting", { meeting: "march", body: "council", starts: first }),
    asks("LaunchCoalition", { coalition: "coalition", theme: "Groen" })
  ].map((command) => ({ command, actor: chair, day: eve })),
  initial: {
    signed: { school: "9" },
    windows: { one: { closesOn: second, isClosed: false } },
    remarks: {},
    meetings: { march: { starts: first, stage: "scheduled" } },
    pledges: {},
    terms: []
  },
  day: first,
  asks: asking,
  next,
  questions
}

const isDeep = process.env.PACTWERK_DEEP !== undefined
const patience = isDeep ? 300_000 : 30_000
const known = { seed: 20240216, numRuns: 30, length: 40 }

describe("the alliance and its plain model", () => {
  it(
    "say the same, whatever is asked",
    async () => {
      await checkModel(rooms, modelled, isDeep ? { numRuns: 500, length: 100 } : { numRuns: 15, length: 40 })
    },
    patience
  )

  it(
    "are asked nothing that is always accepted, or always refused",
    async () => {
      const tally = await checkModel(rooms, modelled, known)
      const oneSided = [...tally].filter(([, { accepted, refused }]) => accepted === 0 || refused === 0)
      expect(oneSided).toEqual([])
      expect(tally.size).toBe(15)
    },
    patience
  )

  it.each([
    membership.signedOnce,
    membership.withdrawalKeepsHistory,
    feedback.inTime,
    feedback.remarkIsWaiting,
    meetings.openedOnce,
    pledges.madeBySignatories,
    pledges.endsVisibly,
    office.oneHolderPerPost
  ])(
    "differ when $id is taken away",
    async ({ id }) => {
      const lenient = checkModel(withoutRule(rooms, id), modelled, { ...known, endOnFailure: true })
      await expect(lenient).rejects.toThrow("the alliance says accepted")
    },
    patience
  )

  it(
    "differ when the model forgets that a role can end",
    async () => {
      const forgetful: typeof modelled = {
        ...modelled,
        next: (model, move) => (move.command._tag === "EndRole" && next(model, move) ? model : next(model, move))
      }
      await expect(checkModel(rooms, forgetful, { ...known, endOnFailure: true })).rejects.toThrow("who held the post")
    },
    patience
  )

  it(
    "differ by the shortest sequence that was found, with all that is needed to run it again",
    async () => {
      const differ = async (options: ModelOptions) => {
        const twice = checkModel(withoutRule(rooms, membership.signedOnce.id), modelled, options)
        const [, seed = "", path = "", shown = "", replayPath = ""] =
          /seed: (\d+), path: "([^"]*)"[\s\S]*Counterexample: \[(.*) [/][*]replayPath="([^"]*)"/.exec(
            String(await twice.catch((error: unknown) => error))
          ) ?? []
        return { seed: Number(seed), path, shown, replayPath }
      }
      const { shown, ...again } = await differ(known)
      expect(shown.match(/"_tag":"\w+"/g)).toEqual(['"_tag":"SignPact"'])
      expect(again.seed).toBe(known.seed)
      expect(await differ({ ...again, length: known.length })).toMatchObject({ shown })
    },
    patience
  )

  it("cannot begin with what is refused", async () => {
    const start = [...modelled.start, ...modelled.start.slice(0, 1)]
    await expect(checkModel(rooms, { ...modelled, start }, known)).rejects.toThrow(
      "the start is not accepted: ConcludePact"
    )
  })
})

describe("a model of one's own", () => {
  it("stands beside a room of one's own", async () => {
    const asksGarden = (raw: object) => {
      const read = greener.readCommand(raw)
      if (read._tag === "Failure") throw read.failure
      return read.success
    }
    const start = [
      { _tag: "IntroducePerson", person: anna, name: "Anna de Wit" },
      { _tag: "EstablishBody", body: "group", name: "Werkgroep", kind: "workingGroup" },
      { _tag: "AddWorkingGroupMember", body: "group", person: anna, livesIn: { area: "West" } }
    ].map((raw) => ({ command: asksGarden(raw), actor: chair, day: eve }))
    const plant = (by: string) => asksGarden({ _tag: "PlantTree", neighbourhood: "west", by, tree: "linde" })

    const tally = await checkModel(
      greener,
      {
        start,
        day: first,
        initial: 0,
        asks: [anna, bram].map((by) => fc.constant({ command: plant(by), actor: { role: "resident" } })),
        next: (trees: number, { command }) => ("by" in command && command.by === anna ? trees + 1 : undefined),
        questions: [
          { asks: "how many trees", ofModel: (trees) => trees, ofAlliance: ({ state }) => state().garden.trees }
        ]
      },
      { numRuns: 5, length: 10, seed: 1 }
    )
    const { accepted = 0, refused = 0 } = tally.get("PlantTree") ?? {}
    expect([accepted > 0, refused > 0]).toEqual([true, true])
  })
})
