/** `what-if`: what had been otherwise without or with events, or under another charter. Records nothing. */
import { Analysis, alliance } from "@pactwerk/core"
import { plain } from "../../export/document.ts"
import type { Desk } from "../desk.ts"
import type { Ordered } from "../grammar.ts"
import { readImagined } from "../imagined.ts"
import { readJson } from "../input.ts"
import { answered, type LookingBack, lookBack, namesOf, replyOf } from "../looking-back.ts"
import type { Speech } from "../outside.ts"
import { Problem } from "../problem.ts"
import { refusedAsJson, sayRefused } from "../refusals.ts"
import type { Reply } from "../reply.ts"
import { teller } from "../tell.ts"

export const whatIf = async (desk: Desk, given: Ordered<"what-if">): Promise<Reply> => {
  const isEdited = given.without.length > 0 || given.with !== undefined
  if (isEdited === (given.charter !== undefined)) throw new Problem("usage", eitherOne)
  return given.charter === undefined ? refold(desk, given) : redecide(desk, given, given.charter)
}

const eitherOne = {
  nl: "Geef --without of --with, of anders --charter.",
  en: "Give --without or --with, or else --charter."
}

const refold = async (desk: Desk, { at, possible, view, with: file, without }: Ordered<"what-if">): Promise<Reply> => {
  const back = await lookBack(desk, at)
  const insert = file === undefined ? [] : await readImagined(desk, file, back.line.events)
  const edits = { without: without.map((one) => idOf(back, one)), insert }
  const asked = back.of(view)
  const moment = { ...at, possible }
  const { patch } = answered(Analysis.refold(asked, edits, moment))
  const { answer: before } = answered(Analysis.asOf(asked, moment))
  return replyOf(back, { view, at: moment, without: edits.without, with: insert.length, changes: patch }, (speech) => [
    speech.say(folded),
    "",
    ...sayChanges(back, { before, patch }, speech)
  ])
}

const folded = {
  nl: "Zo hadden dezelfde gebeurtenissen zich laten lezen; er is niets opnieuw besloten.",
  en: "So the same events would have read; nothing was decided anew."
}

/** An event by its number or its id. */
const idOf = ({ line }: LookingBack, typed: string): string => {
  const number = /^#?(\d+)$/.exec(typed)?.[1]
  return (
    (number === undefined ? undefined : line.events.find(({ position }) => position === Number(number))?.id) ?? typed
  )
}

const sayChanges = (
  back: LookingBack,
  { before, patch }: { readonly before: unknown; readonly patch: Analysis.Patch },
  { language, say }: Speech
): ReadonlyArray<string> =>
  patch.length === 0
    ? [say({ nl: "Er was niets anders geweest.", en: "Nothing would have been otherwise." })]
    : Analysis.sayPatch(patch, { before, language, nameOf: namesOf(back, language) }).map(plain)

const redecide = async (desk: Desk, { view }: Ordered<"what-if">, file: string): Promise<Reply> => {
  const charter = answered(Analysis.readCharter(await readJson(desk, file)))
  const back = await lookBack(desk)
  const { decisions, history } = answered(Analysis.redecide(alliance, back.line.events, charter))
  const asked = back.of(view)
  const { answer: before } = answered(Analysis.asOf(asked))
  const patch = Analysis.diff(before, answered(asked.fold(history)))
  const counts = outcomes.map((is) => [is, decisions.filter(({ outcome }) => outcome.is === is).length] as const)
  const changed = decisions.filter(({ outcome }) => telling.includes(outcome.is))
  const json = {
    charter,
    view,
    outcomes: Object.fromEntries(counts),
    decisions: changed.map(({ command, outcome, recorded }) => ({
      command,
      positions: recorded.map(({ position }) => position),
      outcome: outcome.is,
      ...(outcome.is === "refused" && refusedAsJson(outcome.refused))
    })),
    changes: patch
  }
  return replyOf(back, json, (speech) => {
    const tell = teller(back.opened, speech)
    return [
      speech.say(decided),
      "",
      ...counts.map(([is, count]) => `${String(count).padStart(7)}  ${speech.say(says[is])}`),
      "",
      ...changed.flatMap(({ outcome, recorded }) => [
        ...recorded.map((one) => tell(one).trimEnd()),
        outcome.is === "refused" ? sayRefused(outcome.refused, speech) : `  ${speech.say(says[outcome.is])}`,
        ""
      ]),
      ...sayChanges(back, { before, patch }, speech)
    ]
  })
}

const decided = {
  nl: "Wat is gevraagd, is in gedachten opnieuw besloten, op wat daar telkens uit volgde.",
  en: "What was asked was decided anew in thought, each time on what had followed."
}
const outcomes = ["same", "refused", "other", "uncaused", "replaced", "observed", "unknown"] as const
/** What is worth telling one by one. */
const telling: ReadonlyArray<Analysis.Outcome["is"]> = ["refused", "other", "uncaused", "replaced"]
const says = {
  same: { nl: "hetzelfde besloten", en: "decided the same" },
  refused: { nl: "nu geweigerd", en: "refused now" },
  other: { nl: "anders besloten", en: "decided otherwise" },
  uncaused: {
    nl: "niet gevraagd: wat eraan voorafging gebeurde niet",
    en: "not asked: what it answered did not happen"
  },
  replaced: { nl: "niet gevraagd: het andere pact zegt het al", en: "not asked: the other charter says it already" },
  observed: { nl: "waargenomen, dus gebleven zoals het is", en: "observed, so left as it is" },
  unknown: { nl: "niet opnieuw te besluiten, dus gebleven", en: "cannot be re-decided, so left as it is" }
} as const
