/** Coalitions: how it is said. */
import type { Party } from "../kernel/names.ts"
import { type Naming, sayList, sayWhen, type Words } from "../kernel/wording.ts"
import type { Command } from "./decider.ts"
import type { Event } from "./events.ts"

const partyOf = (party: Party, name: Naming) =>
  "organisation" in party ? name("organisation", party.organisation) : party.category

const roles = {
  missing: { nl: "ontbrekende partij", en: "missing party" },
  partner: { nl: "mogelijke partner", en: "possible partner" },
  supporter: { nl: "mogelijke ondersteuner", en: "possible supporter" }
} as const

const stages = {
  intended: { nl: "voornemen", en: "intended" },
  arranged: { nl: "geregeld", en: "arranged" },
  notYet: { nl: "nog niet", en: "not yet" }
} as const

export const words: Words<Command, Event> = {
  LaunchCoalition: { nl: "Coalitie starten", en: "Launch a coalition" },
  SetCoalitionGoal: { nl: "Doel van de coalitie bepalen", en: "Set the goal of the coalition" },
  ExpressInterest: { nl: "Interesse tonen", en: "Express interest" },
  RequestParticipation: { nl: "Vragen mee te doen", en: "Request participation" },
  NominateParty: { nl: "Ontbrekende partij noemen", en: "Nominate a party" },
  CloseNomination: { nl: "Voordracht afronden", en: "Close a nomination" },
  PlanInvolvement: { nl: "Groep betrekken", en: "Plan the involvement of a group" },
  JoinCoalition: { nl: "Aansluiten bij coalitie", en: "Join the coalition" },
  ActivateCoalition: { nl: "Coalitie actief maken", en: "Activate the coalition" },
  LeaveCoalition: { nl: "Uit coalitie stappen", en: "Leave the coalition" },
  CoalitionLaunched: {
    label: { nl: "coalitie gestart", en: "coalition launched" },
    nl: ({ kickOff, theme }, name) =>
      `De coalitie ${theme} is gestart${
        kickOff === undefined
          ? ""
          : ` (startbijeenkomst ${sayWhen(kickOff.held, "nl")}${
              kickOff.host === undefined ? "" : `, bij ${name("organisation", kickOff.host)}`
            }, met ${kickOff.listIsOpen ? "onder meer " : ""}${sayList(
              kickOff.present.map((id) => name("organisation", id)),
              "nl"
            )})`
      }.`,
    en: ({ kickOff, theme }, name) =>
      `The coalition ${theme} was launched${
        kickOff === undefined
          ? ""
          : ` (kick-off ${sayWhen(kickOff.held, "en")}${
              kickOff.host === undefined ? "" : `, at ${name("organisation", kickOff.host)}`
            }, with ${kickOff.listIsOpen ? "among others " : ""}${sayList(
              kickOff.present.map((id) => name("organisation", id)),
              "en"
            )})`
      }.`
  },
  CoalitionGoalSet: {
    label: { nl: "doel van de coalitie bepaald", en: "goal of the coalition set" },
    nl: ({ goal, needs }) => `Doel: ${goal}${needs === undefined ? "" : ` Daarvoor is nodig: ${needs}`}`,
    en: ({ goal, needs }) => `Goal: ${goal}${needs === undefined ? "" : ` This needs: ${needs}`}`
  },
  InterestExpressed: {
    label: { nl: "interesse getoond", en: "interest expressed" },
    nl: ({ coalition, organisation }, name) =>
      `${name("organisation", organisation)} toont interesse in ${name("coalition", coalition)}; dat is nog geen deelname.`,
    en: ({ coalition, organisation }, name) =>
      `${name("organisation", organisation)} shows interest in ${name("coalition", coalition)}; that is not joining yet.`
  },
  ParticipationRequested: {
    label: { nl: "gevraagd mee te doen", en: "participation requested" },
    nl: ({ coalition, of, urgent }, name) =>
      `${"body" in of ? name("body", of.body) : partyOf(of, name)} is ${urgent ? "dringend " : ""}gevraagd mee te doen aan ${name("coalition", coalition)}.`,
    en: ({ coalition, of, urgent }, name) =>
      `${"body" in of ? name("body", of.body) : partyOf(of, name)} was ${urgent ? "urgently " : ""}asked to take part in ${name("coalition", coalition)}.`
  },
  PartyNominated: {
    label: { nl: "partij genoemd", en: "party nominated" },
    nl: ({ as, party }, name) => `Genoemd als ${roles[as].nl}: ${partyOf(party, name)}.`,
    en: ({ as, party }, name) => `Named as a ${roles[as].en}: ${partyOf(party, name)}.`
  },
  NominationClosed: {
    label: { nl: "voordracht afgerond", en: "nomination closed" },
    nl: ({ outcome, reason }) => `De voordracht is ${outcome === "declined" ? "afgeslagen" : "vervallen"}: ${reason}`,
    en: ({ outcome, reason }) => `The nomination was ${outcome}: ${reason}`
  },
  InvolvementPlanned: {
    label: { nl: "betrekken van een groep", en: "involvement of a group" },
    nl: ({ group, reason, stage }) =>
      `Betrekken van ${group}: ${stages[stage].nl}${reason ? `, omdat: ${reason}` : "."}`,
    en: ({ group, reason, stage }) => `Involving ${group}: ${stages[stage].en}${reason ? `, because: ${reason}` : "."}`
  },
  CoalitionJoined: {
    label: { nl: "aangesloten bij coalitie", en: "coalition joined" },
    nl: ({ coalition, organisation }, name) =>
      `${name("organisation", organisation)} sluit aan bij ${name("coalition", coalition)}.`,
    en: ({ coalition, organisation }, name) =>
      `${name("organisation", organisation)} joins ${name("coalition", coalition)}.`
  },
  CoalitionActivated: {
    label: { nl: "coalitie actief", en: "coalition active" },
    nl: ({ coalition }, name) => `${name("coalition", coalition)} is actief.`,
    en: ({ coalition }, name) => `${name("coalition", coalition)} is active.`
  },
  CoalitionLeft: {
    label: { nl: "uit coalitie gestapt", en: "coalition left" },
    nl: ({ coalition, organisation, reason }, name) =>
      `${name("organisation", organisation)} stapt uit ${name("coalition", coalition)}${reason ? `: ${reason}` : "."}`,
    en: ({ coalition, organisation, reason }, name) =>
      `${name("organisation", organisation)} leaves ${name("coalition", coalition)}${reason ? `: ${reason}` : "."}`
  }
}
