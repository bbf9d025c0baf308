/** What holds of governance: kinds of agreement stay apart, who signed is counted, what is closed stays closed. */
import { Result } from "effect"
import { replay } from "../../kernel/decider.ts"
import type { Recorded, Tagged } from "../../kernel/event.ts"
import { matches } from "../../kernel/event-log.ts"
import { Day, Instant } from "../../kernel/names.ts"
import { readable, type View } from "../../kernel/view.ts"
import { addDays, dayOf, firstDay, onDay } from "../../kernel/when.ts"
import { dashboard } from "../../views/dashboard.ts"
import { register, signatoriesOn } from "../../views/register.ts"
import type { Subject } from "../arbitraries.ts"
import { expectEqual, expectThat } from "../claim.ts"
import { type Entry, newGame } from "../play.ts"
import type { Law } from "./law.ts"

/** What a view answers after this log. */
const answerOf = <Answer, Heard extends Tagged, Command extends Tagged, Event extends Tagged, State>(
  alliance: Subject<Command, Event, State>,
  view: View<Answer, Heard>,
  log: ReadonlyArray<Entry<Event>>
): Answer => {
  const fold = readable(view, alliance.understand)
  const heard = log.map(({ recorded }) => recorded).filter((recorded) => matches(fold.query, recorded))
  return replay(
    fold,
    heard.map((recorded) => Result.getOrThrow(fold.understand(recorded)))
  )
}

/** Each kind of agreement, and the one type of event that makes it. */
const kinds = {
  endorsed: "DirectionEndorsed",
  supported: "SupportDeclared",
  committed: "CommitmentGiven",
  consented: "ConsentReached",
  adopted: "ProgrammeAdopted"
} as const

export const kindsOfAgreementNeverMix: Law = {
  id: "laws/kinds-of-agreement-never-mix",
  nl: "Omarmd, gesteund, toegezegd, ingestemd en vastgesteld worden elk door één soort gebeurtenis, en door geen andere.",
  en: "Endorsed, supported, committed, consented and adopted each come of one type of event, and of no other.",
  source: "C4",
  isWide: true,
  speaksOf: Object.values(kinds),
  holds: (alliance, { log }) => {
    const { decisions } = answerOf(alliance, dashboard, log)
    for (const [kind, type] of Object.entries(kinds)) {
      const made = log.flatMap(({ recorded }) => (recorded.type === type ? [recorded.id] : []))
      expectEqual(new Map(Object.entries(decisions)).get(kind), made, `what is ${kind} comes of \`${type}\` alone`)
    }
    return Object.values(decisions).some((made) => made.length > 0)
  }
}

export const signatoriesAreCounted: Law = {
  id: "laws/signatories-are-counted",
  nl: "Ondertekenaars zijn wie tekende, min wie uittrad, op elke positie.",
  en: "The signatories are who signed minus who withdrew, at every position.",
  source: "M4",
  speaksOf: ["PactSigned", "MemberWithdrawn"],
  holds: (alliance, { log }) => {
    const signed = new Set<string>()
    for (const [index, { recorded }] of log.entries()) {
      if (!["PactSigned", "MemberWithdrawn"].includes(recorded.type)) continue
      const organisation = String(recorded.data.organisation)
      if (recorded.type === "PactSigned") signed.add(organisation)
      else signed.delete(organisation)
      const known = answerOf(alliance, register, log.slice(0, index + 1))
      // On a far day, so that every withdrawal has begun.
      const counted = signatoriesOn(known, Day.make("9999-12-31")).map(([id]) => id)
      expectEqual([...counted].sort(), [...signed].sort(), `who signed is counted at ${recorded.position}`)
    }
    return signed.size > 0
  }
}

const isEarly = ({ occurred, recordedAt }: Recorded): boolean =>
  (firstDay(occurred) ?? "") > dayOf(Instant.make(recordedAt))

export const timeIsHonest: Law = {
  id: "laws/time-is-honest",
  nl: "Wat nog niet gebeurd kan zijn, staat niet in het logboek, ook niet als iemand het zegt.",
  en: "What cannot have happened yet does not stand in the log, not even when somebody says so.",
  source: "T2",
  holds: (alliance, { questions, turns }) => {
    const game = newGame(alliance)
    for (const { asked } of turns) game.ask(asked)
    for (const move of questions) {
      const { length } = game.log()
      const tomorrow = onDay(addDays(move.day, 1))
      game.ask({ ...move, occurred: tomorrow, isObserved: true })
      expectEqual(game.log().length, length, `\`${move.command._tag}\` of tomorrow is not recorded`)
    }
    expectThat(!game.log().some(({ recorded }) => isEarly(recorded)), "nothing was recorded before its first day")
    return questions.length > 0 && turns.length > 0
  }
}
