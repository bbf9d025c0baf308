import { describe, expect, it } from "vitest"
import { rules as agreement } from "../src/agreement/decider.ts"
import { alliance } from "../src/alliance/rooms.ts"
import { rules as charter } from "../src/charter/decider.ts"
import { rules as claims } from "../src/claims/decider.ts"
import { rules as coalitions } from "../src/coalitions/decider.ts"
import { rules as council } from "../src/council/decider.ts"
import { rules as feedback } from "../src/feedback/decider.ts"
import { rules as followups } from "../src/followups/decider.ts"
import { rules as initiatives } from "../src/initiatives/decider.ts"
import { rules as kernel } from "../src/kernel/own/decider.ts"
import type { AnyRule } from "../src/kernel/rule.ts"
import { rules as mandate } from "../src/mandate/decider.ts"
import { rules as meetings } from "../src/meetings/decider.ts"
import { rules as membership } from "../src/membership/decider.ts"
import { rules as office } from "../src/office/decider.ts"
import { rules as pledges } from "../src/pledges/decider.ts"
import { rules as programme } from "../src/programme/decider.ts"

const isRule = (value: object): value is AnyRule => "id" in value && "nl" in value
const rooms = Object.entries({
  kernel,
  charter,
  membership,
  office,
  meetings,
  agreement,
  programme,
  feedback,
  coalitions,
  initiatives,
  pledges,
  mandate,
  claims,
  followups,
  council
}).map(([room, exported]) => [room, Object.values<object>(exported).filter(isRule)] as const)

describe.each(rooms)("%s", (room, declared) => {
  it.each(declared)("$id speaks both languages and names its source", (rule) => {
    expect(rule.id).toMatch(new RegExp(`^${room}/[a-z-]+$`))
    expect(rule.nl).toMatch(/^\p{Lu}.*\.$/u)
    expect(rule.en).toMatch(/^\p{Lu}.*\.$/u)
    expect(rule.source.document).not.toBe("")
    expect(rule.source.section).not.toBe("")
    for (const reading of Object.values(rule.source.reading ?? {})) expect(reading).toMatch(/^[\p{Lu}“].*\.$/u)
  })

  it.each(declared)("$id tells in both languages what it refuses", ({ en, nl, refuses }) => {
    expect(refuses.nl).toMatch(/^\p{Lu}.*\.$/u)
    expect(refuses.en).toMatch(/^\p{Lu}.*\.$/u)
    expect(new Set([nl, en, refuses.nl, refuses.en]).size).toBe(4)
  })

  it("has no rule without a command", () => {
    const governing = [...alliance.rules.values()].map(({ rule }) => rule.id).filter((id) => id.startsWith(`${room}/`))
    expect(new Set(governing)).toEqual(new Set(declared.map(({ id }) => id)))
  })
})

it("no two rules share an id", () => {
  const ids = rooms.flatMap(([, declared]) => declared.map(({ id }) => id))
  expect(new Set(ids).size).toBe(ids.length)
})

it.each(["nl", "en"] as const)("no two rules share an example in %s, unless they are one norm", (language) => {
  const sentences = new Map<string, string>()
  for (const rule of rooms.flatMap(([, declared]) => declared)) {
    const example = rule.refuses[language]
    expect(sentences.get(example) ?? rule[language], rule.id).toBe(rule[language])
    sentences.set(example, rule[language])
  }
})

it("states every norm of these rooms", () => {
  const norms = new Set([...alliance.rules.values()].map(({ rule }) => rule.norm))
  const here = [
    "M1",
    "M3",
    "M4",
    "V1",
    "V2",
    "V3",
    "V4",
    "V5",
    "V6",
    "C1",
    "C2",
    "C3",
    "C4",
    "P1",
    "P2",
    "P3",
    "P4",
    "P5",
    "P6"
  ]
  for (const norm of [...here, "F1", "F3", "F4", "D1", "T2", "L1"]) expect(norms, norm).toContain(norm)
})

it("has words for every command and every event, in both languages", () => {
  for (const name of [...alliance.commands.keys()]) {
    const words = alliance.words.get(name)
    expect(words && "nl" in words && typeof words.nl === "string" && words.nl.length > 0, name).toBe(true)
  }
  for (const name of [...alliance.events.keys()]) expect(alliance.words.get(name), name).toHaveProperty("label.en")
})
