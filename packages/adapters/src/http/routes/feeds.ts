/** Feeds to subscribe to, for everybody: meetings and deadlines as a calendar, decisions as Atom. */
import { alliance } from "@pactwerk/core"
import { Schema } from "effect"
import { text } from "../../cli/exporting-making.ts"
import { iCalendar } from "../../export/icalendar/format.ts"
import { content } from "../answer.ts"
import { atom } from "../atom.ts"
import { type Route, route } from "../route.ts"
import { exported } from "./exports.ts"

const Language = Schema.Struct({ lang: Schema.optionalKey(Schema.Literals(["nl", "en"])) })

const meetings = route({
  method: "get",
  path: "/feeds/meetings",
  name: "getMeetingsFeed",
  tag: "feeds",
  says: { nl: "Vergaderingen en termijnen als agenda", en: "Meetings and deadlines as a calendar" },
  query: Language,
  gives: { "text/calendar": Schema.String },
  ends: [],
  isOfHead: true,
  answer: async ({ language, query, session, site }) => {
    const made = await text(iCalendar, { understand: alliance.understand, language: query.lang ?? language })
    const wanted = { level: "public", size: session.standing().head } as const
    return exported(site, made, wanted, "text/calendar; charset=utf-8")
  }
})

const decisions = route({
  method: "get",
  path: "/feeds/decisions",
  name: "getDecisionsFeed",
  tag: "feeds",
  says: { nl: "Besluiten als Atom", en: "Decisions as Atom" },
  query: Language,
  gives: { "application/atom+xml": Schema.String },
  ends: [],
  isOfHead: true,
  answer: ({ language, query, site }) =>
    content("application/atom+xml; charset=utf-8", atom(site, query.lang ?? language))
})

export const feedRoutes: ReadonlyArray<Route> = [meetings, decisions]
