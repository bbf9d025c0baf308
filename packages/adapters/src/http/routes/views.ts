/** The views: what they answer at any moment, what is otherwise at another, and by which events. */
import { Analysis, questions, Recorded, type Tagged, type View } from "@pactwerk/core"
import { Schema } from "effect"
import { guessing } from "../../input/near.ts"
import { json, jsonText } from "../answer.ts"
import { HttpProblem } from "../problem.ts"
import { notRight, type Route, route } from "../route.ts"
import { MomentWord, momentFields, momentIn, momentOf } from "./moments.ts"

const Named = Schema.Struct({ name: Schema.NonEmptyString })
const Event = Recorded.annotate({ identifier: "Recorded" })
const ViewInList = Schema.Struct({ name: Schema.String, version: Schema.Int })

/** The view of a name. Throws where there is none, with the nearest. */
const viewNamed = (name: string): View<unknown, Tagged> => {
  const found = questions.get(name)
  if (found !== undefined) return found
  const near = Analysis.nearest(name, questions.keys())
  throw new HttpProblem("not-found", {
    detail: guessing({ nl: `Er is geen beeld ${name}.`, en: `There is no view ${name}.` }, near),
    ...(near !== undefined && { fields: { near } })
  })
}

const views = route({
  method: "get",
  path: "/views",
  name: "listViews",
  tag: "views",
  says: { nl: "Welke beelden er zijn", en: "Which views there are" },
  gives: { "application/json": Schema.Struct({ views: Schema.Array(ViewInList) }).annotate({ identifier: "Views" }) },
  ends: [],
  isOfHead: true,
  answer: () => json({ views: [...questions.values()].map(({ name, version }) => ({ name, version })) })
})

/** What a view answered is written once: the session gives the same object for the same moment. */
const written = new WeakMap<object, string>()
const textOf = (answer: unknown): string => {
  if (typeof answer !== "object" || answer === null) return JSON.stringify(answer ?? null)
  const known = written.get(answer) ?? JSON.stringify(answer)
  written.set(answer, known)
  return known
}

const View_ = Schema.Struct({
  view: Schema.String,
  version: Schema.Int,
  /** How far into the log the moment reaches. */
  position: Schema.Int,
  head: Schema.Int,
  answer: Schema.Unknown
}).annotate({ identifier: "ViewAnswer" })

const view = route({
  method: "get",
  path: "/views/{name}",
  name: "getView",
  tag: "views",
  says: { nl: "Wat een beeld laat zien, op elk moment", en: "What a view answers, at any moment" },
  params: Named,
  query: Schema.Struct(momentFields),
  gives: { "application/json": View_ },
  ends: ["not-found"],
  isOfHead: true,
  answer: ({ params, query, session }) => {
    const found = viewNamed(params.name)
    const { head } = session.standing()
    const moment = momentIn(query, head)
    const position = session.positionAt(moment)
    const around = JSON.stringify({ view: found.name, version: found.version, position, head })
    return jsonText(`${around.slice(0, -1)},"answer":${textOf(session.project(found, moment))}}`)
  }
})

const Difference = Schema.Struct({
  path: Schema.String,
  was: Schema.optionalKey(Schema.Unknown),
  is: Schema.optionalKey(Schema.Unknown),
  because: Schema.Array(Event)
})

const differences = route({
  method: "get",
  path: "/views/{name}/differences",
  name: "listDifferences",
  tag: "views",
  says: { nl: "Wat er anders is op een ander moment, en waardoor", en: "What differs between two moments, and why" },
  params: Named,
  query: Schema.Struct({ from: MomentWord, to: Schema.optionalKey(MomentWord) }),
  gives: {
    "application/json": Schema.Struct({
      from: Schema.Int,
      to: Schema.Int,
      differences: Schema.Array(Difference)
    }).annotate({ identifier: "Differences" })
  },
  ends: ["not-found"],
  isOfHead: true,
  weight: 5,
  answer: ({ params, query, session }) => {
    const { head } = session.standing()
    const [from, to] = [momentOf("from", query.from, head), momentOf("to", query.to ?? "now", head)]
    const found = session.diff(viewNamed(params.name), from, to)
    return json({ from: session.positionAt(from), to: session.positionAt(to), differences: found })
  }
})

const Reason = Schema.Struct({ event: Event, rules: Schema.Array(Schema.String), broken: Schema.Array(Schema.String) })

const reasons = route({
  method: "get",
  path: "/views/{name}/reasons",
  name: "listReasons",
  tag: "views",
  says: { nl: "Waarom een beeld dit laat zien", en: "Why a view answers this" },
  params: Named,
  query: Schema.Struct({ ...momentFields, path: Schema.String }),
  gives: {
    "application/json": Schema.Struct({ path: Schema.String, reasons: Schema.Array(Reason) }).annotate({
      identifier: "Reasons"
    })
  },
  ends: ["not-found"],
  isOfHead: true,
  weight: 10,
  answer: ({ params, query: { path, ...moments }, session }) => {
    const found = viewNamed(params.name)
    if (!/^(?:\/(?:[^~/]|~[01])*)*$/.test(path)) throw notRight("query", [{ path: "/path", said: aPointer }])
    const told = session.why(found, path, momentIn(moments, session.standing().head))
    if (told === undefined) throw nothingThere(path)
    const all = told.map(({ broken, recorded, rules }) => ({
      event: recorded,
      rules: rules.map(({ id }) => id),
      broken
    }))
    return json({ path, reasons: all })
  }
})

const aPointer = { nl: "verwacht: een JSON-pointer, zoals /a/b", en: "expected: a JSON pointer, such as /a/b" }
const nothingThere = (path: string): HttpProblem =>
  new HttpProblem("not-found", { detail: { nl: `Op ${path} staat niets.`, en: `Nothing stands at ${path}.` } })

export const viewRoutes: ReadonlyArray<Route> = [views, view, differences, reasons]
