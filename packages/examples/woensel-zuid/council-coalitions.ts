/** 1 February 2024, items 4.1 and 4.2: a coalition and an initiative begin. Being asked is not joining. */
import { Day, FollowUpId, onDay } from "@pactwerk/core"
import { meetingPlaces, meetingPlacesId, prevention, preventionId } from "./matters.ts"
import { all, happened, men, opened, said, under } from "./minuted.ts"
import { before, type Observation } from "./observation.ts"
import { buurtwerkkamer, kansenVoorKinderen } from "./organisations.ts"
import { carlijn, ingrid, maarten, pauly, younes } from "./people.ts"

const wij = all("wij")
const present = { actor: { role: "participants" } }

/** The talk of 18 March. */
export const talkOfMarch = FollowUpId.make("vervolg-preventie-met-gezag")

/** Who started the coalition is not said, and nobody is said to have joined it. */
const preventionWithAuthority: ReadonlyArray<Observation> = [
  opened("4.0"),
  opened("4.1"),
  said(
    "4.1",
    "prevention-starts",
    "report",
    { person: ingrid, for: kansenVoorKinderen },
    "Hoe de coalitie is opgestart.",
    { about: [prevention] }
  ),
  happened(
    "4.1",
    "prevention-launched",
    { _tag: "LaunchCoalition", coalition: preventionId, theme: "Preventie met Gezag", ...under("4.1") },
    { ...present, occurred: before }
  ),
  said(
    "4.1",
    "youth-crime",
    "concern",
    men,
    "Hoeveel jongeren in de criminaliteit zitten of dat gevaar lopen, baart grote zorgen.",
    { about: [prevention] }
  ),
  happened(
    "4.1",
    "prevention-goal",
    {
      _tag: "SetCoalitionGoal",
      coalition: preventionId,
      goal: "minder jongeren in de criminaliteit, of met kans daarop.",
      direction: "decrease",
      ...under("4.1")
    },
    present
  ),
  // One of the three is named without an organisation here, and with one in 4.3: one person, as we read it.
  said(
    "4.1",
    "contact-made",
    "report",
    men,
    "Met drie mensen is contact gezocht, om na te gaan welke aanpak hierbij past.",
    { about: [prevention], mentions: [pauly, carlijn, younes], certainty: "inferred" }
  ),
  // The minutes name no owner of the appointment: the coalition itself, as we read it.
  happened(
    "4.1",
    "prevention-continues",
    {
      _tag: "ScheduleFollowUp",
      followUp: talkOfMarch,
      kind: "appointment",
      text: "De coalitie praat verder",
      matter: prevention,
      owner: prevention,
      due: onDay(Day.make("2024-03-18"), "18 maart"),
      ...under("4.1")
    },
    { ...present, certainty: "inferred" }
  ),
  happened(
    "4.1",
    "more-people",
    {
      _tag: "PlanInvolvement",
      coalition: preventionId,
      group: "meer mensen, met een uitnodiging voor die afspraak",
      stage: "intended",
      ...under("4.1")
    },
    present
  ),
  happened(
    "4.1",
    "young-people",
    { _tag: "PlanInvolvement", coalition: preventionId, group: "jongeren", stage: "intended", ...under("4.1") },
    present
  )
]

const question = "wat vinden bewoners van nieuwe, laagdrempelige manieren om elkaar te treffen?"

const placesToMeet: ReadonlyArray<Observation> = [
  opened("4.2"),
  happened(
    "4.2",
    "meeting-places",
    {
      _tag: "ProposeInitiative",
      initiative: meetingPlacesId,
      name: "laagdrempelige ontmoetingsplekken in de wijk",
      by: { person: maarten, for: buurtwerkkamer },
      ownership: "residents",
      // Which coalition is meant, is not said.
      exploreWith: { named: "de coalitie" },
      phases: [
        { aim: "horen wat mensen bezighoudt", question },
        { aim: "de opbrengst bundelen" },
        { aim: "daarop de vervolgstap baseren" }
      ],
      ...under("4.2")
    },
    { actor: { person: maarten, role: "representative", onBehalfOf: buurtwerkkamer } }
  ),
  said(
    "4.2",
    "meeting-places-question",
    "presentation",
    { person: maarten, for: buurtwerkkamer },
    `De vraag daarbij: ${question}`,
    { about: [meetingPlaces] }
  ),
  said("4.2", "meeting-places-continue", "intention", wij, "Met de coalitie zoeken wij dit verder uit.", {
    about: [meetingPlaces]
  })
]

export const coalitions: ReadonlyArray<Observation> = [...preventionWithAuthority, ...placesToMeet]
