/** Which bodies, posts and roles are there, and which texts were put to them? */
import { Agreement, Charter, Coalitions, Office, type View, type Views, type When } from "@pactwerk/core"
import { Schema } from "effect"

/** One body of the alliance or around it. */
export interface Body extends Views.Ground {
  readonly name: string
  readonly kind: string
}

/** One post of a body. */
export interface Post extends Views.Ground {
  readonly body: string
  readonly title: string
}

/** A role that somebody holds or held, in order. */
export interface Held extends Views.Ground {
  readonly person: string
  readonly role: string
  readonly post: string | undefined
  readonly body: string | undefined
  readonly from: When
  readonly until: When | undefined
}

/** A fixed text to which objections were asked. */
export interface Round extends Views.Ground {
  readonly matter: { readonly kind: string; readonly id: string }
  readonly edition: string
  readonly meeting: string | undefined
  readonly opened: When
  /** How many objections were counted when it was closed. */
  readonly raised: number | undefined
  readonly closed: When | undefined
  readonly isConsent: boolean
}

export interface Institutions {
  readonly pact: (Views.Ground & { readonly id: string; readonly name: string }) | undefined
  readonly bodies: Readonly<Record<string, Body>>
  readonly posts: Readonly<Record<string, Post>>
  readonly roles: ReadonlyArray<Held>
  readonly rounds: Readonly<Record<string, Round>>
  /** How many times a direction was endorsed, support declared, a commitment given or interest expressed. */
  readonly others: number
}

const Heard = Schema.Union([
  Charter.Event.cases.PactConcluded,
  Charter.Event.cases.BodyEstablished,
  Office.Event.cases.RoleAssigned,
  Office.Event.cases.RoleEnded,
  Agreement.Event.cases.ObjectionRoundOpened,
  Agreement.Event.cases.ObjectionRoundClosed,
  Agreement.Event.cases.ConsentReached,
  Agreement.Event.cases.DirectionEndorsed,
  Agreement.Event.cases.SupportDeclared,
  Agreement.Event.cases.CommitmentGiven,
  Coalitions.Event.cases.InterestExpressed
]).pipe(Schema.toTaggedUnion("_tag"))

export const institutions: View<Institutions, typeof Heard.Type> = {
  name: "institutions",
  version: 1,
  Event: Heard,
  initial: { pact: undefined, bodies: {}, posts: {}, roles: [], rounds: {}, others: 0 },
  evolve: (known, event, recorded) => {
    const ground = { because: [recorded.id], position: recorded.position }
    const occurred = { ...recorded.occurred }
    const other = () => {
      known.others += 1
    }
    Heard.match(event, {
      ...{ DirectionEndorsed: other, SupportDeclared: other, CommitmentGiven: other, InterestExpressed: other },
      PactConcluded: ({ name, pact }) => {
        known.pact = { id: pact, name, ...ground }
      },
      BodyEstablished: ({ body, kind, name, posts = [] }) => {
        known.bodies[body] = { name, kind, ...ground }
        for (const { post, title } of posts) known.posts[post] = { body, title, ...structuredClone(ground) }
      },
      RoleAssigned: ({ body, from, person, post, role }) => {
        known.roles.push({ person, role, post, body, from: { ...from }, until: undefined, ...ground })
      },
      RoleEnded: ({ person, post, role, until }) => {
        for (const held of known.roles) {
          const isSame = held.person === person && held.role === role && (post === undefined || held.post === post)
          if (!isSame || held.until !== undefined) continue
          held.until = { ...until }
          held.because.push(recorded.id)
        }
      },
      ObjectionRoundOpened: ({ edition, matter, meeting, round }) => {
        const begun = { edition, matter: { ...matter }, meeting, opened: occurred }
        known.rounds[round] = { ...begun, raised: undefined, closed: undefined, isConsent: false, ...ground }
      },
      ObjectionRoundClosed: ({ raised, round }) => {
        const held = known.rounds[round]
        if (held === undefined) return
        held.raised = raised
        held.closed = occurred
        held.because.push(recorded.id)
      },
      ConsentReached: ({ round }) => {
        const held = known.rounds[round]
        if (held === undefined) return
        held.isConsent = true
        held.because.push(recorded.id)
      }
    })
  }
}
