/** `log`: the events, all or some. */
import { alliance, everything, type Query, type Recorded, Tag } from "@pactwerk/core"
import { Schema } from "effect"
import { guessing, nearest } from "../../input/near.ts"
import { actorsOf, chosenFrom } from "../choosing.ts"
import { openToGive, registered } from "../delivering.ts"
import type { Desk } from "../desk.ts"
import type { Ordered } from "../grammar.ts"
import { answered } from "../looking-back.ts"
import { lookingAt } from "../moment.ts"
import { Problem } from "../problem.ts"
import type { Reply } from "../reply.ts"
import { teller } from "../tell.ts"

export const log = async (desk: Desk, given: Ordered<"log">): Promise<Reply> => {
  if (given.jsonl && desk.everywhere.json) throw new Problem("usage", eitherOne)
  if (given.at !== undefined && isSpan(given)) throw new Problem("usage", atOrSpan)
  const query = queryOf(given)
  const opened = await openToGive(desk, given.for)
  const looking = lookingAt(desk, opened, given)
  const all = opened.events(everything)
  const within = new Set(answered(chosenFrom(all, given, opened.standing().head)).map(({ id }) => id))
  const events = chosen(
    opened.events(query, looking.moment).filter(({ id }) => within.has(id)),
    given
  )
  const format = `log-${given.jsonl ? "jsonl" : desk.everywhere.json ? "json" : "text"}`
  await registered(desk, opened, { to: given.for, format, position: looking.position })
  return {
    position: looking.position,
    json: { ...looking.json, events },
    text: (speech) => events.map(teller(opened, speech)).join(""),
    ...(given.jsonl ? { lines: events.map((event) => ({ position: event.position, event })) } : {}),
    talk: ({ say }) => (events.length === 0 ? `${say(guessing(nothing, strangerIn(given.actor, all)))}\n` : "")
  }
}

const eitherOne = { nl: "Kies --json of --jsonl.", en: "Choose --json or --jsonl." }
const nothing = { nl: "Geen gebeurtenis voldoet hieraan.", en: "No event is like that." }
const atOrSpan = {
  nl: "Kies --op, of anders --since, --until, --known en --possible.",
  en: "Choose --at, or else --since, --until, --known and --possible."
}

/** Whether it asks for what happened between two moments, or for what was known. */
const isSpan = ({ known, possible, since, until }: Ordered<"log">): boolean =>
  known !== undefined || possible || typeof since === "string" || typeof until === "string"

/** Who was meant, where somebody is asked for who never did anything. */
const strangerIn = (typed: ReadonlyArray<string>, all: ReadonlyArray<Recorded>): string | undefined => {
  const known = new Set(all.flatMap(actorsOf))
  const stranger = typed.find((name) => !known.has(name))
  return stranger === undefined ? undefined : nearest(stranger, known)
}

/** Any of the types, and all of the tags. */
const queryOf = ({ tag, type }: Ordered<"log">): Query => {
  for (const name of type) if (!alliance.events.has(name)) throw unknownType(name)
  const tags = tag.map((text) => {
    if (Schema.is(Tag)(text)) return text
    throw new Problem("usage", { nl: `Dit is geen etiket: ${text}.`, en: `This is not a tag: ${text}.` })
  })
  return type.length === 0 && tags.length === 0 ? everything : { items: [{ types: type, tags }] }
}

const unknownType = (name: string): Problem => {
  const said = { nl: `Onbekend soort gebeurtenis: ${name}.`, en: `Unknown type of event: ${name}.` }
  return new Problem("usage", guessing(said, nearest(name, alliance.events.keys())))
}

const chosen = (events: ReadonlyArray<Recorded>, { after, backwards, limit }: Ordered<"log">) => {
  const within = events.filter(({ position }) => position > (after ?? 0))
  return (backwards ? within.toReversed() : within).slice(0, limit)
}
