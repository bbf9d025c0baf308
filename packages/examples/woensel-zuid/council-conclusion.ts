/** 1 February 2024, items 5.2 and 6: what all partners say to the advice, and the closing. */
import { DecisionId, exactly, RoundId } from "@pactwerk/core"
import { end, february } from "./agenda-2024-02-01.ts"
import { advice, adviceEdition, programme } from "./matters.ts"
import { all, happened, heldTo, opened, said, under } from "./minuted.ts"
import type { Observation } from "./observation.ts"
import { mayor } from "./people.ts"

const everyPartner = all("alle partners")
const theCouncil = { actor: { role: "council" } }
const theRound = RoundId.make("bezwarenronde-advies-2024-02-01")
/** No objections were raised: that is stated. That a round was held on a fixed text is how we read it. */
const asWeRead = { ...theCouncil, certainty: "inferred" } as const

const conclusion: ReadonlyArray<Observation> = [
  opened("5.2"),
  happened(
    "5.2",
    "support",
    {
      _tag: "DeclareSupport",
      decision: DecisionId.make("steun-advies-2024-02-01"),
      matter: advice,
      voice: everyPartner,
      ...under("5.2")
    },
    theCouncil
  ),
  happened(
    "5.2",
    "commitment",
    {
      _tag: "GiveCommitment",
      decision: DecisionId.make("commitment-advies-2024-02-01"),
      matter: advice,
      voice: everyPartner,
      ...under("5.2")
    },
    theCouncil
  ),
  happened(
    "5.2",
    "round-opened",
    {
      _tag: "OpenObjectionRound",
      round: theRound,
      matter: advice,
      edition: adviceEdition,
      entitled: "members",
      ...under("5.2")
    },
    asWeRead
  ),
  happened(
    "5.2",
    "round-closed",
    { _tag: "CloseObjectionRound", round: theRound, raised: 0, ...under("5.2") },
    asWeRead
  ),
  happened(
    "5.2",
    "consent",
    {
      _tag: "ConcludeConsent",
      decision: DecisionId.make("instemming-advies-2024-02-01"),
      round: theRound,
      matter: advice,
      ...under("5.2")
    },
    asWeRead
  )
]

const closing: ReadonlyArray<Observation> = [
  opened("6"),
  said(
    "6",
    "steps-taken",
    "progress",
    { person: mayor },
    "Met energie en inspiratie naar huis: er is al een heel eind afgelegd.",
    {
      about: [programme]
    }
  ),
  heldTo(
    "6",
    "signatories-answerable",
    "pact",
    { person: mayor },
    "Wie het pact heeft getekend, is aanspreekbaar op een bijdrage aan initiatieven."
  ),
  // The thanks are the chair's; that the mayor is the chair, we read in who opens and closes.
  said("6", "thanks", "thanks", { person: mayor }, "Dank voor ieders inbreng van vanavond.", { certainty: "inferred" }),
  happened(
    "6",
    "closed",
    { _tag: "CloseMeeting", meeting: february, by: mayor, at: end },
    { actor: { person: mayor, role: "chair" }, occurred: exactly(end, "20.00 uur"), section: "H, 6" }
  )
]

export const conclusionAndClosing: ReadonlyArray<Observation> = [...conclusion, ...closing]
