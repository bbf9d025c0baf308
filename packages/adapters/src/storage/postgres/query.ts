/** Queries and events as the functions in the server take them. */
import { createHash } from "node:crypto"
import { canonicalise, type Proposed, type Query } from "@pactwerk/core"

const zero = "\u0000"
const isPlain = (type: string): boolean => type.length <= 200 && !type.includes(zero) && !type.includes("\\")

/** A type as it is filed: PostgreSQL keeps no zero character, and an index no long text. Two types never share one. */
export const kindOf = (type: string): string =>
  isPlain(type) ? type : `\\${createHash("sha256").update(type, "utf8").digest("hex")}`

const canBeTag = (tag: string): boolean => tag.isWellFormed() && !tag.includes(zero)

/** The items of a query that an event can match; a query without items is one that matches all. */
export const itemsOf = ({ items }: Query): ReadonlyArray<object> =>
  (items.length === 0 ? [{}] : items).flatMap(({ tags = [], types = [] }) => {
    const written = types.filter((type) => type.isWellFormed())
    const none = (types.length > 0 && written.length === 0) || !tags.every(canBeTag)
    return none ? [] : [{ types: [...new Set(written.map(kindOf))], tags: [...new Set(tags)] }]
  })

/** The canonical record without the digits of its position: what stands before them, and what after. */
export const cut = (event: Proposed, recordedAt: string): readonly [left: string, right: string] => {
  const fields = Object.entries({ ...event, recordedAt })
  // The names of a canonical record are sorted by code unit, as `<` compares them.
  const before = fields.filter(([name]) => name < "position")
  const after = fields.filter(([name]) => name > "position")
  const [left, right] = [before, after].map((some) => canonicalise(Object.fromEntries(some)))
  return [`${left?.slice(0, -1)},"position":`, `,${right?.slice(1)}`]
}
