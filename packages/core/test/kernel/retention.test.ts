import { Schema, SchemaAST } from "effect"
import { expect, it } from "vitest"
import { alliance } from "../../src/alliance/rooms.ts"
import { type Personal, personal } from "../../src/kernel/personal.ts"
import { retentionOf } from "../../src/kernel/retention.ts"

it("every type of event has a class, and the configuration says how long that class is kept", () => {
  const kept = retentionOf(alliance.events, { personal: "P7Y", "public-memory": "always" })
  expect(kept.map(({ type }) => type)).toEqual([...alliance.events.keys()])
  const personal = kept.filter(({ retention }) => retention === "personal")
  expect(personal).toEqual([
    { type: "PersonIntroduced", retention: "personal", keptFor: "P7Y" },
    { type: "WorkingGroupMemberAdded", retention: "personal", keptFor: "P7Y" }
  ])
})
it("another configuration keeps the same events otherwise, without a change in the code", () => {
  const [some, others] = ["P1Y", "P10Y"].map((personal) =>
    retentionOf(alliance.events, { personal, "public-memory": "always" }).map(({ keptFor }) => keptFor)
  )
  expect(some?.map((period) => (period === "P1Y" ? "P10Y" : period))).toEqual(others)
})
it("what is somebody's own counts however deep it stands, and beside what is not", () => {
  const name = personal(Schema.String, { subject: "person", visibility: "personal" })
  const plain = Schema.Finite
  const classes = [
    plain,
    name,
    Schema.Union([plain, name]),
    Schema.Array(name),
    Schema.Struct({ plain, name }),
    Schema.Array(Schema.Union([plain, Schema.Struct({ plain })]))
  ].map((field, index) => [`Told${index}`, Schema.Struct({ plain, field })] as const)
  const kept = retentionOf(new Map(classes), { personal: "P7Y", "public-memory": "always" })
  expect(kept.map(({ keptFor }) => keptFor)).toEqual(["always", "P7Y", "P7Y", "P7Y", "P7Y", "always"])
})

const noteOf = SchemaAST.resolveAt<Personal>("personal")
const subjectsIn = (ast: SchemaAST.AST): ReadonlyArray<string> => {
  const note = noteOf(ast)
  if (note !== undefined) return [note.subject]
  if (SchemaAST.isUnion(ast)) return ast.types.flatMap(subjectsIn)
  return SchemaAST.isObjects(ast) ? ast.propertySignatures.flatMap(({ type }) => subjectsIn(type)) : []
}
it("whose own something is, a field of the same event says", () => {
  const about = [...alliance.events].flatMap(([type, { ast }]) => subjectsIn(ast).map((subject) => [type, subject]))
  const fields = (type: string | undefined) => {
    const ast = alliance.events.get(type ?? "")?.ast
    return ast && SchemaAST.isObjects(ast) ? ast.propertySignatures.map(({ name }) => String(name)) : []
  }
  expect(about.filter(([type, subject]) => !fields(type).includes(subject ?? ""))).toEqual([])
  expect(about).toHaveLength(5)
})
