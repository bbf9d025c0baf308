/** A whole Popolo file: a list of each class. */
import type { Losses } from "../statement.ts"
import { type Json, type Known, leadingTo } from "./known.ts"
import { eventsOf, motionsOf, voteEventsOf } from "./motions.ts"
import { membershipsOf, organizationsOf, personsOf, postsOf } from "./people.ts"

/** The whole file. Whatever an id leads to is in it: what was never introduced is there by its number alone. */
export const fileOf = (known: Known, losses: Losses): Json => {
  const memberships = membershipsOf(known, losses)
  const events = eventsOf(known)
  const motions = motionsOf(known, losses)
  const vote_events = voteEventsOf(known, losses)
  const posts = postsOf(known, memberships)
  const leads = [...memberships, ...events, ...motions, ...vote_events, ...posts]
  const ids = (kind: string) => leadingTo(kind, leads)
  return {
    persons: personsOf(known, ids("person")),
    organizations: organizationsOf(known, [...ids("organisation"), ...ids("body")]),
    memberships,
    posts,
    events: [
      ...events,
      ...ids("meeting")
        .filter((of) => !events.some(({ id }) => id === of))
        .map((id) => ({ id }))
    ],
    motions,
    vote_events
  }
}
