/** 1 February 2024, items 4.1 and 4.2: a coalition and an initiative, as they were told. Being asked is not joining. */
import { meetingPlaces, prevention } from "./matters.ts"
import { all, men, opened, said } from "./minuted.ts"
import type { Observation } from "./observation.ts"
import { buurtwerkkamer, kansenVoorKinderen } from "./organisations.ts"
import { carlijn, ingrid, maarten, pauly, younes } from "./people.ts"

const wij = all("wij")

const preventionWithAuthority: ReadonlyArray<Observation> = [
  opened("4.0"),
  opened("4.1"),
  said(
    "4.1",
    "prevention-starts",
    "report",
    { person: ingrid, for: kansenVoorKinderen },
    "De coalitie Preventie met Gezag is van start gegaan.",
    { about: [prevention] }
  ),
  said(
    "4.1",
    "youth-crime",
    "concern",
    men,
    "Te veel jongeren zitten in de criminaliteit of lopen dat gevaar. Dat baart grote zorgen en moet minder worden.",
    { about: [prevention] }
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
  said(
    "4.1",
    "prevention-continues",
    "report",
    men,
    "Op 18 maart is de volgende afspraak; daarvoor krijgen meer mensen een uitnodiging.",
    { about: [prevention] }
  ),
  said("4.1", "young-people", "intention", wij, "Jongeren zelf willen wij er ook bij hebben.", { about: [prevention] })
]

const placesToMeet: ReadonlyArray<Observation> = [
  opened("4.2"),
  said(
    "4.2",
    "meeting-places",
    "presentation",
    { person: maarten, for: buurtwerkkamer },
    "Een voorstel om in stappen te peilen wat bewoners vinden van nieuwe, laagdrempelige manieren om " +
      "elkaar te treffen. " +
      "Het draait erom dat bewoners zelf eigenaar zijn.",
    { about: [meetingPlaces] }
  ),
  said(
    "4.2",
    "meeting-places-continue",
    "intention",
    wij,
    "Samen met de coalitie zoeken wij dit uit: eerst horen wat mensen bezighoudt, dan de opbrengst " +
      "bundelen, en daarop " +
      "de vervolgstap baseren.",
    { about: [meetingPlaces] }
  )
]

export const coalitions: ReadonlyArray<Observation> = [...preventionWithAuthority, ...placesToMeet]
