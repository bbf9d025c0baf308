/** `log`: the events, all or some. */
import { alliance, type Query, type Recorded, Tag } from "@pactwerk/core"
import { Schema } from "effect"
import type { Desk } from "../desk.ts"
import type { Ordered } from "../grammar.ts"
import { guessing, nearest } from "../meant.ts"
import { lookingAt } from "../moment.ts"
import { Problem } from "../problem.ts"
import type { Reply } from "../reply.ts"
import { openToRead } from "../store.ts"
import { teller } from "../tell.ts"

export const log = async (desk: Desk, given: Ordered<"log">): Promise<Reply> => {
  if (given.jsonl && desk.everywhere.json) throw new Problem("usage", eitherOne)
  const query = queryOf(given)
  const opened = await openToRead(desk)
  const looking = lookingAt(desk, opened, given)
  const events = chosen(opened.events(query, looking.moment), given)
  return {
    position: looking.position,
    json: { ...looking.json, events },
    text: (speech) => events.map(teller(opened, speech)).join(""),
    ...(given.jsonl ? { lines: events.map((event) => ({ position: event.position, event })) } : {}),
    talk: ({ say }) => (events.length === 0 ? `${say(nothing)}\n` : "")
  }
}

const eitherOne = { nl: "Kies --json of --jsonl.", en: "Choose --json or --jsonl." }
const nothing = { nl: "Geen gebeurtenis voldoet hieraan.", en: "No event is like that." }

/** Any of the types, and all of the tags. */
const queryOf = ({ tag, type }: Ordered<"log">): Query => {
  for (const name of type) if (!alliance.events.has(name)) throw unknownType(name)
  const tags = tag.map((text) => {
    if (Schema.is(Tag)(text)) return text
    throw new Problem("usage", { nl: `Dit is geen etiket: ${text}.`, en: `This is not a tag: ${text}.` })
  })
  return type.length === 0 && tags.length === 0 ? { items: [] } : { items: [{ types: type, tags }] }
}

const unknownType = (name: string): Problem => {
  const said = { nl: `Onbekend soort gebeurtenis: ${name}.`, en: `Unknown type of event: ${name}.` }
  return new Problem("usage", guessing(said, nearest(name, alliance.events.keys())))
}

const chosen = (events: ReadonlyArray<Recorded>, { after, backwards, limit, until }: Ordered<"log">) => {
  const within = events.filter(({ position }) => position > (after ?? 0) && position <= (until ?? position))
  return (backwards ? within.toReversed() : within).slice(0, limit)
}
