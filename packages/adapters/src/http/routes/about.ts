/** About the server itself: who the reader is here, how it stands, what it offers and what its problems mean. */
import { Actor, Analysis, levels } from "@pactwerk/core"
import { Schema } from "effect"
import { guessing } from "../../input/near.ts"
import { json, jsonText } from "../answer.ts"
import { endings, HttpProblem } from "../problem.ts"
import { type Route, route } from "../route.ts"

const me = route({
  method: "get",
  path: "/me",
  name: "getMe",
  tag: "about",
  says: { nl: "Wie u hier bent, en wat u mag", en: "Who you are here, and what you may do" },
  gives: {
    "application/json": Schema.Struct({
      level: Schema.Literals(levels),
      role: Schema.optionalKey(Schema.String),
      actor: Schema.optionalKey(Actor),
      mayAsk: Schema.Boolean
    }).annotate({ identifier: "Me" })
  },
  ends: [],
  isOfHead: false,
  answer: ({ reader: { actor, level }, session: { mayAsk } }) =>
    json({ level, mayAsk, ...(actor !== undefined && { role: actor.role, actor }) })
})

const health = route({
  method: "get",
  path: "/health",
  name: "getHealth",
  tag: "about",
  says: { nl: "Hoe het met de server is", en: "How the server is" },
  gives: {
    "application/json": Schema.Struct({
      status: Schema.Literals(["open", "behind"]),
      head: Schema.Int,
      followers: Schema.Int
    }).annotate({ identifier: "Health" })
  },
  ends: [],
  isOfHead: false,
  answer: ({ session, site }) => {
    const { head, status } = session.standing()
    if (status === "failed" || status === "closed") {
      throw new HttpProblem("unavailable", { headers: { "Retry-After": "30" } })
    }
    return json({ status, head, followers: site.broadcast.followers() })
  }
})

const openapi = route({
  method: "get",
  path: "/openapi.json",
  name: "getDocument",
  tag: "about",
  says: { nl: "Deze beschrijving", en: "This description" },
  gives: { "application/json": Schema.Unknown },
  ends: [],
  isOfHead: false,
  answer: ({ site }) => jsonText(site.document(), { headers: { "Cache-Control": "public, max-age=300" } })
})

const ProblemKind = Schema.Struct({
  type: Schema.String,
  name: Schema.String,
  status: Schema.Int,
  nl: Schema.String,
  en: Schema.String
}).annotate({ identifier: "ProblemKind" })

const kinds = (base: string): ReadonlyArray<typeof ProblemKind.Type> =>
  Object.entries(endings).map(([name, { en, nl, status }]) => ({
    type: `${base}/v1/problems/${name}`,
    name,
    status,
    nl,
    en
  }))

const problems = route({
  method: "get",
  path: "/problems",
  name: "listProblems",
  tag: "about",
  says: { nl: "Hoe een verzoek kan eindigen zonder wat gevraagd werd", en: "How a request can end otherwise" },
  gives: {
    "application/json": Schema.Struct({ problems: Schema.Array(ProblemKind) }).annotate({ identifier: "Problems" })
  },
  ends: [],
  isOfHead: false,
  answer: ({ site }) => json({ problems: kinds(site.base) })
})

const problem = route({
  method: "get",
  path: "/problems/{name}",
  name: "getProblem",
  tag: "about",
  says: { nl: "Wat één zo'n einde betekent", en: "What one such ending means" },
  params: Schema.Struct({ name: Schema.NonEmptyString }),
  gives: { "application/json": ProblemKind },
  ends: ["not-found"],
  isOfHead: false,
  answer: ({ params: { name }, site }) => {
    const found = kinds(site.base).find((one) => one.name === name)
    if (found !== undefined) return json(found)
    const near = Analysis.nearest(name, Object.keys(endings))
    throw new HttpProblem("not-found", { detail: guessing({ nl: "Die is er niet.", en: "There is none." }, near) })
  }
})

export const aboutRoutes: ReadonlyArray<Route> = [me, health, openapi, problems, problem]
