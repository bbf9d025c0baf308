/** The first season, in order: the pact of 27 March 2023 up to and including the council of 1 February 2024. */
import { MinutesId, Position } from "@pactwerk/core"
import { agenda, february } from "./agenda-2024-02-01.ts"
import { adviceOfResidents } from "./council-advice.ts"
import { coalitions } from "./council-coalitions.ts"
import { conclusionAndClosing } from "./council-conclusion.ts"
import { councilOpening } from "./council-opening.ts"
import { draft, newInitiatives, ninetyPercentVersion, reactions } from "./council-programme.ts"
import { youth } from "./council-youth.ts"
import { happened } from "./minuted.ts"
import { dayOfCouncil, type Observation } from "./observation.ts"
import { earlierRecruitment, roles } from "./office.ts"
import { organisations } from "./organisations.ts"
import { chapterOfThePact } from "./pact.ts"
import { pauly, people, representatives } from "./people.ts"

const evening: ReadonlyArray<Observation> = [
  ...chapterOfThePact,
  ...people,
  ...organisations,
  ...representatives,
  ...roles,
  ...earlierRecruitment,
  ...draft,
  ...agenda,
  ...councilOpening,
  ...ninetyPercentVersion,
  ...coalitions,
  ...youth,
  ...reactions,
  ...newInitiatives,
  ...adviceOfResidents,
  ...conclusionAndClosing
]

/** The minutes are made of everything before them: each observation above is one event. Nobody has adopted them. */
const minutesDrafted = happened(
  "H",
  "minutes",
  {
    _tag: "DraftMinutes",
    minutes: MinutesId.make("verslag-2024-02-01"),
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

export const season: ReadonlyArray<Observation> = [...evening, minutesDrafted]
