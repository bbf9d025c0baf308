/** What stands in a timeline: each meeting, version, time for feedback and adoption, with when it was or will be. */
import { type Naming, type Recorded, sayBound, sayDay, sayWhen, Views, type When } from "@pactwerk/core"
import type { Phrase } from "../document.ts"
import type { Asked, Row } from "./chart.ts"
import type { PatternName } from "./patterns.ts"
import { type Days, daysOf, isOneDay, whenOf } from "./time-scale.ts"
import { timelineWords } from "./timeline-words.ts"

/** What is known of all of them. */
export interface Known extends Pick<Asked, "heard" | "language" | "on"> {
  readonly agenda: Views.Agenda
  readonly readiness: Views.Readiness
  readonly naming: Naming
}

/** One thing in time, before it is known how long the track is. */
export interface Thing {
  readonly name: Phrase
  /** In words: the first line stands in the table too, the last is in the language of the chart. */
  readonly said: ReadonlyArray<Phrase>
  /** From the first day it can have been to the last. */
  readonly days: Days
  readonly pieces: ReadonlyArray<readonly [PatternName, Days]>
  readonly stage: string
  readonly because: Row["because"]
}

/** What is sure of days, in words. */
const sayDays = ({ first, last }: Days, { language }: Known): string => {
  const words = timelineWords[language]
  const [from, to] = [first && sayDay(first, language), last && sayDay(last, language)]
  if (from === undefined) return to === undefined ? words.unknown : words.by(to)
  if (to === undefined) return words.from(from)
  return from === to ? from : words.between(from, to)
}

/** A time in its own words, which are Dutch where they are of the source, and what is sure of it. */
const sayingOf = (when: When | undefined, known: Known): ReadonlyArray<Phrase> => {
  const sure = { text: sayDays(whenOf(when), known) }
  if (when === undefined) return [sure]
  const text = sayWhen(when, known.language)
  if (text === when.said) return [{ text, language: "nl" }, sure]
  return [{ text }]
}
const dayOrRange = (days: Days): PatternName => (isOneDay(days) ? "full" : "slanted")

export const meetingsIn = ({ agenda, language, naming }: Known): ReadonlyArray<Thing> => {
  const { stages } = timelineWords[language]
  return Object.values<Views.PlannedMeeting>(agenda).map(({ because, body, stage, starts }) => {
    const days = daysOf({ earliest: starts, latest: starts })
    const pattern = stage === "cancelled" ? "crossed" : stage === "scheduled" ? "dotted" : "full"
    return {
      name: { text: naming("body", body), language: "nl" },
      said: [{ text: sayBound(starts, language) }],
      ...{ days, pieces: [[pattern, days]], stage: stages[stage], because }
    }
  })
}

export const versionsIn = (known: Known): ReadonlyArray<Thing> => {
  const { heard, language, naming, readiness } = known
  const { sharedAndBy, stages } = timelineWords[language]
  return Object.entries<Views.Version>(readiness.versions).map(([id, { because, shared, stage }]) => {
    // The day is that of sharing: whoever reads it beside a later stage must not take it for the day of that.
    const isLater = shared !== undefined && stage !== "shared"
    const when = shared ?? occurredIn(heard, because.at(0))
    const days = whenOf(when)
    const pieces: Thing["pieces"] = [[shared === undefined && isOneDay(days) ? "dotted" : dayOrRange(days), days]]
    return {
      name: { text: naming("version", id) },
      said: sayingOf(when, known),
      days,
      pieces,
      stage: isLater ? sharedAndBy(stages[stage]) : stages[stage],
      because
    }
  })
}

const occurredIn = (heard: Known["heard"], id: Recorded["id"] | undefined): When | undefined =>
  id === undefined ? undefined : heard.get(id)?.occurred

export const windowsIn = (known: Known): ReadonlyArray<Thing> => {
  const { heard, language, naming, on, readiness } = known
  const words = timelineWords[language]
  const { board } = readiness
  return Object.values<Views.FeedbackWindow>(board.windows).map((window) => {
    const opened = whenOf(occurredIn(heard, window.because.at(0)))
    const last = Views.lastDayOf(window, board.policies, on)
    const [sure, unsure] = [opened.last ?? last, !isOneDay(opened)]
    return {
      name: { text: words.feedbackOn(naming("version", window.version)) },
      said: [{ text: words.upTo(sayDay(last, language)) }, { text: words.opened(sayDays(opened, known)) }],
      days: { first: opened.first, last },
      pieces: [
        ...(unsure ? [["slanted", opened] as const] : []),
        ...(sure <= last ? [["upright", { first: sure, last }] as const] : [])
      ],
      stage: words.windowStages[Views.stateOn(window, board.policies, on)],
      because: window.because
    }
  })
}

/** Each adoption that happened, also of a version that another followed; and where none did, for when it was announced. */
export const adoptionsIn = (known: Known): ReadonlyArray<Thing> => {
  const { heard, language, naming, readiness } = known
  const { stages } = timelineWords[language]
  const adopted = Object.entries<Views.Version>(readiness.versions).filter(([, { stage }]) => stage === "adopted")
  const announced = Object.entries<Views.ProgrammeStanding>(readiness.programmes).flatMap(
    ([id, { adopted, announced }]) => {
      const occasion =
        adopted === undefined && announced !== undefined ? readiness.occasions[announced.meeting] : undefined
      if (announced === undefined || occasion === undefined) return []
      const days = daysOf({ earliest: occasion.starts, latest: occasion.starts })
      const said = [{ text: sayBound(occasion.starts, language) }]
      const pieces: Thing["pieces"] = [["dotted", days]]
      return [
        {
          name: { text: naming("programme", id) },
          said,
          days,
          pieces,
          stage: stages.announced,
          because: announced.because
        }
      ]
    }
  )
  return [
    ...adopted.map(([id, { because }]) => {
      const when = occurredIn(heard, because.at(-1))
      const days = whenOf(when)
      const pieces: Thing["pieces"] = [[dayOrRange(days), days]]
      return {
        name: { text: naming("version", id) },
        said: sayingOf(when, known),
        days,
        pieces,
        stage: stages.adopted,
        because
      }
    }),
    ...announced
  ]
}
