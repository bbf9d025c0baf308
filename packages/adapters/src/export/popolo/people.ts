/** People, organisations, posts, and who is what where. */
import { type Day, firstDay, lastDay, pseudonymOf, type Views, type When } from "@pactwerk/core"
import type { Losses } from "../statement.ts"
import { byKey, id, type Json, type Known, leadingTo, made, sorted } from "./known.ts"

export const personsOf = ({ names }: Known, others: ReadonlyArray<string>): ReadonlyArray<Json> =>
  sorted([...Object.keys(names).filter((key) => key.startsWith("person:")), ...others]).map((id) => {
    const name = names[id]
    return name?.is === "person"
      ? made({ id, name: name.name, honorific_prefix: name.honorific })
      : { id, name: pseudonymOf(id.slice("person:".length)) }
  })

export const organizationsOf = (
  { institutions: { bodies, pact }, names, register }: Known,
  others: ReadonlyArray<string>
): ReadonlyArray<Json> => {
  const partners = Object.keys(register).map((partner) => `organisation:${partner}`)
  const own = Object.keys(bodies).map((body) => `body:${body}`)
  const all = sorted([...partners, ...own, ...others]).map((id) => {
    const name = names[id]
    const body = id.startsWith("body:") ? bodies[id.slice("body:".length)] : undefined
    const classification = id.startsWith("body:") ? body?.kind : "partner"
    const parent = body === undefined || pact === undefined ? undefined : `pact:${pact.id}`
    return made({ id, name: name?.is === "text" ? name.text : id, classification, parent_id: parent })
  })
  return pact === undefined ? all : [...all, { id: `pact:${pact.id}`, name: pact.name, classification: "pact" }]
}

/** The first day it can have been, or else the last; and beside it what was said. What is not one day is counted. */
const dated = (name: "start" | "end", when: When | undefined, losses: Losses) => {
  if (when === undefined) return {}
  const [first, last] = [firstDay(when), lastDay(when)]
  if (first === undefined || first !== last) losses.note("datesImprecise")
  return { [`${name}_date`]: first ?? last, [`pactwerk_${name}`]: { ...when } }
}

export const membershipsOf = (
  { institutions: { pact, roles }, register }: Known,
  losses: Losses
): ReadonlyArray<Json> => [
  ...Object.entries<Views.Entry>(register)
    .sort(byKey)
    .flatMap(([organisation, { representatives }]) =>
      representatives.map(({ because, from, person, until }) =>
        made({
          id: `membership:${because[0]}`,
          role: "representative",
          person_id: `person:${person}`,
          // Somebody speaks in the alliance for an organisation; of an alliance without a pact nothing else is known.
          organization_id: pact === undefined ? `organisation:${organisation}` : `pact:${pact.id}`,
          on_behalf_of_id: `organisation:${organisation}`,
          ...dated("start", from, losses),
          end_date: lastIncluded(until)
        })
      )
    ),
  ...roles.map(({ because, body, from, person, post, role, until }) =>
    made({
      id: `membership:${because[0]}`,
      role,
      person_id: `person:${person}`,
      organization_id: id("body", body),
      post_id: id("post", post),
      ...dated("start", from, losses),
      ...dated("end", until, losses)
    })
  )
]

/** The day before the first on which it was not so any more. */
const lastIncluded = (until: Day | undefined): string | undefined =>
  until === undefined ? undefined : new Date(Date.parse(until) - 86_400_000).toISOString().slice(0, 10)

export const postsOf = ({ institutions: { posts } }: Known, memberships: ReadonlyArray<Json>): ReadonlyArray<Json> =>
  sorted([...Object.keys(posts).map((post) => `post:${post}`), ...leadingTo("post", memberships)]).map((id) => {
    const post = posts[id.slice("post:".length)]
    return made({ id, label: post?.title ?? id, organization_id: post && `body:${post.body}` })
  })
