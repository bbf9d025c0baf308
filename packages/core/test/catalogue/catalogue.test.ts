import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { Schema } from "effect"
import { describe, expect, it } from "vitest"
import { alliance } from "../../src/alliance/rooms.ts"
import { norms, violations } from "./cases.ts"
import { decide, expectedOf, read } from "./deciding.ts"
import { brokenIn, observing, openAfter } from "./running.ts"

describe.each(violations)("$norm: $violation", (violation) => {
  const { also = [], breaks, command, isImpossible = false, norm } = violation
  const twin = { ...violation, ...violation.kept }
  const expected = expectedOf(violation)

  it("is refused by exactly the rules of this norm, and nothing is recorded", async () => {
    expect([...(decide(violation).refused?.broken ?? [])].sort()).toEqual(expected)
    const { opened } = await openAfter(violation)
    const { head } = opened.standing()
    const { actor, occurred } = violation
    const asking = observing({ ...violation, ...(actor && { actor }) })
    // Whoever asks does so now: only what is told of another day can break a rule about days.
    const answer = await (occurred === undefined
      ? opened.ask(read(command), { actor: asking.actor })
      : opened.observe(read(command), asking))
    expect(brokenIn(answer)).toEqual(expected)
    expect(opened.standing().head).toBe(head)
  })

  it(`is accepted once ${violation.kept.what}`, async () => {
    expect(decide(twin).refused).toBeUndefined()
    const { opened } = await openAfter(twin)
    const { actor } = observing(twin)
    expect(brokenIn(await opened.ask(read(twin.command), { actor }))).toBe("Accepted")
    expect(opened.audit()).toEqual([])
  })

  const observed = async () => {
    const { opened } = await openAfter(violation)
    const { head } = opened.standing()
    const answer = await opened.observe(read(command), observing(violation))
    return { answer, opened, news: opened.events().slice(head) }
  }
  if (isImpossible) {
    it("is refused when it is observed too, for it cannot have happened", async () => {
      const { answer, news } = await observed()
      expect(brokenIn(answer)).toEqual(expected)
      expect(news).toEqual([])
    })
  } else {
    it("is recorded when it is observed, with each breach beside it, and the audit finds it", async () => {
      const { answer, news, opened } = await observed()
      expect(answer._tag).toBe("Accepted")
      const [event, ...beside] = news
      expect(beside.map(({ causationId, type }) => [type, causationId])).toEqual(
        expected.map(() => ["RuleBreachObserved", event?.id])
      )
      expect(beside.map(({ data }) => data.rule).sort()).toEqual(expected)
      const found = opened.audit().map(({ recorded, refused }) => [recorded.id, [...refused.broken].sort()])
      expect(found).toEqual([[event?.id, expected]])
    })
  }

  it("breaks no rule of another norm without saying why", () => {
    for (const rule of breaks) expect(rule.norm, rule.id).toBe(norm)
    for (const { because, rule } of also) {
      expect(rule.norm, rule.id).not.toBe(norm)
      expect(because).not.toBe("")
    }
    expect(breaks).not.toEqual([])
  })
})

/** The commands under each norm, as the rooms have it. */
const guarded = new Map<string, ReadonlySet<string>>()
for (const { commands, rule } of alliance.rules.values()) {
  if (rule.norm === undefined) continue
  guarded.set(rule.norm, new Set([...(guarded.get(rule.norm) ?? []), ...commands]))
}

/** What the catalogue lists under a norm and no rule of that norm guards, and why that is right for now. */
const elsewhere: Readonly<Record<string, string>> = {
  "M4 ReleasePledge": "`pledges/ends-visibly`, a part of T1, asks that a pledge is handed over to a signatory",
  "K2 ExpressInterest": "interest makes no party in the fold; `coalitions/interest-is-not-joining` states it as C4",
  "K2 RequestParticipation": "being asked makes no party in the fold; only K1 guards that the coalition is known",
  "D2 ForgetPerson": "there is no such command yet; the invariant is tested over the fold",
  "D4 *": "a property of the log and of every fold, which no single command can break",
  "D5 *": "the envelope demands both times; without them nothing is kept",
  "D6 ForgetPerson": "there is no such command yet, and no retention"
}

describe("the catalogue", () => {
  it("has 45 norms that guard commands, and a violation and a twin for each", () => {
    expect(norms).toHaveLength(45)
    expect(new Set(violations.map(({ norm }) => norm))).toEqual(new Set(norms))
  })

  it.each(norms)("%s is stated by a rule that guards a command", (norm) => {
    expect(guarded.get(norm)?.size).toBeGreaterThan(0)
  })

  const file = join(process.env.PACTWERK_DOMAIN ?? "", "rules.json")
  const isHere = process.env.PACTWERK_DOMAIN !== undefined && existsSync(file)
  if (!isHere) console.log("skipped: PACTWERK_DOMAIN names no folder with the rules.json of the catalogue")

  it.skipIf(!isHere)("names for each norm the commands that a rule of that norm guards", () => {
    const Listed = Schema.Array(Schema.Struct({ id: Schema.String, commands: Schema.Array(Schema.String) }))
    const listed = Schema.decodeUnknownSync(Schema.fromJsonString(Listed))(readFileSync(file, "utf8"))
    expect(
      listed
        .map(({ id }) => id)
        .filter((id) => !id.startsWith("D"))
        .sort()
    ).toEqual([...norms].sort())
    const unguarded = listed.flatMap(({ commands, id }) =>
      commands.filter((command) => !guarded.get(id)?.has(command)).map((command) => `${id} ${command}`)
    )
    expect(unguarded.sort()).toEqual(Object.keys(elsewhere).sort())
  })
})
