/** What a child appends: the same batches for the same seed, so that whoever judges knows what was asked. */
import { type Batch, EventId } from "@pactwerk/core"
import { batch, propose } from "@pactwerk/core/testing"

export interface Work {
  readonly seed: number
  readonly batches: number
  /** In each batch; without it one to three. */
  readonly events?: number
  /** Characters of text in each event (20). */
  readonly text?: number
}

const hex = (number: number, digits: number) => number.toString(16).padStart(digits, "0")

/** One batch: events of a few types, about a few things. */
export const batchAt = ({ events, seed, text = 20 }: Work, index: number): Batch =>
  batch(
    Array.from({ length: events ?? 1 + ((index + seed) % 3) }, (_, place) => ({
      ...propose(`T${(index + place) % 3}`, [`thing:${(index * 7 + place) % 5}`, `z:${index % 2}`], {
        number: index,
        text: "é".repeat(text)
      }),
      id: EventId.make(`${hex(seed, 8)}-0000-7000-8000-${hex(index * 1024 + place, 12)}`)
    }))
  )

export const batchesOf = (work: Work): ReadonlyArray<Batch> =>
  Array.from({ length: work.batches }, (_, index) => batchAt(work, index))
