/** Spring 2024: residents take up an initiative, ask for help, and end it. Fiction. */
import { Day, DecisionId, NeighbourhoodId, RequestId } from "@pactwerk/core"
import { frameworkId, mandateId, meetingPlaces, meetingPlacesId } from "./matters.ts"
import type { Observation } from "./observation.ts"
import { workingGroup } from "./pact.ts"
import { imagined, speakingFor } from "./spring-2024-fiction.ts"
import { chestnut, hanne, noor } from "./spring-2024-people.ts"

/** No neighbourhood of this name exists; the pact names none, so that any belongs to it. */
const lindens = NeighbourhoodId.make("voorbeeldbuurt-de-linden")
const decision = DecisionId.make("besluit-bewoners-ontmoetingsplekken")
const request = RequestId.make("steunvraag-zaterdagmiddag")
const resident = { actor: { person: noor, role: "resident" } }

/** Weighed, decided on by residents, and begun: in that order. */
const takenUp: ReadonlyArray<Observation> = [
  imagined("2024-02-21", "initiatieven", "places-weighed", {
    _tag: "AssessInitiative",
    initiative: meetingPlacesId,
    framework: frameworkId,
    outcome: "pilot",
    grounds: [],
    learningQuestion: "Komen bewoners naar een plek die zij zelf kiezen?",
    scale: "één buurt",
    endsOn: Day.make("2024-09-30")
  }),
  imagined(
    "2024-02-24",
    "bewoners",
    "residents-decide",
    {
      _tag: "DecideAsResidents",
      decision,
      mandate: mandateId,
      neighbourhood: lindens,
      body: workingGroup,
      what: "takeUp",
      subject: { initiative: meetingPlacesId }
    },
    resident
  ),
  imagined(
    "2024-02-26",
    "initiatieven",
    "places-begin",
    { _tag: "StartInitiativePhase", initiative: meetingPlacesId, phase: 1, decision },
    resident
  )
]

/** Residents ask for help, get it, and end it when they can do without. */
const helped: ReadonlyArray<Observation> = [
  imagined(
    "2024-02-26",
    "bewoners",
    "support-asked",
    {
      _tag: "RequestSupport",
      request,
      neighbourhood: lindens,
      for: meetingPlaces,
      scope: "iemand die de eerste keren de deur opendoet en koffie zet.",
      of: chestnut
    },
    resident
  ),
  imagined(
    "2024-03-02",
    "bewoners",
    "support-given",
    {
      _tag: "GiveSupport",
      request,
      organisation: chestnut,
      by: hanne,
      action: "drie zaterdagen de deur open en koffie gezet."
    },
    speakingFor(hanne, chestnut)
  ),
  imagined(
    "2024-03-23",
    "bewoners",
    "support-ended",
    { _tag: "EndSupport", request, neighbourhood: lindens, reason: "wij hebben nu zelf een sleutel." },
    resident
  )
]

export const neighbourhood: ReadonlyArray<Observation> = [...takenUp, ...helped]
