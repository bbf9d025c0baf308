/**
 * `@pactwerk/adapters/react/ui`: parts of a screen without a style of their own. `DiffTable`, `Minutes`, `Timeline` and
 * `WhyPanel` take what they show, and have no hooks; the others read the session above.
 */
export { CommandForm, type CommandFormProps, type CommandFormSlots } from "./command-form.tsx"
export { DiffTable, type DiffTableProps } from "./diff-table.tsx"
export { EventList, type EventListProps, type EventListSlots } from "./event-list.tsx"
export type { Filter } from "./filtering.ts"
export { Minutes, type MinutesProps } from "./minutes.tsx"
export type { Dressed, EventSlot } from "./parts.ts"
export type { Stride } from "./strides.ts"
export { type Rooms, type Spoken, type Telling, tellingOf, useTelling } from "./telling.ts"
export { TimeScrubber, type TimeScrubberProps, type TimeScrubberSlots } from "./time-scrubber.tsx"
export { Timeline, type TimelineProps } from "./timeline.tsx"
export type { Values } from "./use-filling.ts"
export { WhyPanel, type WhyPanelProps, type WhyPanelSlots } from "./why-panel.tsx"
