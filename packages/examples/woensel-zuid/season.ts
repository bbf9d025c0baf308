/** The first season, in order: from the pact of 27 March 2023 up to and including the council of 4 April 2024. */
import { type Day, dayOf, MinutesId, Position } from "@pactwerk/core"
import { agenda, april, february } from "./agenda-2024-02-01.ts"
import { adviceMade, adviceOfResidents } from "./council-advice.ts"
import { reactionsToTheAdvice } from "./council-advice-reactions.ts"
import { coalitions } from "./council-coalitions.ts"
import { conclusionAndClosing } from "./council-conclusion.ts"
import { councilOpening } from "./council-opening.ts"
import { draft, ninetyPercentVersion } from "./council-programme.ts"
import { newInitiatives, reactions } from "./council-programme-reactions.ts"
import { youth } from "./council-youth.ts"
import { happened } from "./minuted.ts"
import { dayOfCouncil, minutes, type Observation } from "./observation.ts"
import { earlierRecruitment, roles } from "./office.ts"
import { organisations } from "./organisations.ts"
import { chapterOfThePact } from "./pact.ts"
import { pauly, people, representatives } from "./people.ts"
import { spring } from "./spring-2024.ts"
import { evening as dayOfApril } from "./spring-2024-agenda.ts"
import { imagined } from "./spring-2024-fiction.ts"
import { writerOfApril } from "./spring-2024-people.ts"

const evening: ReadonlyArray<Observation> = [
  ...chapterOfThePact,
  ...people,
  ...organisations,
  ...representatives,
  ...roles,
  ...earlierRecruitment,
  ...draft,
  ...adviceMade,
  ...agenda,
  ...councilOpening,
  ...ninetyPercentVersion,
  ...coalitions,
  ...youth,
  ...reactions,
  ...newInitiatives,
  ...adviceOfResidents,
  ...reactionsToTheAdvice,
  ...conclusionAndClosing
]

/** The minutes of the council are made of everything before them: each observation above is one event. */
const minutesDrafted = happened(
  "H",
  "minutes",
  {
    _tag: "DraftMinutes",
    minutes: MinutesId.make(minutes),
    meeting: february,
    author: pauly,
    edition: 1,
    upTo: Position.make(evening.length)
  },
  {
    actor: { person: pauly, role: "programme-manager" },
    // No date is given; a meeting is written up after it was held.
    occurred: { said: "na de vergadering, de dag is niet gezegd", earliest: dayOfCouncil, precision: "about" },
    certainty: "inferred"
  }
)

/** What the minutes of 1 February say, and what they take for granted. */
export const firstChapter: ReadonlyArray<Observation> = [...evening, minutesDrafted]

const untilTheClosing = [...firstChapter, ...spring]

const minutesOfApril = imagined(
  dayOfApril,
  "Alliantieraad van 4 april 2024",
  "minutes",
  {
    _tag: "DraftMinutes",
    minutes: MinutesId.make(`verslag-${dayOfApril}`),
    meeting: april,
    author: writerOfApril,
    edition: 1,
    upTo: Position.make(untilTheClosing.length)
  },
  { actor: { person: writerOfApril, role: "secretary" } }
)

export const season: ReadonlyArray<Observation> = [...untilTheClosing, minutesOfApril]

/** The season as far as a day: everything before the first thing that happened after it. */
export const seasonUntil = (day: Day): ReadonlyArray<Observation> => {
  const later = season.findIndex(({ observing: { occurred } }) => {
    const { earliest } = occurred
    return earliest !== undefined && dayOf(earliest) > day
  })
  return later === -1 ? season : season.slice(0, later)
}
