/** Membership: what must hold. */
import type { Day, OrganisationId } from "../kernel/names.ts"
import { personIsIntroduced as introduced, speakForYourOwn as speak } from "../kernel/norms.ts"
import { rule } from "../kernel/rule.ts"

const accession = { document: "verslag-2024-02-01", section: "3" }

export const speakForYourOwn = speak("membership", {
  nl: "Een vrijwilliger tekent het pact voor een stichting; haar vertegenwoordiger is iemand anders.",
  en: "A volunteer signs the pact for a foundation; its representative is somebody else."
})
export const personIsIntroduced = introduced("membership", {
  nl: "Een organisatie wijst een vertegenwoordiger aan die niemand heeft voorgesteld.",
  en: "An organisation designates a representative whom nobody has introduced."
})

export const hasAProfile = rule({
  id: "membership/has-a-profile",
  norm: "M1",
  nl: "Wie toetreedt, heeft eerst een profiel met een naam.",
  en: "Whoever joins has a profile with a name first.",
  source: accession,
  refuses: {
    nl: "Een organisatie tekent het pact voordat iemand heeft vastgelegd hoe zij heet.",
    en: "An organisation signs the pact before anybody has recorded what it is called."
  },
  holds: ({ isProfiled }: { organisation: OrganisationId | undefined; isProfiled: boolean }) => isProfiled
})

export const welcomedOnce = rule({
  id: "membership/welcomed-once",
  norm: "M1",
  nl: "Een nieuw lid wordt eenmaal verwelkomd.",
  en: "A new member is welcomed once.",
  source: accession,
  refuses: {
    nl: "Mibosie is op 1 februari verwelkomd en wordt op 4 april opnieuw als nieuw lid verwelkomd.",
    en: "Mibosie was welcomed on 1 February and is welcomed as a new member again on 4 April."
  },
  // Who has said to leave can come back once it has left.
  holds: ({ isLeaving, wasWelcomed }: { wasWelcomed: boolean; isLeaving: boolean }) => !wasWelcomed && !isLeaving
})

export const welcomedInAnOpenMeeting = rule({
  id: "membership/welcomed-in-an-open-meeting",
  norm: "M1",
  nl: "Verwelkomen gebeurt in een geopende vergadering.",
  en: "A member is welcomed in an open meeting.",
  source: accession,
  refuses: {
    nl: "Een nieuw lid wordt per brief verwelkomd, een week voor de vergadering.",
    en: "A new member is welcomed by letter, a week before the meeting."
  },
  holds: ({ isInOpenMeeting }: { isInOpenMeeting: boolean }) => isInOpenMeeting
})

export const hasARepresentative = rule({
  id: "membership/has-a-representative",
  norm: "M1",
  nl: "Een nieuw lid heeft iemand die het vertegenwoordigt.",
  en: "A new member has somebody who represents it.",
  source: {
    ...accession,
    reading: {
      nl: "De organisatie treedt toe bij monde van degene die wordt verwelkomd.",
      en: "The organisation joins by the mouth of the person who is welcomed."
    }
  },
  refuses: {
    nl: "Een nieuw lid wordt verwelkomd, en niemand is aangewezen om het te vertegenwoordigen.",
    en: "A new member is welcomed, and nobody has been designated to represent it."
  },
  holds: ({ isRepresented }: { isRepresented: boolean }) => isRepresented
})

export const signedOnce = rule({
  id: "membership/signed-once",
  norm: "M1",
  nl: "Een organisatie tekent het pact eenmaal; verwelkomd zijn is nog niet getekend.",
  en: "An organisation signs the pact once; being welcomed is not yet having signed.",
  source: {
    ...accession,
    reading: {
      nl: "Van wie is verwelkomd, is daarmee nog geen handtekening bekend.",
      en: "That somebody was welcomed does not yet make a signature known."
    }
  },
  refuses: {
    nl: "Een organisatie tekende het pact in maart 2023 en tekent het in april 2024 nog eens.",
    en: "An organisation signed the pact in March 2023 and signs it once more in April 2024."
  },
  // Who has said to leave can come back once it has left.
  holds: ({ hasSigned, isLeaving }: { hasSigned: boolean; isLeaving: boolean }) => !hasSigned && !isLeaving
})

export const signsThisPact = rule({
  id: "membership/signs-this-pact",
  norm: "M1",
  nl: "Getekend wordt het pact van deze alliantie.",
  en: "What is signed is the pact of this alliance.",
  source: { document: "verslag-2024-02-01", section: "H, 6" },
  refuses: {
    nl: "Een organisatie tekende het pact van een andere wijk, en dat wordt hier als ondertekening vastgelegd.",
    en: "An organisation signed the pact of another district, and here that is recorded as its signature."
  },
  holds: ({ isThisPact }: { isThisPact: boolean }) => isThisPact
})

export const withdrawalKeepsHistory = rule({
  id: "membership/withdrawal-keeps-history",
  norm: "M4",
  nl: "Alleen een lid treedt uit, vanaf vandaag of later; wat was, blijft staan.",
  en: "Only a member withdraws, from today or later; what was, stays.",
  source: {
    document: "verslag-2024-02-01",
    section: "6",
    reading: {
      nl: "Wie heeft getekend is aanspreekbaar zolang het lid is; uittreden werkt niet terug.",
      en: "Whoever has signed is answerable as long as it is a member; withdrawing has no effect backwards."
    }
  },
  refuses: {
    nl: "Een lid treedt op 1 mei uit, met ingang van 1 maart daarvoor.",
    en: "On 1 May a member withdraws with effect from 1 March before."
  },
  holds: ({ from, isMember, today }: { from: Day; isMember: boolean; today: Day }) => isMember && from >= today
})

/** Which command stands under which rules. */
export const terms = {
  ProfileOrganisation: [],
  WelcomeMember: [hasAProfile, welcomedOnce, welcomedInAnOpenMeeting, hasARepresentative],
  SignPact: [hasAProfile, signedOnce, signsThisPact, speakForYourOwn],
  WithdrawMember: [withdrawalKeepsHistory, speakForYourOwn],
  DesignateRepresentative: [hasAProfile, personIsIntroduced, speakForYourOwn]
}
