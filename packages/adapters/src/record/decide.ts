/** Every kind of line and how it is read: the one place where a new kind is added. */
import { consent, endorsed, round, shapesOfAgreement, stood } from "./agree.ts"
import type { Entry, Kind, Made, Shape } from "./entry.ts"
import { followUp, member, principle, shapesOfOthers } from "./others.ts"
import { adopted, adoption, incorporation, minutesAdopted, shapesOfSettling } from "./settle.ts"
import { shapeOfTalk, statement } from "./talk.ts"
import type { DecisionWord } from "./words.ts"

const shapes: Readonly<Record<DecisionWord, Shape>> = { ...shapesOfAgreement, ...shapesOfSettling, ...shapesOfOthers }

const readers: Readonly<Record<DecisionWord, (entry: Entry) => ReadonlyArray<Made>>> = {
  endorsed,
  support: (entry) => stood("DeclareSupport", entry),
  commitment: (entry) => stood("GiveCommitment", entry),
  round,
  consent,
  adopted,
  incorporation,
  adoption,
  principle,
  member,
  followUp,
  minutes: minutesAdopted
}

/** What a kind of line takes. */
export const shapeOf = (kind: Kind): Shape => (kind.is === "statement" ? shapeOfTalk : shapes[kind.kind])

/** What a line makes. */
export const made = (kind: Kind, entry: Entry): ReadonlyArray<Made> =>
  kind.is === "statement" ? statement(kind.kind, entry) : readers[kind.kind](entry)
