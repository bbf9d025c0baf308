/** What is otherwise between two editions of the minutes: each block by the event that it tells. */
import { type EventId, type Language, type Recorded, sayBound, Views } from "@pactwerk/core"

/** What stood or stands at a place: the sentence of an event, or words; words of a source are Dutch. */
export type Piece = { readonly event: EventId } | { readonly text: string; readonly isSource?: boolean }

/** One place of the minutes that is otherwise. */
export interface Otherwise {
  /** Which place: a field of the head, an item of the agenda, or a block. */
  readonly at: "when" | "place" | "item" | "block" | "correction"
  /** The item of the agenda that it falls under. */
  readonly under?: string
  /** Nothing where it was not there. */
  readonly was?: Piece
  readonly is?: Piece
  readonly because: ReadonlyArray<EventId>
}

const titleOf = ({ number, title }: Views.AccountItem): string => (number === undefined ? title : `${number}. ${title}`)

const heads = ({ ends, place, starts }: Views.Account, language: Language) => ({
  when: starts && [starts, ...(ends === undefined ? [] : [ends])].map((bound) => sayBound(bound, language)).join(" – "),
  place
})

/** Each block with the item that it falls under, by its event. */
const placed = ({ after, before, items }: Views.Account) =>
  new Map([
    ...[...before, ...after].map(({ recorded }) => [recorded, undefined] as const),
    ...items.flatMap((item) => item.blocks.map(({ recorded }) => [recorded, titleOf(item)] as const))
  ])

/** All that a correction of this account can be about: its blocks, and what planned it. */
export const eventsOf = (account: Views.Account): ReadonlyArray<EventId> => [
  ...account.because,
  ...account.items.flatMap(({ because }) => because),
  ...Views.blocksOf(account).map(({ recorded }) => recorded)
]

/** The corrections among these events that are about this account, in the order of the log. */
export const correctionsOf = (account: Views.Account, events: ReadonlyArray<Recorded>): ReadonlyArray<Recorded> => {
  const own = new Set<unknown>(eventsOf(account))
  return events.filter(({ data, type }) => type === "CorrectionRecorded" && own.has(data.corrects))
}

/** What is otherwise in the second account, place by place: the head, the agenda, and every block. */
export const differences = (from: Views.Account, to: Views.Account, language: Language): ReadonlyArray<Otherwise> => {
  const [before, now] = [heads(from, language), heads(to, language)]
  const head = (["when", "place"] as const).flatMap((at): ReadonlyArray<Otherwise> => {
    const [was, is] = [before[at], now[at]]
    if (was === is) return []
    const pieces = { ...(was !== undefined && { was: { text: was } }), ...(is !== undefined && { is: { text: is } }) }
    return [{ at, ...pieces, because: to.because.slice(from.because.length) }]
  })
  const itemIn = ({ items }: Views.Account, id: string) => items.find(({ agendaItem }) => agendaItem === id)
  const ids = [...new Set([...from.items, ...to.items].map(({ agendaItem }) => agendaItem))]
  const items = ids.flatMap((id): ReadonlyArray<Otherwise> => {
    const [was, is] = [itemIn(from, id), itemIn(to, id)]
    if (was !== undefined && is !== undefined && titleOf(was) === titleOf(is)) return []
    const pieces = {
      ...(was !== undefined && { was: { text: titleOf(was), isSource: true } }),
      ...(is !== undefined && { is: { text: titleOf(is), isSource: true } })
    }
    return [{ at: "item", ...pieces, because: (is ?? was)?.because ?? [] }]
  })
  const [had, has] = [placed(from), placed(to)]
  const only = (all: typeof had, others: typeof had, which: "was" | "is"): ReadonlyArray<Otherwise> =>
    [...all].flatMap(([event, under]) =>
      others.has(event)
        ? []
        : [{ at: "block", ...(under !== undefined && { under }), [which]: { event }, because: [event] }]
    )
  return [...head, ...items, ...only(had, has, "was"), ...only(has, had, "is")]
}

/** A correction as what is otherwise: the event that it is about, and what is to be read instead. */
export const corrected = ({ data: { corrects, reads }, id }: Recorded, known: Views.Account): Otherwise => {
  const event = eventsOf(known).find((one) => one === corrects)
  return {
    at: "correction",
    ...(event !== undefined && { was: { event } }),
    is: { text: String(reads), isSource: true },
    because: [id]
  }
}
