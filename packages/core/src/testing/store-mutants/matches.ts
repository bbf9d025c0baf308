/** Stores that take something else for a match than what was asked for. */
import type { Recorded } from "../../kernel/event.ts"
import type { Criterion } from "../../kernel/event-log.ts"
import { changed, matching, type StoreMutant } from "./mutant.ts"

type Asked = Required<Criterion>

/** Any of the items, each matched in this way; no items match everything. */
const anyItem = (meets: (asked: Asked, event: Recorded) => boolean) =>
  matching(
    ({ items }, event) => items.length === 0 || items.some(({ tags = [], types = [] }) => meets({ tags, types }, event))
  )

const ofType = ({ types }: Asked, event: Recorded): boolean => types.length === 0 || types.includes(event.type)
const aboutAll = ({ tags }: Asked, event: Recorded): boolean => tags.every((tag) => event.tags.includes(tag))
const folded = (texts: ReadonlyArray<string>) => texts.map((text) => text.toLowerCase())

export const wrongMatches: ReadonlyArray<StoreMutant> = [
  {
    id: "any-tag",
    what: "asks for any of the tags",
    layer: anyItem(
      (asked, event) =>
        ofType(asked, event) && (asked.tags.length === 0 || asked.tags.some((tag) => event.tags.includes(tag)))
    ),
    fallsTo: ["dcb-10", "append-tags"]
  },
  {
    id: "tags-by-prefix",
    what: "compares tags by their first letters",
    layer: anyItem(
      (asked, event) =>
        ofType(asked, event) && asked.tags.every((tag) => event.tags.some((filed) => filed.startsWith(tag)))
    ),
    fallsTo: ["dcb-09", "append-tags", "text-names"]
  },
  {
    id: "case-folded",
    what: "takes capitals and small letters for the same",
    layer: anyItem(
      ({ tags, types }, event) =>
        (types.length === 0 || folded(types).includes(event.type.toLowerCase())) &&
        folded(tags).every((tag) => folded(event.tags).includes(tag))
    ),
    fallsTo: ["dcb-09", "text-names"]
  },
  {
    id: "first-type-only",
    what: "looks at the first of the types only",
    layer: anyItem(
      (asked, event) => ofType({ ...asked, types: asked.types.slice(0, 1) }, event) && aboutAll(asked, event)
    ),
    fallsTo: ["dcb-12"]
  },
  {
    id: "types-ignored",
    what: "does not look at types",
    layer: anyItem(aboutAll),
    fallsTo: ["dcb-13", "dcb-14", "dcb-15", "dcb-16", "dcb-17", "dcb-18"]
  },
  {
    id: "empty-narrows",
    what: "takes an empty list for a wish that nothing fulfils",
    layer: matching(({ items }, event) =>
      items.some(({ tags = [], types = [] }) => types.includes(event.type) && aboutAll({ tags, types }, event))
    ),
    fallsTo: ["append-wide"]
  },
  {
    id: "first-filed-only",
    what: "files only the first event of a batch",
    layer: changed((log) => ({
      append: ([first, ...others], condition) =>
        log.append([first, ...others.map((event) => ({ ...event, tags: [] }))], condition)
    })),
    fallsTo: ["dcb-08", "read-pages"]
  },
  {
    id: "unknown-matches-all",
    what: "takes a tag that nobody used for no wish",
    layer: changed((log) => {
      const used = new Set<string>()
      return {
        append: (events, condition) => {
          for (const { tags } of events) for (const tag of tags) used.add(tag)
          const items = condition?.failIfEventsMatch.items.map(({ tags = [], ...item }) => ({
            ...item,
            tags: tags.filter((tag) => used.has(tag))
          }))
          return log.append(events, condition && { ...condition, failIfEventsMatch: { items: items ?? [] } })
        }
      }
    }),
    fallsTo: ["append-apart"]
  }
]
