/** What a definition says of each place in an event, whatever forms it can take. */
import { Schema } from "effect"
import { describe, expect, it } from "vitest"
import { PersonId, Text } from "../../../src/kernel/names.ts"
import { personal, seenBy } from "../../../src/kernel/personal.ts"
import { holdsPersonal, namesPeople, subjectsSealed } from "../../../src/kernel/privacy/owned.ts"
import { elementAt, fieldAt, type Place, placeOf } from "../../../src/kernel/privacy/places.ts"
import { withoutNames } from "../../../src/kernel/privacy/reveal.ts"
import { anna, sealedAt } from "./kept.ts"

const own = { subject: "person", visibility: "public" } as const
const name = personal(Text, own)
const placeIn = (field: Schema.Top): Place | undefined =>
  fieldAt(placeOf(Schema.Struct({ field }).ast).below(), "field")
const said = (field: Schema.Top) => {
  const { isOptional, isProse, level, personal } = placeIn(field) ?? {}
  return { isOptional, isProse, level, personal }
}
const plain = { isOptional: false, isProse: false, level: undefined, personal: undefined }

describe("a place", () => {
  it.each<readonly [string, Schema.Top, object]>([
    ["that says nothing is like what is around it", Schema.String, {}],
    ["can be a text that names people", Text, { isProse: true }],
    ["can be for some", seenBy("partners", Schema.Int), { level: "partners" }],
    ["can be absent", Schema.optionalKey(Schema.Int), { isOptional: true }],
    ["can be somebody's own", personal(Schema.Int, own), { personal: own }],
    ["can be of two forms, of which one is prose", Schema.Union([Schema.Int, Text]), { isProse: true }],
    [
      "can be of two forms, and is somebody's own in one",
      Schema.Union([Schema.Int, name]),
      { personal: own, isProse: true }
    ],
    [
      "of which one form is for fewer is for these",
      Schema.Union([seenBy("internal", Schema.Int), seenBy("public", Schema.String)]),
      { level: "internal" }
    ],
    [
      "is somebody's own where only the form says so in which it is kept",
      personal(Schema.String, own).pipe(Schema.decodeTo(Schema.Trim)),
      { personal: own }
    ],
    [
      "that is defined later is as it is then",
      Schema.suspend(() => seenBy("partners", name)),
      { level: "partners", personal: own, isProse: true }
    ]
  ])("%s", (_, field, expected) => expect(said(field)).toEqual({ ...plain, ...expected }))

  it("is found under the name under which it is kept", () => {
    const guest = Schema.Struct({ called: name }).pipe(Schema.encodeKeys({ called: "naam" }))
    expect([...(placeIn(guest)?.below().fields.keys() ?? [])]).toEqual(["naam"])
  })
  it("of an element is that of its index, or of all others", () => {
    const below = placeIn(Schema.TupleWithRest(Schema.Tuple([Schema.Int]), [name]))?.below()
    expect([0, 1, 7].map((index) => below && elementAt(below, index)?.personal)).toEqual([undefined, own, own])
  })
})

describe("a place that two forms describe", () => {
  const merged = (one: Schema.Top, other: Schema.Top) => {
    const place = placeIn(Schema.Union([Schema.Struct({ held: one }), Schema.Struct({ held: other })]))
    const held = place && fieldAt(place.below(), "held")
    return { isOptional: held?.isOptional, isProse: held?.isProse, level: held?.level, personal: held?.personal }
  }
  const [bare, optional] = [Schema.Int, Schema.optionalKey(Schema.Int)]
  it.each<readonly [string, Schema.Top, Schema.Top, object]>([
    ["is plain where both are", bare, Schema.Boolean, {}],
    ["is somebody's own where one says so", bare, personal(Schema.Int, own), { personal: own }],
    ["is prose where one says so", bare, Text, { isProse: true }],
    [
      "is seen by whom both allow",
      seenBy("partners", Schema.Int),
      seenBy("public", Schema.String),
      { level: "partners" }
    ],
    ["can be absent where neither needs it", optional, Schema.optionalKey(Schema.Boolean), { isOptional: true }],
    ["is there where one needs it", bare, optional, {}]
  ])("%s", (_, one, other, expected) => {
    expect(merged(one, other)).toEqual({ ...plain, ...expected })
    expect(merged(other, one)).toEqual({ ...plain, ...expected })
  })

  it("can still be read in the form that needs it, when its person is forgotten", () => {
    const kind = Schema.Union([
      Schema.Struct({ person: PersonId, name, role: Text }),
      Schema.Struct({ person: PersonId, name: Schema.optionalKey(name) })
    ])
    const data = withoutNames({ person: anna, name: sealedAt("/name", "Anna"), role: "host" }, placeOf(kind.ast))
    expect(Object.keys(Schema.decodeUnknownSync(kind)(data))).toEqual(["person", "name", "role"])
  })
})

interface Told {
  readonly by?: Told
  readonly held: unknown
}
/** A definition that holds itself, alone or by another. */
const told = (held: Schema.Top): Schema.Top => {
  const again: Schema.Codec<Told> = Schema.suspend(() => Schema.make<Schema.Codec<Told>>(whole.ast))
  const whole = Schema.Struct({ by: Schema.optionalKey(Schema.Union([again, Schema.Int])), held })
  return whole
}

describe("whether a definition holds something personal", () => {
  it("is told of one that holds itself", () => {
    expect(holdsPersonal(placeOf(told(Schema.Int).ast))).toBe(false)
    expect(holdsPersonal(placeOf(told(name).ast))).toBe(true)
  })
  it("is told of one that takes two forms and holds itself in both", () => {
    const either = (held: Schema.Top): Schema.Top => {
      const again = (): Schema.Top => Schema.suspend(() => Schema.make<Schema.Codec<Told>>(whole.ast))
      const whole: Schema.Top = Schema.Union([Schema.Struct({ by: again() }), Schema.Struct({ by: again(), held })])
      return whole
    }
    expect(holdsPersonal(placeOf(either(Schema.Int).ast))).toBe(false)
    expect(holdsPersonal(placeOf(either(name).ast))).toBe(true)
  })
  it("is told of each of two that hold each other, whichever is asked first", () => {
    const first: Schema.Top = Schema.Struct({
      second: Schema.suspend(() => Schema.make<Schema.Codec<unknown>>(second.ast)),
      name
    })
    const second: Schema.Top = Schema.Struct({ first: Schema.optionalKey(first) })
    expect([first, second].map(({ ast }) => holdsPersonal(placeOf(ast)))).toEqual([true, true])
  })
})

describe("whether an event names people", () => {
  const { ast } = Schema.Struct({ text: Text })
  it("turns on what it can hold, and on its texts", () => {
    expect(namesPeople({ text: "Er is koffie." }, placeOf(ast))).toBe(false)
    expect(namesPeople({ text: "Er is koffie." }, undefined)).toBe(false)
    expect(namesPeople({ text: "[Anna](person:one)" }, placeOf(ast))).toBe(true)
    expect(namesPeople({}, placeOf(Schema.Struct({ name }).ast))).toBe(true)
  })
  it("is said by no text that names nobody where it is read", () => {
    expect(subjectsSealed({ text: "[Anna](person:one)" }, undefined)).toMatchObject({ success: new Set() })
    expect(subjectsSealed({ text: "[Anna](person:one)" }, placeOf(ast))).toMatchObject({ success: new Set(["one"]) })
  })
  it("is said by nothing that is somebody's own and empty", () => {
    const place = placeOf(Schema.Struct({ person: PersonId, name: Schema.NullOr(name) }).ast)
    expect(subjectsSealed({ person: anna, name: null }, place)).toMatchObject({ success: new Set() })
    expect(subjectsSealed({ person: anna, name: "Anna" }, place)).toMatchObject({ success: new Set([anna]) })
  })
})
