/** Who may see what: what a schema says of a field, and what is said of many at once. */
import { Schema } from "effect"
import { describe, expect, it } from "vitest"
import { PersonId, Text } from "../../src/kernel/names.ts"
import { allSeenBy, levels, maySee, personal, seenBy } from "../../src/kernel/personal.ts"
import { fieldAt, placeOf } from "../../src/kernel/privacy/places.ts"
import { reveal } from "../../src/kernel/privacy/reveal.ts"
import { anna, kept } from "./privacy/kept.ts"

const own = { subject: "person", visibility: "personal" } as const

it("whoever sees more sees everything that is seen by whoever sees less", () => {
  for (const [index, reader] of levels.entries()) {
    expect(
      levels.filter((level) => maySee(reader, level)),
      reader
    ).toEqual(levels.slice(0, index + 1))
  }
})

describe("a kind of event that everybody may see", () => {
  const placed = () => {
    const { Asked } = allSeenBy("public", {
      Asked: {
        person: PersonId,
        text: Text,
        note: Schema.optionalKey(seenBy("internal", Text)),
        name: Schema.optionalKey(personal(Text, own))
      }
    })
    return placeOf(Schema.Struct(Asked).ast)
  }

  it("is for everybody in each field that says nothing else", () => {
    const below = placed().below()
    expect(["text", "note"].map((name) => fieldAt(below, name)?.level)).toEqual(["public", "internal"])
  })
  it("still keeps for itself what is somebody's own", () => {
    const event = kept({ person: anna, text: "Er is koffie.", note: "Geen thee.", name: "Anna" })
    const shown = reveal(event, placed(), { level: "public", keysOf: () => undefined }, event.id)
    expect(shown).toMatchObject({ success: { data: { text: "Er is koffie." } } })
    expect(JSON.stringify(shown)).not.toMatch(/thee|Anna/)
  })
})
