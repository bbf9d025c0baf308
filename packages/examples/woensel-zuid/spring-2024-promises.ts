/** Spring 2024: a signatory is called upon and answers; parties pledge, each for itself. Fiction. */
import { CallId, type Command, Day, type OrganisationId, onDay, type PersonId, PledgeId } from "@pactwerk/core"
import { meetingPlaces, meetingPlacesId } from "./matters.ts"
import type { Observation } from "./observation.ts"
import { imagined, speakingFor } from "./spring-2024-fiction.ts"
import { chestnut, compass, hanne, lotte, tarik, twelfthMan } from "./spring-2024-people.ts"

const call = CallId.make("aangesproken-blauwe-kastanje")

type Pledge = Omit<Extract<Command, { readonly _tag: "MakePledge" }>, "_tag" | "pledge" | "organisation" | "by" | "for">

/** A party promises something of its own, for the meeting places. */
export const pledged = (
  day: string,
  key: string,
  [by, organisation]: readonly [PersonId, OrganisationId],
  pledge: Pledge
): Observation =>
  imagined(
    day,
    "toezeggingen",
    `pledge-${key}`,
    {
      _tag: "MakePledge",
      pledge: PledgeId.make(`toezegging-${key}`),
      organisation,
      by,
      for: { initiative: meetingPlacesId },
      ...pledge
    },
    speakingFor(by, organisation)
  )

/** Kept, still open, and late. */
export const promised: ReadonlyArray<Observation> = [
  imagined("2024-02-27", "toezeggingen", "call-kastanje", {
    _tag: "CallUponSignatory",
    call,
    organisation: chestnut,
    for: meetingPlaces,
    contribution: "een zaal op zaterdagmiddag, tot de zomer.",
    answerBy: Day.make("2024-03-15")
  }),
  pledged("2024-03-01", "zaal", [hanne, chestnut], {
    contribution: { kind: "place", text: "een zaal op zaterdagmiddag." },
    due: { said: "tot de zomer", latest: Day.make("2024-06-20"), precision: "about" }
  }),
  imagined(
    "2024-03-01",
    "toezeggingen",
    "call-answered",
    {
      _tag: "AnswerCall",
      call,
      organisation: chestnut,
      by: hanne,
      answer: "yes",
      pledge: PledgeId.make("toezegging-zaal")
    },
    speakingFor(hanne, chestnut)
  ),
  pledged("2024-03-04", "trainers", [tarik, twelfthMan], {
    contribution: { kind: "hours", text: "twee trainers bij het eerste gesprek." },
    due: onDay(Day.make("2024-03-16"))
  }),
  imagined("2024-03-16", "toezeggingen", "trainers-came", {
    _tag: "KeepPledge",
    pledge: PledgeId.make("toezegging-trainers"),
    kept: onDay(Day.make("2024-03-16")),
    result: "er kwamen elf jongeren."
  }),
  pledged("2024-03-06", "gewone-taal", [lotte, compass], {
    contribution: { kind: "knowledge", text: "de vragen aan bewoners in gewone taal." },
    due: onDay(Day.make("2024-03-29"))
  })
]
