/** Forms are made of schemas: every field has a name, and what somebody types comes to the command that was meant. */
import { alliance } from "@pactwerk/core"
import { arbitraryOf } from "@pactwerk/core/testing"
import { Result, Schema } from "effect"
import * as fc from "fast-check"
import { assert, describe, expect, it } from "vitest"
import { type Field, fieldsIn } from "../src/input/fields.ts"
import { fieldNames, nameOfChoice, nameOfField, namesOfChoices } from "../src/input/names.ts"
import { composedOf, faultsAt } from "../src/react/ui/draft.ts"
import { draftOf } from "../src/react/ui/drafting.ts"
import { instantOf, localOf } from "../src/react/ui/local-time.ts"

const every = [...alliance.commands.values()].flatMap(({ ast }) => fieldsIn(ast))

/** A field and every field in it. */
const within = (field: Field): ReadonlyArray<Field> => {
  const { shape } = field
  if (shape.is === "group") return [field, ...shape.fields.flatMap(within)]
  if (shape.is === "oneOf") return [field, ...shape.members.flatMap(within)]
  return shape.is === "list" ? [field, ...within(shape.of)] : [field]
}
const all = every.flatMap(within)
const sorted = (names: Iterable<string>) => [...new Set(names)].sort()

describe("names", () => {
  it("has one for each field of every command, and for no other", () => {
    expect(sorted(fieldNames.keys())).toEqual(sorted(all.map(({ name }) => name)))
  })
  it("has one for each choice in a command, and for no other", () => {
    const choices = all.flatMap(({ shape }) =>
      shape.is === "choice" || shape.is === "choices"
        ? shape.choices
        : shape.is === "fixed"
          ? [String(shape.value)]
          : []
    )
    expect(sorted(namesOfChoices.keys())).toEqual(sorted(choices))
  })
  it("calls what nobody named by its own name, in words", () => {
    expect(nameOfField("plantedBy")).toEqual({ nl: "Planted by", en: "Planted by" })
    expect(nameOfField("tree", { tree: { nl: "Boom", en: "Tree" } })).toEqual({ nl: "Boom", en: "Tree" })
    expect(nameOfChoice("ash-tree")).toEqual({ nl: "ash tree", en: "ash tree" })
  })
})

describe("a draft", () => {
  /** Texts that somebody could not have typed: spaces around them are not kept. */
  const isTyped = (value: unknown): boolean => !/"\s|\s"/.test(JSON.stringify(value))
  const strict = { onExcessProperty: "error", errors: "all" } as const

  it.each([...alliance.commands])("of %s comes to the command that was typed, of whatever shape", (_, schema) => {
    const fields = fieldsIn(schema.ast)
    const encode = Schema.encodeUnknownSync(Schema.make<Schema.Codec<unknown, object>>(schema.ast))
    fc.assert(
      fc.property(arbitraryOf(schema).filter(isTyped), (command) => {
        const { _tag, ...written } = { _tag: "", ...encode(command) }
        const { faults, value } = composedOf(fields, "", draftOf(fields, written))
        assert.deepStrictEqual(faults, [])
        const read = Schema.decodeUnknownResult(Schema.make<Schema.Codec<unknown>>(schema.ast), strict)
        assert.deepStrictEqual(withoutEmpty(Result.getOrThrow(read({ ...Object(value), _tag }))), withoutEmpty(command))
      }),
      { numRuns: 15 }
    )
  })
  it("that is empty names every field that must be filled in, once", () => {
    for (const { ast } of alliance.commands.values()) {
      const { faults, keys } = composedOf(fieldsIn(ast), "", {})
      expect(new Set(faults.map(({ key }) => key)).size).toBe(faults.length)
      for (const { key } of faults) expect([...keys.values()]).toContain(key)
    }
    const { faults } = composedOf(fieldsIn(schemaOf("ExtendFeedback")), "", {})
    expect(faults.map(({ key }) => key)).toEqual(["/window", "/closesOn", "/reason"])
  })
  it("says at the field what is expected there, in both languages", () => {
    const draft = { "/window": "Ronde één", "/closesOn": "2024-02-31", "/reason": "Carnaval." }
    const { faults } = composedOf(fieldsIn(schemaOf("ExtendFeedback")), "", draft)
    expect(faults).toEqual([
      {
        key: "/window",
        said: {
          nl: "verwacht: een id van hooguit 80 kleine letters, cijfers en streepjes",
          en: "expected: an id of at most 80 lower-case letters, digits and hyphens"
        }
      },
      { key: "/closesOn", said: { nl: "verwacht: een dag die bestaat", en: "expected: a day that exists" } }
    ])
  })
  it("leaves out a group that nobody touched, and asks for the rest of one that somebody did", () => {
    const fields = fieldsIn(schemaOf("MakePledge"))
    const named = (draft: Record<string, string>) =>
      composedOf(fields, "", draft)
        .faults.map(({ key }) => key)
        .filter((key) => key.startsWith("/due"))
    expect(named({})).toEqual([])
    expect(named({ "/due/said": "rond 11 februari" })).toEqual(["/due/precision"])
  })
  it("keeps what was typed in another shape than the one that is chosen, and does not send it", () => {
    const fields = fieldsIn(schemaOf("MakePledge"))
    const draft = { "/for": "1", "/for?0/initiative": "tuin", "/for?1/coalition": "groen" }
    expect(composedOf(fields, "", draft).value).toMatchObject({ for: { coalition: "groen" } })
    expect(composedOf(fields, "", { ...draft, "/for": "0" }).value).toMatchObject({ for: { initiative: "tuin" } })
  })
  it("puts what holds for several fields together at the part around them", () => {
    const { keys } = composedOf(fieldsIn(schemaOf("MakePledge")), "", {
      "/for": "1",
      "/for?1/coalition": "groen",
      "/due/said": "ooit",
      "/due/precision": "about"
    })
    const said = { nl: "anders", en: "otherwise" }
    const at = (path: string) => faultsAt([{ path, said }], keys).map(({ key }) => key)
    expect([at("/due"), at("/for/coalition"), at("/due/nowhere"), at("/nowhere")]).toEqual([
      ["/due"],
      ["/for?1/coalition"],
      ["/due"],
      [""]
    ])
  })
})

describe("a moment as it is typed", () => {
  it.each([
    ["2024-02-01T18:30", "2024-02-01T18:30:00+01:00"],
    ["2024-07-01T18:30", "2024-07-01T18:30:00+02:00"]
  ])("%s is %s by the clock of Amsterdam", (local, instant) => {
    expect(instantOf(local)).toBe(instant)
    expect(localOf(instant)).toBe(local)
  })
  it("stays what it is where it is none", () => {
    expect(instantOf("morgen")).toBe("morgen")
    expect(localOf("morgen")).toBe("morgen")
  })
})

const schemaOf = (name: string) => {
  const schema = alliance.commands.get(name)
  if (schema === undefined) throw new Error(name)
  return schema.ast
}

/** A list that may be left out and is empty is left out. */
function withoutEmpty(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_, part) => (Array.isArray(part) && part.length === 0 ? undefined : part)))
}
