/** What is asked of a kind of event before it may be recorded: that nothing of a person's own can be overlooked in it. */
import { Result, Schema, SchemaAST } from "effect"
import type { Personal } from "../personal.ts"
import { noteOf } from "./notes.ts"
import { keptAs } from "./places.ts"
import { pseudonymOf } from "./pseudonym.ts"

/** Words in the name of a field under which people keep what is somebody's own. */
const suspicious = new Set([
  ...[
    "name",
    "naam",
    "surname",
    "achternaam",
    "firstname",
    "voornaam",
    "email",
    "mail",
    "phone",
    "telephone",
    "mobile"
  ],
  ...["telefoon", "mobiel", "address", "adres", "postcode", "bsn", "iban", "birth", "birthday", "born", "geboren"]
])

const wordsOf = (name: string): ReadonlyArray<string> =>
  name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]/)

/**
 * Everything that stands against recording events of these kinds; nothing when all is well:
 * a text that is called like somebody's own and says neither that it is nor why not; a personal field that stands beside
 * no such person, that sealing cannot reach, or that cannot be read once the person is forgotten.
 *
 * @example
 * unguarded(new Map([["Invited", Schema.Struct({ email: Schema.String })]]))
 * // ["`Invited` keeps a text in `email`: mark it with `personal`, or with `notPersonal` and why"]
 */
export const unguarded = (events: ReadonlyMap<string, Schema.Top>): ReadonlyArray<string> =>
  [...events].flatMap(([type, { ast }]) => problemsAt(ast, { type, path: [], around: [], seen: new Set() }))

interface At {
  readonly type: string
  readonly path: ReadonlyArray<string>
  /** The names of the fields beside it, and of those around that. */
  readonly around: ReadonlyArray<ReadonlySet<string>>
  readonly seen: ReadonlySet<SchemaAST.AST>
}

const problemsAt = (ast: SchemaAST.AST, at: At): ReadonlyArray<string> => {
  if (at.seen.has(ast)) return []
  const where = `\`${at.type}\` keeps`
  const place = `\`${at.path.join("/")}\``
  // An annotation carries any value; `personal` alone writes this one, and its parameter has the type.
  const personal = noteOf(ast, "personal") as Personal | undefined
  if (personal !== undefined) {
    const problems: Array<string> = []
    if (!at.around.some((names) => names.has(personal.subject))) {
      problems.push(`${where} what is personal in ${place}, and beside it no \`${personal.subject}\``)
    }
    if (ast.context?.isOptional !== true && !isReadable(ast, personal)) {
      problems.push(`${where} what is personal in ${place}, and no \`replacement\` that can be read in its place`)
    }
    return problems
  }
  const words = at.path.slice(-1).flatMap(wordsOf)
  if (words.some((word) => suspicious.has(word)) && isText(ast) && noteOf(ast, "notPersonal") === undefined) {
    return [`${where} a text in ${place}: mark it with \`personal\`, or with \`notPersonal\` and why`]
  }
  const inside = { ...at, seen: new Set([...at.seen, ast]) }
  if ((ast.encoding !== undefined || SchemaAST.isDeclaration(ast)) && partsOf(ast).some((part) => isBelow(part))) {
    return [`${where} what is personal below ${place}, where it is kept in another form`]
  }
  return stepsOf(ast, inside).flatMap(([part, next]) => problemsAt(part, next))
}

const isReadable = (ast: SchemaAST.AST, { replacement, subject }: Personal): boolean =>
  Result.isSuccess(
    Schema.decodeUnknownResult(Schema.make<Schema.Codec<unknown>>(ast))(replacement ?? pseudonymOf(subject))
  )

const isText = (ast: SchemaAST.AST): boolean =>
  SchemaAST.isString(ast) ||
  SchemaAST.isTemplateLiteral(ast) ||
  (SchemaAST.isUnion(ast) && ast.types.some(isText)) ||
  (SchemaAST.isArrays(ast) && [...ast.elements, ...ast.rest].some(isText)) ||
  (ast.encoding !== undefined && isText(keptAs(ast)))

/** What a definition is directly made of. */
const partsOf = (ast: SchemaAST.AST): ReadonlyArray<SchemaAST.AST> => {
  if (SchemaAST.isUnion(ast)) return ast.types
  if (SchemaAST.isSuspend(ast)) return [ast.thunk()]
  if (SchemaAST.isArrays(ast)) return [...ast.elements, ...ast.rest]
  if (SchemaAST.isDeclaration(ast)) return ast.typeParameters
  if (!SchemaAST.isObjects(ast)) return []
  return [...ast.propertySignatures, ...ast.indexSignatures].map(({ type }) => type)
}

/** Whether anything in it is personal. */
const isBelow = (ast: SchemaAST.AST, seen: ReadonlySet<SchemaAST.AST> = new Set()): boolean =>
  !seen.has(ast) &&
  (noteOf(ast, "personal") !== undefined || partsOf(ast).some((part) => isBelow(part, new Set([...seen, ast]))))

const stepsOf = (ast: SchemaAST.AST, at: At): ReadonlyArray<readonly [SchemaAST.AST, At]> => {
  if (!SchemaAST.isObjects(ast)) return partsOf(ast).map((part) => [part, at] as const)
  const around = [new Set(ast.propertySignatures.map(({ name }) => String(name))), ...at.around]
  return [
    ...ast.propertySignatures.map(
      ({ name, type }) => [type, { ...at, around, path: [...at.path, String(name)] }] as const
    ),
    ...ast.indexSignatures.map(({ type }) => [type, { ...at, around, path: [...at.path, "*"] }] as const)
  ]
}
