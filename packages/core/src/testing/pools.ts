/** Few names, so that what is made up meets itself again. */
import { SchemaAST } from "effect"

/** What the leaves of anything made up are taken from. */
export interface Pools {
  readonly days: ReadonlyArray<string>
  readonly persons: ReadonlyArray<string>
  readonly matters: ReadonlyArray<{ readonly kind: string; readonly id: string }>
  readonly texts: ReadonlyArray<string>
  readonly numbers: ReadonlyArray<number>
  /** The ids of one kind of thing. */
  readonly ids: (kind: string) => ReadonlyArray<string>
}

/** How many of a kind there are; two of everything that is not named. */
export interface Sizes {
  readonly parties?: number
  readonly neighbourhoods?: number
  readonly others?: number
}

const persons = [
  "0b5f7c1e-53f5-4a7e-9d0b-6a1d5b8b7f01",
  "5d3c9a52-8f1e-4c6b-b1ce-2f4a7e9d0c02",
  "c2a8e4d0-7b16-4f39-a5e2-93d1b6f8a703"
]
const texts = [
  "Tekst.",
  "chair",
  " ",
  "90%",
  "version-1",
  "P3Y",
  "a".repeat(64),
  "00000000-0000-7000-8000-000000000001"
]
const matters = [
  "programme-1",
  "version-1",
  "version-2",
  "advice-1",
  "minutes-1",
  "organisation-1",
  "body-1",
  "initiative-1",
  "coalition-1"
]

/** The public halves of two keys that sign for no log. */
const publicKeys = [
  "pactwerk.example/wijk+ca631e4b+AWa+fjMsekUzMr2dCn99sFX1xe8aBq2mbZizn7aBDEc6",
  "pactwerk.example/wijk+7df8035e+AQtROtm0kkAVygkC7QeQRNOsXb7CMG8GlIwQ2o62458t"
]

/** The day that everything made up lies around. */
export const theDay = "2024-02-16"

/**
 * Pools of so many names.
 *
 * @example
 * arbitraryOf(alliance.Event, poolsOf({ parties: 5 }))
 */
export const poolsOf = ({ neighbourhoods = 2, others = 2, parties = 2 }: Sizes = {}): Pools => ({
  days: ["2024-02-15", theDay, "2024-02-17"],
  persons: persons.slice(0, Math.max(2, Math.min(others, persons.length))),
  matters: matters.map((id) => ({ kind: id.replace(/-\d$/, ""), id })),
  texts,
  numbers: [0, 1, 2, 4, 0.5, 0.9],
  ids: (kind) => {
    const count = kind === "organisation" ? parties : kind === "neighbourhood" ? neighbourhoods : others
    return Array.from({ length: count }, (_, index) => `${kind.toLowerCase()}-${index + 1}`)
  }
})

export const fewNames = poolsOf()

const tagMaker = SchemaAST.resolveAt<(value: unknown) => string>("filedAs")

/** The kind of thing that a field is filed under: `organisation`, `matter`. */
export const kindOf = (ast: SchemaAST.AST): string | undefined => tagMaker(ast)?.("").split(":")[0]

/** What a leaf of a schema is taken from. */
export const poolFor = (ast: SchemaAST.AST, pools: Pools): ReadonlyArray<unknown> => {
  const identifier = SchemaAST.resolveIdentifier(ast)
  if (identifier === "Day") return pools.days
  if (identifier === "PublicKey") return publicKeys
  if (identifier === "Instant") return pools.days.map((day) => `${day}T18:30:00+01:00`)
  const kind = kindOf(ast)
  if (kind === "person") return pools.persons
  if (kind === "event") return pools.texts
  if (kind !== undefined) return pools.ids(kind)
  return SchemaAST.isString(ast) ? pools.texts : pools.numbers
}
