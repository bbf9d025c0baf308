/** Membership: what must hold. */
import type { Day, OrganisationId } from "../kernel/names.ts"
import { personIsIntroduced as introduced, speakForYourOwn as speak } from "../kernel/norms.ts"
import { rule } from "../kernel/rule.ts"

const accession = { document: "verslag-2024-02-01", section: "3" }

export const speakForYourOwn = speak("membership")
export const personIsIntroduced = introduced("membership")

export const hasAProfile = rule({
  id: "membership/has-a-profile",
  norm: "M1",
  nl: "Wie toetreedt, heeft eerst een profiel met een naam.",
  en: "Whoever joins has a profile with a name first.",
  source: accession,
  holds: ({ isProfiled }: { organisation: OrganisationId | undefined; isProfiled: boolean }) => isProfiled
})

export const welcomedOnce = rule({
  id: "membership/welcomed-once",
  norm: "M1",
  nl: "Een nieuw lid wordt eenmaal verwelkomd.",
  en: "A new member is welcomed once.",
  source: accession,
  holds: ({ wasWelcomed }: { wasWelcomed: boolean }) => !wasWelcomed
})

export const welcomedInAnOpenMeeting = rule({
  id: "membership/welcomed-in-an-open-meeting",
  norm: "M1",
  nl: "Verwelkomen gebeurt in een geopende vergadering.",
  en: "A member is welcomed in an open meeting.",
  source: accession,
  holds: ({ isInOpenMeeting }: { isInOpenMeeting: boolean }) => isInOpenMeeting
})

export const hasARepresentative = rule({
  id: "membership/has-a-representative",
  norm: "M1",
  nl: "Een nieuw lid heeft iemand die het vertegenwoordigt.",
  en: "A new member has somebody who represents it.",
  source: { ...accession, reading: "De organisatie treedt toe bij monde van degene die wordt verwelkomd." },
  holds: ({ isRepresented }: { isRepresented: boolean }) => isRepresented
})

export const signedOnce = rule({
  id: "membership/signed-once",
  norm: "M1",
  nl: "Een organisatie tekent het pact eenmaal; verwelkomd zijn is nog niet getekend.",
  en: "An organisation signs the pact once; being welcomed is not yet having signed.",
  source: { ...accession, reading: "Van wie is verwelkomd, is daarmee nog geen handtekening bekend." },
  holds: ({ hasSigned }: { hasSigned: boolean }) => !hasSigned
})

export const signsThisPact = rule({
  id: "membership/signs-this-pact",
  norm: "M1",
  nl: "Getekend wordt het pact van deze alliantie.",
  en: "What is signed is the pact of this alliance.",
  source: { document: "verslag-2024-02-01", section: "H, 6" },
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
    reading: "Wie heeft getekend is aanspreekbaar zolang het lid is; uittreden werkt niet terug."
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
