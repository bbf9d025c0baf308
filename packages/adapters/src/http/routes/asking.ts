/** Asking: what would stand against something, and what is recorded when nothing does. */
import { type Command, type Objected, Recorded } from "@pactwerk/core"
import { Result, Schema } from "effect"
import { readCommand } from "../../input/command.ts"
import { json } from "../answer.ts"
import { keyReused } from "../keys.ts"
import { BrokenRule, LookedAt } from "../objection.ts"
import { HttpProblem } from "../problem.ts"
import { type Asked, notRight, type Route, route } from "../route.ts"

/** What is asked: the schema of each command is at `/commands/{name}`. */
const Told = Schema.Struct({ command: Schema.Unknown }).annotate({ identifier: "Asking" })

/** Whoever may ask, and what they ask. Throws where they may not, or where it is not right. */
const commandIn = ({ body, session }: Asked<unknown, unknown, typeof Told.Type>): Command => {
  if (!session.mayAsk) throw new HttpProblem("not-allowed", { detail: onlyRead })
  const command = readCommand(body.command, "/command")
  if (Result.isFailure(command)) throw notRight("body", command.failure)
  return command.success
}

const onlyRead = {
  nl: "U leest hier mee. Wie iets vraagt, laat zien wie het is, met een token van iemand met een rol.",
  en: "You only read here. Whoever asks shows who they are, with a token of somebody with a role."
}

const factsOf = (facts: Objected["facts"]) =>
  Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, fact ?? null]))

const check = route({
  method: "post",
  path: "/checks",
  name: "check",
  tag: "asking",
  says: {
    nl: "Wat er tegen een vraag in te brengen is; er wordt niets vastgelegd",
    en: "What stands against an asking"
  },
  body: Told,
  gives: {
    "application/json": Schema.Struct({
      accepted: Schema.Boolean,
      broken: Schema.Array(BrokenRule),
      facts: LookedAt
    }).annotate({ identifier: "Checked" })
  },
  ends: ["malformed", "not-allowed", "too-large", "unsupported-media-type"],
  isOfHead: false,
  rate: "asking",
  answer: async (asked) => {
    const objected = await asked.session.check(commandIn(asked))
    const { broken, facts } = objected ?? { broken: [], facts: {} }
    return json({ accepted: objected === undefined, broken, facts: factsOf(facts) })
  }
})

const ask = route({
  method: "post",
  path: "/asks",
  name: "ask",
  tag: "asking",
  says: {
    nl: "Vraag iets; het wordt vastgelegd als elke regel het toelaat",
    en: "Ask; recorded when every rule holds"
  },
  body: Told,
  headers: {
    "Idempotency-Key": {
      nl: "Een eigen sleutel van deze vraag. Wie met dezelfde sleutel opnieuw vraagt, legt niets dubbel vast.",
      en: "A key of this asking. Asking again with the same key records nothing twice."
    }
  },
  status: 201,
  gives: {
    "application/json": Schema.Struct({
      isRepeat: Schema.Boolean,
      events: Schema.Array(Recorded.annotate({ identifier: "Recorded" }))
    }).annotate({ identifier: "Asked" })
  },
  ends: [
    ...(["malformed", "not-allowed", "overtaken", "refused", "key-reused"] as const),
    ...(["too-large", "unsupported-media-type"] as const)
  ],
  isOfHead: false,
  rate: "asking",
  answer: async (asked) => {
    const command = commandIn(asked)
    const key = asked.site.keys.idFor(asked.header("idempotency-key"), asked.reader.subject, command)
    const outcome = await asked.session.ask(command, key)
    if (!outcome.accepted) {
      throw new HttpProblem("refused", {
        detail: nothingRecorded,
        fields: { broken: outcome.broken, facts: factsOf(outcome.facts) }
      })
    }
    const { events, isRepeat } = outcome
    const [first] = events
    if (isRepeat && first !== undefined && first.command.name !== command._tag) throw keyReused()
    return json(
      { isRepeat, events },
      {
        status: isRepeat ? 200 : 201,
        ...(first !== undefined && { headers: { Location: `${asked.site.base}/v1/events/${first.position}` } })
      }
    )
  }
})

const nothingRecorded = { nl: "Er is niets vastgelegd.", en: "Nothing was recorded." }

export const askingRoutes: ReadonlyArray<Route> = [check, ask]
