/** What every part takes, so that a page can dress it and add to it. */
import type { ReactNode } from "react"

/** A part has no style of its own: `className` stands on its outermost element, and `data-part` names those within. */
export interface Dressed<Slots = object> {
  readonly className?: string | undefined
  /** What a page puts in its place. */
  readonly slots?: Partial<Slots>
}

/** What a page makes of an event, by its position: a link, a button. */
export interface EventSlot {
  readonly event: (position: number) => ReactNode
}
