/** How long something is kept is a class per type of event in the configuration, never a number in the code. */
import { type Schema, SchemaAST } from "effect"

/** Events that hold somebody's own data, and all others. */
export type RetentionClass = "personal" | "public-memory"

/** Which class is kept how long: an ISO 8601 period such as `P7Y`, or for as long as the alliance lasts. */
export type Retention = Readonly<Record<RetentionClass, string | "always">>

export interface KeptFor {
  readonly type: string
  readonly retention: RetentionClass
  readonly keptFor: string | "always"
}

const isPersonal = SchemaAST.resolveAt("personal")

/** Whether a field of this definition, however deep, is somebody's own. */
const holdsPersonal = (ast: SchemaAST.AST): boolean => {
  if (isPersonal(ast) !== undefined) return true
  if (SchemaAST.isUnion(ast)) return ast.types.some(holdsPersonal)
  if (SchemaAST.isArrays(ast)) return ast.rest.some(holdsPersonal)
  return SchemaAST.isObjects(ast) && ast.propertySignatures.some(({ type }) => holdsPersonal(type))
}

/**
 * How long each type of event is kept, by its own definition and this configuration.
 *
 * @example
 * retentionOf(alliance.events, { personal: "P7Y", "public-memory": "always" })
 */
export const retentionOf = (
  events: ReadonlyMap<string, Schema.Top>,
  configuration: Retention
): ReadonlyArray<KeptFor> =>
  [...events].map(([type, { ast }]) => {
    const retention = holdsPersonal(ast) ? "personal" : "public-memory"
    return { type, retention, keptFor: configuration[retention] }
  })
