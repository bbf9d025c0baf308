/** The account of a meeting: what the minutes are made of. */
import type {
  AgendaItemId,
  BodyId,
  EventId,
  Instant,
  MeetingId,
  MinutesId,
  PactId,
  PersonId,
  Position,
  RoleName,
  Source
} from "../kernel/names.ts"
import type { AnyEvent } from "../kernel/view.ts"
import type { Bound, When } from "../kernel/when.ts"
import type { Ground } from "./ground.ts"

/** One event of a meeting, with what is needed to tell it and to point at it. */
export interface Block {
  readonly type: string
  readonly event: AnyEvent
  readonly recorded: EventId
  readonly position: Position
  readonly occurred: When
  readonly source: Source | undefined
  readonly certainty: "stated" | "inferred"
}

/** One item of the agenda, and what happened under it in the order of the log. */
export interface AccountItem extends Ground {
  readonly agendaItem: AgendaItemId
  readonly number: string | undefined
  readonly title: string
  /** Word for word as the source prints it. */
  readonly heading: string | undefined
  readonly level: number
  readonly under: AgendaItemId | undefined
  readonly wasOpened: boolean
  readonly blocks: ReadonlyArray<Block>
}

/** One edition of the minutes, and the later meeting in which it was adopted ("goedgekeurd"). */
export interface Edition extends Ground {
  readonly minutes: MinutesId
  readonly edition: number
  readonly author: PersonId
  /** The role the author held when they were drafted, where one was recorded. */
  readonly authorRole: RoleName | undefined
  readonly upTo: Position
  readonly adopted: (Ground & { readonly meeting: MeetingId | undefined }) | undefined
}

/**
 * All that the log knows of one meeting. It rests on the events that planned it; of a meeting that was only named,
 * little is known.
 */
export interface Account extends Ground {
  readonly body: BodyId | undefined
  readonly starts: Bound | undefined
  readonly ends: Instant | undefined
  readonly place: string | undefined
  readonly isCancelled: boolean
  readonly openedAt: Instant | undefined
  readonly closedAt: Instant | undefined
  /** The meeting that follows this one. */
  readonly next: MeetingId | undefined
  readonly editions: ReadonlyArray<Edition>
  /** What belongs to no item: before the first one was opened, and after that. */
  readonly before: ReadonlyArray<Block>
  readonly items: ReadonlyArray<AccountItem>
  readonly after: ReadonlyArray<Block>
}

export interface MinutesBook {
  /** The last event that was heard. */
  readonly position: Position
  readonly pact: PactId | undefined
  readonly meetings: Readonly<Record<MeetingId, Account>>
  /** The meeting that each set of minutes is of. */
  readonly minutesOf: Readonly<Record<MinutesId, MeetingId>>
  /** The first role that each person holds. */
  readonly roles: Readonly<Record<PersonId, RoleName>>
}
