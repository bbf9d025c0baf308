import { Schema } from "effect"
import { describe, expect, it } from "vitest"
import { PersonId, Text } from "../../../src/kernel/names.ts"
import { personal } from "../../../src/kernel/personal.ts"
import { strangersLeft } from "../../../src/kernel/privacy/owned.ts"
import { holdsCitizenNumber, someText, strangersIn, textsIn } from "../../../src/kernel/privacy/strangers.ts"

const kinds = (text: string, names: ReadonlyArray<string> = []) => strangersIn({ text }, names).map(({ is }) => is)

describe("a citizen service number", () => {
  it.each([
    "111222333",
    "Haar nummer is 123456782.",
    "1234.56.782",
    "123 456 782",
    "123456782, zegt ze",
    "123456782 5 keer",
    "5b1d8a3c-9a0e-4c7e-8f43-a123456782bc 123456782",
    "5b1d8a3c-9a0e-4c7e-8f43a123456782bc",
    "a5b1d8a3c-9a0e-4c7e-8f43-a123456782bc",
    "05b1d8a3c-9a0e-4c7e-8f43-a123456782bc",
    "-5b1d8a3c-9a0e-4c7e-8f43-a123456782bc",
    "5b1d8a3c-9a0e-4c7e-8f43-a123456782bcd",
    "5b1d8a3c-9a0e-4c7e-8f43-a123456782bc0",
    "5b1d8a3c-9a0e-4c7e-8f43-a123456782bc-",
    `${"a".repeat(27)}123456782${"b".repeat(27)}`,
    `${"a".repeat(28)}123456782${"b".repeat(28)}`
  ])("is found in %j", (text) => expect(holdsCitizenNumber(text)).toBe(true))
  it.each([
    "123456789",
    "1234567820",
    "12345678",
    "000000000",
    "€ 123456782,50",
    "5b1d8a3c-9a0e-4c7e-8f43-123456782123",
    "5b1d8a3c-9a0e-4c7e-8f43-a123456782bc",
    "5B1D8A3C-9A0E-4C7E-8F43-A123456782BC",
    "[Anna](person:5b1d8a3c-9a0e-4c7e-8f43-a123456782bc)",
    "Zij heet z5b1d8a3c-9a0e-4c7e-8f43-a123456782bcz.",
    "2024-02-01",
    "123456782.5",
    `${"a".repeat(27)}123456782${"b".repeat(28)}`,
    `sha256:${"a".repeat(27)}123456782${"b".repeat(28)}`
  ])("is not what stands in %j", (text) => expect(holdsCitizenNumber(text)).toBe(false))
})

it("some text is like this where one is, however deep, and none in what is no text", () => {
  const isTold = (text: string) => text === "told"
  for (const value of ["told", ["a", "told"], { a: 1, b: { c: "told" } }]) expect(someText(value, isTold)).toBe(true)
  const others = ["a", 1, null, true, undefined, [], {}, { told: 1 }, ["a", { b: null }], Object.create({ a: "told" })]
  for (const value of others) expect(someText(value, isTold), JSON.stringify(value)).toBe(false)
})

describe("what is looked for before anything is recorded", () => {
  it("finds addresses, telephone and account numbers, with their place", () => {
    expect(strangersIn({ a: [{ b: "Mail anna@example.org" }] }, [])).toEqual([
      { is: "email", pointer: "/a/0/b", offset: 5 }
    ])
    expect(kinds("Bel 06-12345678")).toEqual(["phone"])
    expect(kinds("Bel +31 6 12345678")).toEqual(["phone"])
    expect(kinds("Naar NL91 ABNA 0417 1643 00")).toEqual(["iban"])
    expect(kinds("Op 1 februari kwamen er 40 mensen, met 1.200 euro")).toEqual([])
  })
  it("finds nothing in the numbers by which people and things are called, and finds what stands beside them", () => {
    for (const number of [
      "0191b8c2-7ab0-7812-9456-789012345678",
      "00191234-5678-4912-8345-061234567890",
      "5b1d8a3c-7ab0-8123-9061-23456789abcd"
    ]) {
      expect(kinds(number)).toEqual([])
      expect(kinds(number.toUpperCase())).toEqual([])
      expect(strangersIn([`${number} 06-12345678`], [])).toEqual([{ is: "phone", pointer: "/0", offset: 37 }])
    }
  })
  it("finds no telephone number in the middle of a word", () => {
    expect(kinds("a0612345678")).toEqual([])
    expect(kinds("0612345678a")).toEqual([])
    expect(kinds("(0612345678)")).toEqual(["phone"])
  })
  it("finds the name of somebody who is known, in any case and with or without accents", () => {
    for (const text of ["René Bakker zegt", "rene bakker zegt", "RENÉ BAKKER zegt"]) {
      expect(kinds(text, ["René Bakker"])).toEqual(["name"])
    }
    expect(kinds("Annabel zegt", ["Anna"])).toEqual([])
    expect(kinds("Zo zegt Anna.", ["Anna"])).toEqual(["name"])
  })
  it("finds a name of three letters, and with blanks around it, and looks for none that is shorter", () => {
    const people = ["  Anna ", "Jan", "Bo"]
    for (const text of ["Zo zegt Anna.", "Jan zegt"]) expect(kinds(text, people)).toEqual(["name"])
    expect(kinds("Bo zegt, en wij ook", people)).toEqual([])
  })
  it("says where a name stands, whatever letters and marked names stand before it", () => {
    for (const before of ["In de Weißstraße zegt ", "[Bram](person:one) en ", "Mail b@c.nl voor "]) {
      const names = strangersIn([`${before}Anna`], ["Anna"]).filter(({ is }) => is === "name")
      expect(names).toEqual([{ is: "name", pointer: "/0", offset: before.length }])
    }
  })
  it("leaves out what is somebody's own or marked, and finds nothing in what cannot be kept", () => {
    const schema = Schema.Struct({
      person: PersonId,
      name: personal(Text, { subject: "person", visibility: "public" }),
      text: Text
    })
    const left = (text: string) => strangersLeft({ person: "one", name: "Anna", text }, schema, ["Anna"])
    expect(left("[Anna](person:one) zegt, net als Anna")).toMatchObject([
      { is: "name", pointer: expect.stringContaining("/text") }
    ])
    expect(left("[Anna](person:one) zegt")).toEqual([])
    expect(left("Anna zegt, [Anna](person:o ne)")).toEqual([])
  })
  it("leaves alone what is marked, and still sees what stands beside it", () => {
    const marked = "[Anna de Wit](person:one)"
    expect(kinds(`${marked} zegt`, ["Anna de Wit"])).toEqual([])
    expect(kinds(`${marked} en Anna de Wit`, ["Anna de Wit"])).toEqual(["name"])
  })
  it("looks into every text, also of names that are no names to JavaScript", () =>
    expect(textsIn(JSON.parse('{"__proto__": ["one"], "a/b": "two"}'))).toEqual([
      ["/__proto__/0", "one"],
      ["/a~1b", "two"]
    ]))
})
