import { Schema, SchemaTransformation } from "effect"
import { describe, expect, it } from "vitest"
import { alliance } from "../../../src/alliance/rooms.ts"
import { PersonId, Text } from "../../../src/kernel/names.ts"
import { notPersonal, personal } from "../../../src/kernel/personal.ts"
import { unguarded } from "../../../src/kernel/privacy/registration.ts"

const own = { subject: "person", visibility: "personal" } as const
/** What is kept so, and read as a number. */
const read = (kept: Schema.Top) =>
  kept.pipe(
    Schema.decodeTo(
      Schema.Int,
      SchemaTransformation.transform({ decode: (_: unknown) => 1, encode: (): unknown => "1" })
    )
  )
const problems = (fields: Schema.Struct.Fields) => unguarded(new Map([["Asked", Schema.Struct(fields)]]))

describe("what is asked of a kind of event", () => {
  it("every kind of this alliance answers it", () => expect(unguarded(alliance.events)).toEqual([]))

  it.each([
    ...["name", "naam", "surname", "achternaam", "firstname", "voornaam", "eMail", "email", "phoneNumber", "telephone"],
    ...["telefoon", "mobile", "mobiel", "homeAddress", "adres", "postcode", "bsn", "iban", "birth", "birthday"],
    ...["bornOn", "geboren", "e-mail", "first__name"]
  ])("a text called `%s` says that it is personal, or why not", (name) => {
    expect(problems({ [name]: Text })).toEqual([
      `\`Asked\` keeps a text in \`${name}\`: mark it with \`personal\`, or with \`notPersonal\` and why`
    ])
    expect(problems({ [name]: notPersonal(Text, "the name of a tree") })).toEqual([])
    expect(problems({ person: PersonId, [name]: personal(Text, own) })).toEqual([])
  })

  it("looks into lists, choices, records and what is optional", () => {
    const named = Schema.Struct({ name: Text })
    for (const field of [
      ...[named, Schema.Array(named), Schema.Union([Schema.Null, named]), Schema.optionalKey(named)],
      Schema.suspend(() => named)
    ]) {
      expect(problems({ guests: field })).toHaveLength(1)
    }
    expect(problems({ guests: Schema.Record(Schema.String, named) })).toHaveLength(1)
  })

  it("tells a text in whatever form it takes, and where it stands", () => {
    const forms = [
      Schema.Union([Schema.Int, Text]),
      Schema.Array(Text),
      Schema.Tuple([Schema.Int, Text]),
      Schema.TemplateLiteral(["+", Schema.Int]),
      Schema.FiniteFromString,
      read(Schema.Union([Schema.Int, Schema.String])),
      read(Schema.Array(Schema.String)),
      read(Schema.Tuple([Schema.Int, Schema.String]))
    ]
    for (const mobile of forms) {
      expect(problems({ guests: Schema.Struct({ mobile }) })).toEqual([
        "`Asked` keeps a text in `guests/mobile`: mark it with `personal`, or with `notPersonal` and why"
      ])
    }
    for (const mobile of [Schema.Union([Schema.Int, Schema.Null]), Schema.Array(Schema.Int), Schema.Tuple([])]) {
      expect(problems({ guests: Schema.Struct({ mobile }) })).toEqual([])
    }
  })

  it("goes by the field itself, and not by the field around it", () =>
    expect(problems({ name: Schema.Struct({ size: Text }), size: Schema.Struct({ name: Text }) })).toEqual([
      "`Asked` keeps a text in `size/name`: mark it with `personal`, or with `notPersonal` and why"
    ]))

  it("looks once into what holds itself", () => {
    interface Told {
      readonly by?: Told
    }
    const told = (fields: Schema.Struct.Fields): Schema.Top => {
      const whole: Schema.Top = Schema.Struct({
        ...fields,
        by: Schema.optionalKey(Schema.suspend(() => Schema.make<Schema.Codec<Told>>(whole.ast)))
      })
      return whole
    }
    expect(problems({ told: told({ size: Text }) })).toEqual([])
    expect(problems({ told: told({ name: Text }) })).toHaveLength(1)
    // Kept in another form, too.
    expect(problems({ told: Schema.fromJsonString(told({ size: Text })) })).toEqual([])
    const own = { subject: "person", visibility: "public" } as const
    const guest = Schema.Struct({ person: PersonId, name: personal(Text, own) })
    expect(problems({ told: Schema.fromJsonString(told({ guest, size: Text })) })).toHaveLength(1)
  })

  it("leaves alone what is no text, and what only sounds alike", () =>
    expect(problems({ address: Schema.Finite, unnamed: Text, filename: Text })).toEqual([]))

  it("a later check does not hide that a field is personal", () =>
    expect(problems({ person: PersonId, name: personal(Schema.String, own).check(Schema.isMinLength(2)) })).toEqual([]))

  it("what is personal stands beside its person, or around", () => {
    expect(problems({ name: personal(Text, own) })).toEqual([
      "`Asked` keeps what is personal in `name`, and beside it no `person`"
    ])
    expect(problems({ person: PersonId, home: Schema.Struct({ name: personal(Text, own) }) })).toEqual([])
  })

  it("what has to be there can be read when its person is forgotten", () => {
    const age = Schema.Int.check(Schema.isGreaterThan(0))
    expect(problems({ person: PersonId, age: personal(age, own) })).toEqual([
      "`Asked` keeps what is personal in `age`, and no `replacement` that can be read in its place"
    ])
    expect(problems({ person: PersonId, age: personal(age, { ...own, replacement: 1 }) })).toEqual([])
    expect(problems({ person: PersonId, age: personal(age, { ...own, replacement: 0 }) })).toHaveLength(1)
    expect(problems({ person: PersonId, age: Schema.optionalKey(personal(age, own)) })).toEqual([])
  })

  it("nothing personal hides where it is kept in another form", () => {
    const told = Schema.Struct({ person: PersonId, name: personal(Text, own) })
    const folded = Schema.fromJsonString(told)
    expect(problems({ person: PersonId, guest: folded })).toEqual([
      "`Asked` keeps what is personal below `guest`, where it is kept in another form"
    ])
  })
})
