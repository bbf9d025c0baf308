/** Who takes part, and in which capacity? Welcomed is not signed. */
import type { Day, OrganisationId, PersonId } from "../kernel/names.ts"
import type { View } from "../kernel/view.ts"
import { firstDay, lastDay, type When } from "../kernel/when.ts"
import { Event } from "../membership/events.ts"
import { type Ground, onGroundOf } from "./ground.ts"

/** Something that happened once, and when. */
export interface Since extends Ground {
  readonly when: When
}

/** Somebody who speaks for an organisation: from the first day included, until the last excluded. */
export interface Representing extends Ground {
  readonly person: PersonId
  readonly from: When
  readonly until: Day | undefined
}

/** One organisation, and how it takes part. */
export interface Entry {
  /** Its name, where it was profiled. */
  readonly name: string | undefined
  readonly welcomed: Since | undefined
  readonly signed: (Since & { readonly signedBy: PersonId | undefined }) | undefined
  readonly left: (Ground & { readonly from: Day; readonly reason: string | undefined }) | undefined
  readonly representatives: ReadonlyArray<Representing>
}

/** Every organisation that the alliance knows, members or not. */
export type Register = Readonly<Record<OrganisationId, Entry>>

const blank = { name: undefined, welcomed: undefined, signed: undefined, left: undefined }

export const register: View<Register, Event> = {
  name: "register",
  version: 1,
  Event,
  initial: {},
  evolve: (entries, event, recorded) => {
    entries[event.organisation] ??= { ...blank, representatives: [] }
    const entry = entries[event.organisation]
    if (entry === undefined) return
    const ground = onGroundOf(recorded)
    /** Whoever comes back after leaving begins anew: an old signature does not count again. */
    const comeBack = () => {
      if (entry.left === undefined) return
      entry.welcomed = undefined
      entry.signed = undefined
      entry.left = undefined
    }
    Event.match(event, {
      OrganisationProfiled: ({ name }) => {
        entry.name = name
      },
      MemberWelcomed: () => {
        comeBack()
        entry.welcomed = { when: { ...recorded.occurred }, ...ground }
      },
      PactSigned: ({ signed, signedBy }) => {
        comeBack()
        entry.signed = { when: { ...signed }, signedBy, ...ground }
      },
      MemberWithdrawn: ({ from, reason }) => {
        entry.left = { from, reason, ...ground }
      },
      RepresentativeDesignated: ({ from, person, replaces }) => {
        for (const term of entry.representatives) {
          if (term.person === person || term.person === replaces) term.until ??= firstDay(from) ?? lastDay(from)
        }
        entry.representatives.push({ person, from: { ...from }, until: undefined, ...ground })
      }
    })
  }
}

/** Whether it had certainly happened by the end of that day; what has no last day counts once it is recorded. */
const hadHappened = (since: Since | undefined, on: Day): boolean =>
  since !== undefined && (lastDay(since.when) ?? on) <= on

const hasLeft = ({ left }: Entry, on: Day): boolean => left !== undefined && left.from <= on

/** Whether the organisation signed the pact, and has not left. */
export const isSignatory = (entry: Entry, on: Day): boolean => hadHappened(entry.signed, on) && !hasLeft(entry, on)

/** Whether the organisation was welcomed or signed, and has not left. */
export const isMember = (entry: Entry, on: Day): boolean =>
  (hadHappened(entry.welcomed, on) || hadHappened(entry.signed, on)) && !hasLeft(entry, on)

const entriesOf = (known: Register): ReadonlyArray<readonly [string, Entry]> => Object.entries<Entry>(known)

/** The members on a day, with their ids: who was welcomed or signed, and did not leave. */
export const membersOn = (known: Register, on: Day) => entriesOf(known).filter(([, entry]) => isMember(entry, on))

/** The signatories on a day, with their ids; only whom the log knows by name. */
export const signatoriesOn = (known: Register, on: Day) =>
  entriesOf(known).filter(([, entry]) => isSignatory(entry, on))

/** Who was welcomed, and of whom no signature is known. */
export const welcomedOnly = (known: Register, on: Day) =>
  membersOn(known, on).filter(([, entry]) => !isSignatory(entry, on))

/** Who speaks for an organisation on a day. */
export const speakersOn = ({ representatives }: Entry, on: Day): ReadonlyArray<Representing> =>
  representatives.filter(({ from, until }) => (firstDay(from) ?? on) <= on && (until === undefined || on < until))
