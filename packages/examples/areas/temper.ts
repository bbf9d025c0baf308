/** What an area is like: how many take part, how fast it goes, and how much of what is promised is done. */
import type { Chance } from "./chance.ts"

export interface Temper {
  readonly founders: number
  /** Joining and leaving, in members a year. */
  readonly joins: number
  readonly leaves: number
  /** Days that most things take, where others take fewer or more. */
  readonly pace: number
  /** Of the promises, the share that is kept by its day; of the others, the share that is kept later, or given up. */
  readonly keeps: number
  readonly keepsLate: number
  readonly givesUp: number
  readonly answersCalls: number
  /** Initiatives that are proposed in a year, and the share that is let go. */
  readonly initiatives: number
  readonly letsGo: number
  /** How often somebody objects to a final text. */
  readonly objects: number
  /** After how many months a final text is put up; nothing in an area that comes to none. */
  readonly finalAfter: number | undefined
  /** How many residents lead, where they do, and whether they say in time what they found. */
  readonly residents: number
  readonly evaluates: boolean
  readonly coalitions: number
  /** In which share of the meetings something goes otherwise than agreed. */
  readonly careless: number
}

/** The temper of an area, by chance. */
export const temperOf = ({ between, happens }: Chance): Temper => {
  const reliable = between(35, 85) / 100
  return {
    founders: between(5, 12),
    joins: between(1, 3),
    leaves: between(0, 1),
    pace: between(6, 30),
    keeps: reliable,
    keepsLate: between(20, 60) / 100,
    givesUp: between(10, 50) / 100,
    answersCalls: Math.min(0.95, reliable + between(-10, 20) / 100),
    initiatives: between(2, 5),
    letsGo: between(10, 45) / 100,
    objects: between(0, 60) / 100,
    finalAfter: happens(0.7) ? between(9, 22) : undefined,
    residents: happens(0.6) ? between(3, 6) : 0,
    evaluates: happens(0.5),
    coalitions: between(1, 3),
    careless: between(0, 8) / 100
  }
}
