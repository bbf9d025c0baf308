/** A log to look back on: its questions by name, moments on both axes, and what stands below every answer. */
import { Analysis, alliance, Day, Instant, type Language, type LogError, sayBound, type TreeHead } from "@pactwerk/core"
import { Result, Schema } from "effect"
import { plain } from "../export/document.ts"
import { namesIn } from "./called.ts"
import type { Desk } from "./desk.ts"
import { headAt } from "./fingerprint.ts"
import { notReached } from "./notes.ts"
import type { Speech } from "./outside.ts"
import { Problem } from "./problem.ts"
import type { Reply } from "./reply.ts"
import { type Alliance, openToRead } from "./store.ts"
import type { At } from "./values.ts"
import { viewNamed } from "./views.ts"

/** A log that is opened to look back on, as far as the reader may see it. */
export interface LookingBack {
  readonly opened: Alliance
  /** A view by its name, or `state`. */
  readonly of: (name: string) => Analysis.Asked<unknown>
  readonly line: Analysis.Timeline<unknown>
  readonly head: TreeHead
}

/** Opens it; with a moment, only where the log has reached that. */
export const lookBack = async (desk: Desk, { known }: Analysis.At = {}): Promise<LookingBack> => {
  const opened = await openToRead(desk)
  const kept = opened.kept()
  const line = Result.getOrThrow(Analysis.timeline(alliance, opened.events(), kept.length))
  const problem = notReached(known, kept.length)
  if (problem !== undefined) throw problem
  return {
    opened,
    line,
    of: (name) => (name === "state" ? line.state : line.of(viewNamed(name, ["state"]))),
    head: headAt(kept, kept.length)
  }
}

/** Both axes, where they are asked for: with `--known` or `--possible`. */
export const axesOf = (given: {
  readonly at: At | undefined
  readonly basis: "happened" | "recorded" | undefined
  readonly known: number | string | undefined
  readonly possible: boolean
}): Analysis.At | undefined => {
  const { at, basis, known, possible } = given
  if (known === undefined && !possible) return undefined
  if (basis !== undefined || at?.is === "position") throw new Problem("usage", oneOfThem)
  return { ...(at?.is === "day" && { on: at.day }), ...(known !== undefined && { known }), possible }
}

const oneOfThem = {
  nl: "Met --known of --possible hoort --op bij een dag, en --basis hoort er niet bij.",
  en: "With --known or --possible, --at takes a day, and --basis does not belong."
}

/** The answer; or the question as the end of a command, with the nearest that can be answered. */
export const answered = <A>(result: Result.Result<A, Analysis.Unanswerable | LogError>): A => {
  if (Result.isSuccess(result)) return result.success
  const { failure } = result
  if (failure._tag === "LogError") throw failure
  const { given, nearest, what } = failure
  const said = { nl: Analysis.sayUnanswerable(failure, "nl"), en: Analysis.sayUnanswerable(failure, "en") }
  throw new Problem("usage", said, {
    fields: { [what]: given, ...(nearest !== undefined && { nearest }) }
  })
}

/** `register/library/signed`: the view, and the place in it. */
export const placeIn = (typed: string): { readonly view: string; readonly pointer: string } => {
  const slash = typed.indexOf("/")
  return slash === -1 ? { view: typed, pointer: "" } : { view: typed.slice(0, slash), pointer: typed.slice(slash) }
}

const isBound = Schema.is(Schema.Union([Day, Instant]))
const sayTime = (time: string, language: Language): string => (isBound(time) ? sayBound(time, language) : time)

/** A moment on both axes: "gebeurd op vrijdag 16 februari 2024, bekend bij gebeurtenis 41". */
export const sayAt = ({ known, on, possible = false }: Analysis.At, language: Language): string => {
  const isDutch = language === "nl"
  if (on === undefined && known === undefined) return isDutch ? "nu" : "now"
  const happened = isDutch ? ["gebeurd", "misschien gebeurd", "op"] : ["happened", "may have happened", "by"]
  const [sure, maybe, by] = happened
  const parts = [
    ...(on === undefined ? [] : [`${possible ? maybe : sure} ${by} ${sayTime(on, language)}`]),
    ...(typeof known === "number" ? [isDutch ? `bekend bij gebeurtenis ${known}` : `known at event ${known}`] : []),
    ...(typeof known === "string" ? [`${isDutch ? "bekend op" : "known by"} ${sayTime(known, language)}`] : [])
  ]
  return parts.join(", ")
}

/** What names are called, as this log has them. */
export const namesOf = ({ opened }: LookingBack, language: Language): Analysis.NameOf => namesIn(opened, language)

/** An answer of looking back: what it says, and below it of which log. */
export const replyOf = (
  { head, opened }: LookingBack,
  json: Reply["json"],
  lines: (speech: Speech) => ReadonlyArray<string>
): Reply => ({
  position: opened.standing().head,
  json: { ...json, head },
  text: (speech) => `${lines(speech).join("\n").trimEnd()}\n\n${speech.quiet(sayHead(head, speech.language))}\n`
})

const sayHead = ({ root, size }: TreeHead, language: Language): string =>
  language === "nl"
    ? `Van het logboek van ${size} gebeurtenissen, wortel ${root}.`
    : `Of the log of ${size} events, root ${root}.`

/** A value on one line. */
export const sayValue = (value: unknown, language: Language, nameOf: Analysis.NameOf): string =>
  plain(Analysis.sayValue(value, language, nameOf))
