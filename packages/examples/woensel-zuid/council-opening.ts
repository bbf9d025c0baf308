/** 1 February 2024, items 1 to 3: the opening, the programme office, a new member. */
import { around, Day, exactly, FollowUpId } from "@pactwerk/core"
import { february, start } from "./agenda-2024-02-01.ts"
import { about, programme } from "./matters.ts"
import { all, happened, opened, said, under } from "./minuted.ts"
import type { Observation } from "./observation.ts"
import { recruitment } from "./office.ts"
import { mibosie } from "./organisations.ts"
import { director, office, team } from "./pact.ts"
import { adviser, cityEnvoy, mayor, pauly, pinas, speaksFor } from "./people.ts"

const opening: ReadonlyArray<Observation> = [
  // That the mayor opens is stated; that whoever opens and closes is the chair, is how we read it.
  happened(
    "1",
    "opened",
    { _tag: "OpenMeeting", meeting: february, by: mayor, at: start },
    { actor: { person: mayor, role: "chair" }, occurred: exactly(start, "18.30 uur"), section: "H, 1" }
  ),
  opened("1"),
  said(
    "1",
    "welcome",
    "welcome",
    { person: mayor },
    "Een warm welkom voor iedereen, mede namens de programmamanager.",
    { mentions: [pauly] }
  ),
  said(
    "1",
    "progress",
    "progress",
    { person: mayor },
    "Het uitvoeringsprogramma vordert, en dat is het werk van het Programmateam.",
    { about: [programme, about("body", team)] }
  )
]

const programmeOffice: ReadonlyArray<Observation> = [
  opened("2"),
  opened("2a"),
  said("2a", "recruitment", "report", { person: cityEnvoy }, "Hoe het gaat met de werving van een directeur.", {
    about: [about("post", director), about("body", office)]
  }),
  ...recruitment,
  // The minutes name no owner: the office recruits, as we read it. «Rond» is as wide as the pact agreed.
  happened(
    "2a",
    "vacancy-expected",
    {
      _tag: "ScheduleFollowUp",
      followUp: FollowUpId.make("publicatie-vacature-programmadirecteur"),
      kind: "expectation",
      text: "De vacature voor een programmadirecteur verschijnt",
      matter: about("post", director),
      owner: about("body", office),
      due: around(Day.make("2024-02-11"), 3, "rond 11 februari"),
      ...under("2a")
    },
    { actor: { person: cityEnvoy, role: "city-envoy" }, certainty: "inferred" }
  ),
  opened("2b"),
  said(
    "2b",
    "adviser",
    "report",
    { person: pauly },
    "Het Programmateam krijgt versterking van een communicatieadviseur.",
    { about: [about("body", team)], mentions: [adviser] }
  )
]

const newMember: ReadonlyArray<Observation> = [
  opened("3"),
  happened("3", "mibosie", {
    _tag: "ProfileOrganisation",
    organisation: mibosie,
    name: "Mibosie",
    audience: "mensen van Surinaamse komaf en hun tradities",
    origin: "voor Surinaamse ouderen",
    existsFor: { said: "35 jaar", iso: "P35Y" },
    members: { value: 350, about: true, said: "ongeveer 350, wonend in Woensel" },
    ...under("3")
  }),
  speaksFor("mibosie", "3", pinas, mibosie),
  // A welcome and no signature: no source says that Mibosie signed.
  happened("3", "mibosie-welcomed", {
    _tag: "WelcomeMember",
    organisation: mibosie,
    representative: pinas,
    ...under("3")
  }),
  said(
    "3",
    "mibosie-cooperation",
    "intention",
    all("Mibosie"),
    "Mibosie wil in dit gebied graag met anderen samenwerken.",
    { about: [about("organisation", mibosie)] }
  )
]

export const councilOpening: ReadonlyArray<Observation> = [...opening, ...programmeOffice, ...newMember]
