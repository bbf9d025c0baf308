/** 4 April 2024, item 4: one objection, its answer, and the decision. All but what was presented is fiction. */
import { DecisionId, ObjectionId, RoundId } from "@pactwerk/core"
import { programme, programmeId } from "./matters.ts"
import type { Observation } from "./observation.ts"
import { office, openedInApril, saidInApril, thatNight, underApril } from "./spring-2024-agenda.ts"
import { speakingFor } from "./spring-2024-fiction.ts"
import { presented } from "./spring-2024-known.ts"
import { tarik, twelfthMan } from "./spring-2024-people.ts"
import { finalVersion, hundredPercent } from "./spring-2024-text.ts"

const round = RoundId.make("bezwarenronde-programma-2024-04-04")
const objection = ObjectionId.make("bezwaar-twaalfde-man")
const body = { actor: { role: "council" } }

export const decision: ReadonlyArray<Observation> = [
  openedInApril("4"),
  presented,
  saidInApril(
    "4",
    "remarks-told",
    "report",
    office,
    "Elke opmerking heeft een antwoord: drie van de vier zijn geheel of deels overgenomen.",
    programme
  ),
  openedInApril("4.1"),
  thatNight(
    "round-opened",
    {
      _tag: "OpenObjectionRound",
      round,
      matter: finalVersion,
      edition: hundredPercent,
      entitled: "signatories",
      ...underApril("4.1")
    },
    body
  ),
  thatNight(
    "objection",
    {
      _tag: "RaiseObjection",
      objection,
      round,
      organisation: twelfthMan,
      by: tarik,
      reason: "er staat niet bij wie na de zomer de trainingen voor jongeren betaalt.",
      ...underApril("4.1")
    },
    speakingFor(tarik, twelfthMan)
  ),
  saidInApril(
    "4.1",
    "objection-answered",
    "answer",
    office,
    "Dat staat in de bijlage over jeugd, met een bedrag voor elk jaar.",
    programme
  ),
  thatNight(
    "objection-withdrawn",
    {
      _tag: "ResolveObjection",
      objection,
      round,
      how: "withdrawn",
      by: tarik,
      reason: "het antwoord staat in de bijlage."
    },
    speakingFor(tarik, twelfthMan)
  ),
  // How an objection ended has no place in the minutes of its own: whoever made it says so.
  saidInApril(
    "4.1",
    "objection-over",
    "acknowledgement",
    { person: tarik, for: twelfthMan },
    "Dan trekken wij ons bezwaar in. De tekst blijft zoals hij is.",
    programme
  ),
  thatNight("round-closed", { _tag: "CloseObjectionRound", round, raised: 1, ...underApril("4.1") }, body),
  thatNight(
    "consent",
    {
      _tag: "ConcludeConsent",
      decision: DecisionId.make("instemming-programma-2024-04-04"),
      round,
      matter: finalVersion,
      ...underApril("4.1")
    },
    body
  ),
  thatNight(
    "adopted",
    {
      _tag: "AdoptProgramme",
      decision: DecisionId.make("programma-vastgesteld-2024-04-04"),
      programme: programmeId,
      version: hundredPercent,
      round,
      ...underApril("4.1")
    },
    body
  )
]
