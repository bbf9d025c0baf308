/** 4 April 2024, from opening to closing. What a newspaper says of it stands between; the rest is fiction. */
import { CallId, Day, exactly, Instant, MeetingId, MinutesId, type OrganisationId, type PersonId } from "@pactwerk/core"
import { april } from "./agenda-2024-02-01.ts"
import { meetingPlaces, programme } from "./matters.ts"
import { minutes, type Observation } from "./observation.ts"
import { council } from "./pact.ts"
import { mayor } from "./people.ts"
import { evening, office, openedInApril, saidInApril, thatNight, underApril } from "./spring-2024-agenda.ts"
import { decision } from "./spring-2024-decision.ts"
import { counter, fourSigned } from "./spring-2024-known.ts"
import {
  chestnut,
  compass,
  hanne,
  inApril,
  jasmijn,
  lotte,
  shops,
  signs,
  tarik,
  twelfthMan
} from "./spring-2024-people.ts"
import { pledged } from "./spring-2024-promises.ts"

const start = Instant.make("2024-04-04T18:30:00+02:00")
const end = Instant.make("2024-04-04T20:00:00+02:00")
const chairing = (at: Instant, said: string) => ({
  actor: { person: mayor, role: "chair" },
  occurred: exactly(at, said)
})

const attends = (person: PersonId, organisation: OrganisationId, presence: "present" | "excused") =>
  thatNight(`attends-${organisation}`, {
    _tag: "RegisterAttendance",
    meeting: april,
    person,
    for: organisation,
    presence
  })

const opening: ReadonlyArray<Observation> = [
  thatNight("opened", { _tag: "OpenMeeting", meeting: april, by: mayor, at: start }, chairing(start, "18.30 uur")),
  attends(hanne, chestnut, "present"),
  attends(tarik, twelfthMan, "present"),
  attends(lotte, compass, "excused"),
  openedInApril("1"),
  saidInApril("1", "evening-ahead", "report", office, "Het besluit over het programma is vanavond het hoofdpunt."),
  openedInApril("2"),
  thatNight(
    "minutes-of-february",
    { _tag: "AdoptMinutes", minutes: MinutesId.make(minutes), edition: 1, ...underApril("2") },
    { actor: { role: "council" } }
  ),
  openedInApril("3"),
  fourSigned,
  ...inApril.map((party) => signs(evening, party, underApril("3")))
]

/** A promise without a day, and a call that nobody has answered yet. */
const contributions: ReadonlyArray<Observation> = [
  openedInApril("5"),
  saidInApril(
    "5",
    "places-progress",
    "progress",
    office,
    "Bewoners ontmoetten elkaar op drie zaterdagen, en regelen het nu zelf.",
    meetingPlaces
  ),
  pledged(evening, "materiaal", [jasmijn, shops], {
    contribution: { kind: "money", text: "het materiaal voor de volgende middagen." },
    ...underApril("5")
  }),
  thatNight("call-twaalfde-man", {
    _tag: "CallUponSignatory",
    call: CallId.make("aangesproken-twaalfde-man"),
    organisation: twelfthMan,
    for: meetingPlaces,
    contribution: "een trainer op zaterdagmiddag, na de zomer.",
    answerBy: Day.make("2024-05-02"),
    ...underApril("5")
  })
]

const closing: ReadonlyArray<Observation> = [
  openedInApril("6"),
  saidInApril("6", "thanks", "thanks", office, "Dank aan iedereen die aan de tekst heeft meegewerkt.", programme),
  thatNight("next-scheduled", {
    _tag: "ScheduleMeeting",
    meeting: MeetingId.make("alliantieraad-2024-06-13"),
    body: council,
    starts: Day.make("2024-06-13"),
    follows: april
  }),
  thatNight("closed", { _tag: "CloseMeeting", meeting: april, by: mayor, at: end }, chairing(end, "20.00 uur")),
  counter
]

export const councilOfApril: ReadonlyArray<Observation> = [...opening, ...decision, ...contributions, ...closing]
