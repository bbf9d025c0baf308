/** The events of the log: by page, line by line, one by one, and as they come. */
import { firstAfter, matches, Position, type Query, Recorded, Tag } from "@pactwerk/core"
import { Schema } from "effect"
import { content, json, streamed } from "../answer.ts"
import { HttpProblem } from "../problem.ts"
import { type Asked, type Route, route } from "../route.ts"
import { eventAt } from "../shown.ts"
import { momentFields, momentIn, mustBeThere, noEvent } from "./moments.ts"

const limit = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 1000 }))

const Page = Schema.Struct({
  ...momentFields,
  after: Schema.optionalKey(Position),
  limit: Schema.optionalKey(limit),
  type: Schema.optionalKey(Schema.Array(Schema.NonEmptyString).check(Schema.isMaxLength(50))),
  tag: Schema.optionalKey(Schema.Array(Tag).check(Schema.isMaxLength(50)))
})

const usualLimit = 100

/** An event as it may be seen. */
const Event = Recorded.annotate({ identifier: "Recorded" })
const Events = Schema.Struct({
  events: Schema.Array(Event),
  /** The last position of the log, also where it may not be seen. */
  head: Schema.Int,
  /** Where the next page begins; not there on the last. */
  next: Schema.optionalKey(Schema.Int)
}).annotate({ identifier: "EventPage" })

/** Those that are asked for, from the first one on; what comes in the meantime is not among them. */
function* asked({ query, reader, session, site }: Asked<unknown, typeof Page.Type, unknown>, head: number) {
  const { after = 0, tag, type, ...moments } = query
  const wanted: Query = {
    items: type === undefined && tag === undefined ? [] : [{ ...(type && { types: type }), ...(tag && { tags: tag }) }]
  }
  const moment = momentIn(moments, head)
  const list = moment === "now" ? site.opened.shown(reader.level) : session.events(wanted, moment)
  for (let index = firstAfter(list, after); index < list.length; index++) {
    const recorded = list[index]
    if (recorded !== undefined && recorded.position <= head && matches(wanted, recorded)) yield recorded
  }
}

const eventsPage = route({
  method: "get",
  path: "/events",
  name: "listEvents",
  tag: "events",
  says: { nl: "Gebeurtenissen", en: "Events" },
  query: Page,
  gives: { "application/json": Events, "application/x-ndjson": Schema.String },
  ends: ["not-found"],
  isOfHead: true,
  answer: (asking) => {
    const { mediaType, query, session } = asking
    const { head } = session.standing()
    // Whatever is not right with the moment is said before anything is written.
    momentIn(query, head)
    const headers = { "Pactwerk-Position": `${head}` }
    if (mediaType === "application/x-ndjson") return content(mediaType, streamed(lines(asking, head)), { headers })
    const most = query.limit ?? usualLimit
    const found = [...asked(asking, head).take(most + 1)]
    const events = found.slice(0, most)
    const next = found.length > most ? events.at(-1)?.position : undefined
    return json({ events, head, ...(next !== undefined && { next }) }, { headers })
  }
})

/** One event a line; all of them where no limit is asked for. */
function* lines(asking: Asked<unknown, typeof Page.Type, unknown>, head: number) {
  const { limit: most = Number.POSITIVE_INFINITY } = asking.query
  let text = ""
  for (const recorded of asked(asking, head).take(most)) {
    text += `${JSON.stringify(recorded)}\n`
    if (text.length < 32 * 1024) continue
    yield text
    text = ""
  }
  yield text
}

const event = route({
  method: "get",
  path: "/events/{position}",
  name: "getEvent",
  tag: "events",
  says: { nl: "Eén gebeurtenis", en: "One event" },
  params: Schema.Struct({ position: positionInPath() }),
  gives: { "application/json": Event },
  ends: ["not-found"],
  isOfHead: true,
  answer: ({ params, reader, session, site }) => {
    const position = Number(params.position)
    const found = eventAt(site.opened.shown(reader.level), position)
    if (found === undefined) throw noEvent(position, session.standing().head)
    return json(found)
  }
})

function positionInPath() {
  return Schema.String.check(Schema.isPattern(/^[1-9]\d{0,14}$/, { expected: "a value greater than 0" }))
}

const eventStream = route({
  method: "get",
  path: "/event-stream",
  name: "followEvents",
  tag: "events",
  says: { nl: "Gebeurtenissen zoals ze komen (server-sent events)", en: "Events as they come (server-sent events)" },
  query: Schema.Struct({ after: Schema.optionalKey(Position) }),
  headers: {
    "Last-Event-ID": { nl: "De laatste gebeurtenis die binnenkwam.", en: "The last event that came in." }
  },
  gives: { "text/event-stream": Schema.String },
  ends: ["not-found"],
  isOfHead: false,
  isEndless: true,
  answer: ({ header, query, reader, session, site }) => {
    const last = header("last-event-id")
    if (last !== undefined && !/^\d{1,15}$/.test(last)) throw new HttpProblem("malformed", { detail: noPosition })
    const after = last === undefined ? (query.after ?? 0) : Number(last)
    mustBeThere(after, session.standing().head)
    return content("text/event-stream", site.broadcast.follow(reader, after), {
      headers: { "X-Accel-Buffering": "no" }
    })
  }
})

const noPosition = {
  nl: "Last-Event-ID is het nummer van een gebeurtenis.",
  en: "Last-Event-ID is the position of an event."
}

export const eventRoutes: ReadonlyArray<Route> = [eventsPage, event, eventStream]
