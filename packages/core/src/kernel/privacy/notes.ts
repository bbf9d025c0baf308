/** What a schema says of a field, wherever it was said: before its checks, after them, or on the side that is kept. */
import type { SchemaAST } from "effect"

/** What is said under this name on a definition. A check that was added later does not hide it. */
export const noteOf = (ast: SchemaAST.AST, name: string): unknown =>
  ast.annotations?.[name] ?? noteOnChecks(ast.checks, name) ?? noteOnEncoding(ast, name)

const noteOnChecks = (checks: ReadonlyArray<SchemaAST.Check<never>> | undefined, name: string): unknown =>
  checks?.reduce<unknown>(
    (found, check) =>
      found ??
      check.annotations?.[name] ??
      (check._tag === "FilterGroup" ? noteOnChecks(check.checks, name) : undefined),
    undefined
  )

const noteOnEncoding = ({ encoding }: SchemaAST.AST, name: string): unknown =>
  encoding?.reduce<unknown>((found, { to }) => found ?? noteOf(to, name), undefined)
