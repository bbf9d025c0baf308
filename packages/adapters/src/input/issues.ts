/** Where input is not what was expected: every place once, with what belongs there. */
import { stepTo, type Wording } from "@pactwerk/core"
import type { SchemaAST, SchemaIssue } from "effect"
import { choicesOf, describe, fieldsOf } from "./describe.ts"
import { either, expectation } from "./expectations.ts"
import { nearest } from "./near.ts"

/** One place in the input. */
export interface Place {
  /** A JSON pointer, `/voice/person`; empty for the whole. */
  readonly path: string
  readonly said: Wording
  /** The known name nearest to what stands there. */
  readonly near?: string | undefined
}

type Path = ReadonlyArray<PropertyKey>

const pointer = (path: Path): string => path.map(stepTo).join("")

const says = {
  expected: ({ en, nl }: Wording): Wording => ({ nl: `verwacht: ${nl}`, en: `expected: ${en}` }),
  missing: ({ en, nl }: Wording): Wording => ({ nl: `ontbreekt; verwacht: ${nl}`, en: `is missing; expected: ${en}` }),
  unknown: (known: ReadonlyArray<string>): Wording => ({
    nl: `dit veld is hier niet bekend; wel: ${known.join(", ")}`,
    en: `this field is not known here; known are: ${known.join(", ")}`
  })
}

/** Every place that is not right. `input` is what was read, to look for the nearest known name. */
export const placesOf = (issue: SchemaIssue.Issue, ast: SchemaAST.AST, input: unknown): ReadonlyArray<Place> => {
  const seen = new Set<string>()
  return walk(issue, ast, input, []).filter(({ path }) => !seen.has(path) && seen.add(path))
}

/** Goes down the issue, the schema and the input together. */
const walk = (issue: SchemaIssue.Issue, ast: SchemaAST.AST, input: unknown, path: Path): ReadonlyArray<Place> => {
  const here = (said: Wording, near?: string): ReadonlyArray<Place> => [{ path: pointer(path), said, near }]
  switch (issue._tag) {
    case "Pointer": {
      let [schema, value]: [SchemaAST.AST | undefined, unknown] = [ast, input]
      for (const key of issue.path) [schema, value] = [schema && memberAt(schema, key), valueAt(value, key)]
      const below = [...path, ...issue.path]
      const key = String(issue.path.at(-1))
      if (issue.issue._tag === "UnexpectedKey") {
        const known = fieldsOf(ast).filter((field) => valueAt(input, field) === undefined)
        return [{ path: pointer(below), said: says.unknown(known), near: nearest(key, known) }]
      }
      if (issue.issue._tag === "MissingKey") {
        return [{ path: pointer(below), said: says.missing(schema === undefined ? unclear : describe(schema)) }]
      }
      return walk(issue.issue, schema ?? ast, value, below)
    }
    case "Composite":
      return issue.issues.flatMap((each) => walk(each, issue.ast, input, path))
    case "Encoding":
      return walk(issue.issue, issue.ast, input, path)
    case "Filter": {
      const expected = issue.filter.annotations?.expected
      return here(says.expected(typeof expected === "string" ? expectation(expected) : describe(ast)))
    }
    case "AnyOf":
      return ofUnion(issue, input, path)
    case "InvalidType":
    case "UnexpectedKey":
      return here(says.expected(describe(issue.ast)))
    default:
      return here(says.expected(describe(ast)))
  }
}

const unclear: Wording = { nl: "een waarde", en: "a value" }

/** One message for a union: that of the member that was meant, or of all of them together. */
const ofUnion = ({ ast, issues }: SchemaIssue.AnyOf, input: unknown, path: Path): ReadonlyArray<Place> => {
  const choices = choicesOf(ast)
  if (choices.length > 0) {
    const near = typeof input === "string" ? nearest(input, choices) : undefined
    return [{ path: pointer(path), said: says.expected(describe(ast)), near }]
  }
  const members = issues.map((issue) => ({ issue, places: walk(issue, astOf(issue) ?? ast, input, path) }))
  const [only] = members
  if (members.length === 1 && only !== undefined) return only.places
  const isShaped = (issue: SchemaIssue.Issue) =>
    !leaves(issue).some((leaf) => leaf === "UnexpectedKey" || leaf === "MissingKey")
  const shaped = members.filter(({ issue }) => isShaped(issue))
  const fewest = Math.min(...shaped.map(({ issue }) => leaves(issue).length))
  const best = shaped.filter(({ issue }) => leaves(issue).length === fewest)
  const [meant] = best
  if (best.length === 1 && meant !== undefined) return meant.places
  const fields = new Set(ast.types.flatMap(fieldsOf))
  const strange =
    typeof input === "object" && input !== null ? Object.keys(input).find((key) => !fields.has(key)) : undefined
  const near = strange === undefined ? undefined : nearest(strange, fields)
  const at = strange === undefined || near === undefined ? path : [...path, strange]
  return [{ path: pointer(at), said: says.expected(either(ast.types.map(describe))), near }]
}

const leaves = (issue: SchemaIssue.Issue): ReadonlyArray<SchemaIssue.Issue["_tag"]> => {
  if (issue._tag === "Composite" || issue._tag === "AnyOf") return issue.issues.flatMap(leaves)
  if (issue._tag === "Pointer") return leaves(issue.issue)
  return [issue._tag]
}

const astOf = (issue: SchemaIssue.Issue): SchemaAST.AST | undefined => ("ast" in issue ? issue.ast : undefined)

const memberAt = (ast: SchemaAST.AST, key: PropertyKey): SchemaAST.AST | undefined => {
  if (ast._tag === "Objects") return ast.propertySignatures.find(({ name }) => name === key)?.type
  return ast._tag === "Arrays" ? ast.rest[0] : undefined
}

const valueAt = (value: unknown, key: PropertyKey): unknown =>
  typeof value === "object" && value !== null
    ? new Map<PropertyKey, unknown>(Object.entries(value)).get(String(key))
    : undefined
