/** How a programme stands: what its adoption turns on. */
import type {
  DecisionId,
  IncorporationId,
  Matter,
  MeetingId,
  ObjectionId,
  OrganisationId,
  ProgrammeId,
  RoundId,
  VersionId
} from "../kernel/names.ts"
import type { Bound, When } from "../kernel/when.ts"
import type { Stage } from "../programme/rules.ts"
import type { FeedbackBoard } from "./feedback-board.ts"
import type { Ground } from "./ground.ts"
import type { Names } from "./names.ts"

/** One version, and how far it is. */
export interface Version extends Ground {
  readonly programme: ProgrammeId
  readonly number: number
  readonly completeness: number | undefined
  readonly stage: Stage
  readonly shared: When | undefined
}

/** What will be worked into the text, and whether that was settled. */
export interface Incorporation extends Ground {
  readonly of: Matter
  readonly isSettled: boolean
}

/** The decision that made a version the programme ("vastgesteld"). */
export interface Adoption extends Ground {
  readonly version: VersionId
  readonly decision: DecisionId
  readonly when: When
}

/** One programme, and what its adoption turns on. */
export interface ProgrammeStanding {
  readonly latest: VersionId | undefined
  readonly announced: (Ground & { readonly meeting: MeetingId }) | undefined
  readonly adopted: Adoption | undefined
  readonly incorporations: Readonly<Record<IncorporationId, Incorporation>>
}

/** One objection, and how it ended. */
export interface Objection extends Ground {
  readonly organisation: OrganisationId
  readonly stage: "open" | "withdrawn" | "amended" | "ruledOut"
}

/** One objection round on a fixed text ("bezwarenronde"). */
export interface ConsentRound extends Ground {
  readonly matter: Matter
  readonly edition: string
  readonly stage: "open" | "closed"
  readonly objections: Readonly<Record<ObjectionId, Objection>>
  readonly consent: Ground | undefined
}

/** The meeting for which adoption can be announced. */
export interface Occasion extends Ground {
  readonly starts: Bound
  readonly stage: "planned" | "cancelled" | "closed"
}

export interface Readiness {
  readonly programmes: Readonly<Record<ProgrammeId, ProgrammeStanding>>
  readonly versions: Readonly<Record<VersionId, Version>>
  readonly rounds: Readonly<Record<RoundId, ConsentRound>>
  readonly occasions: Readonly<Record<MeetingId, Occasion>>
  readonly board: FeedbackBoard
  readonly names: Names
}
