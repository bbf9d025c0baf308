/** Membership: how it is said. */
import { sayDay, sayWhen, type Words } from "../kernel/wording.ts"
import type { Command } from "./decider.ts"
import type { Event } from "./events.ts"

export const words: Words<Command, Event> = {
  ProfileOrganisation: { nl: "Organisatie voorstellen", en: "Profile an organisation" },
  WelcomeMember: { nl: "Nieuw lid verwelkomen", en: "Welcome a new member" },
  SignPact: { nl: "Pact tekenen", en: "Sign the pact" },
  WithdrawMember: { nl: "Lid laten uittreden", en: "Withdraw a member" },
  DesignateRepresentative: { nl: "Vertegenwoordiger aanwijzen", en: "Designate a representative" },
  OrganisationProfiled: {
    label: { nl: "organisatie voorgesteld", en: "organisation profiled" },
    nl: ({ audience, existsFor, members, name, origin }) =>
      [
        audience === undefined ? `${name} is voorgesteld.` : `${name} is er voor ${audience}.`,
        origin === undefined ? "" : `Ontstaan: ${origin}.`,
        existsFor === undefined ? "" : `De organisatie bestaat ${existsFor.said}.`,
        members === undefined ? "" : `Leden: ${members.said ?? members.value}.`
      ]
        .filter((part) => part !== "")
        .join(" "),
    en: ({ audience, existsFor, members, name, origin }) =>
      [
        audience === undefined ? `${name} was introduced.` : `${name} is there for: ${audience}.`,
        origin === undefined ? "" : `Origin: ${origin}.`,
        existsFor === undefined ? "" : `The organisation exists for: ${existsFor.said}.`,
        members === undefined ? "" : `Members: ${members.said ?? members.value}.`
      ]
        .filter((part) => part !== "")
        .join(" ")
  },
  MemberWelcomed: {
    label: { nl: "nieuw lid verwelkomd", en: "new member welcomed" },
    nl: ({ organisation, representative }, name) =>
      `${name("person", representative)} van ${name("organisation", organisation)} is verwelkomd als nieuw lid.`,
    en: ({ organisation, representative }, name) =>
      `${name("person", representative)} of ${name("organisation", organisation)} was welcomed as a new member.`
  },
  PactSigned: {
    label: { nl: "pact getekend", en: "pact signed" },
    nl: ({ organisation, signed, signedBy }, name) =>
      `${name("organisation", organisation)} heeft het pact getekend (${sayWhen(signed, "nl")}${
        signedBy === undefined ? "" : `, door ${name("person", signedBy)}`
      }).`,
    en: ({ organisation, signed, signedBy }, name) =>
      `${name("organisation", organisation)} signed the pact (${sayWhen(signed, "en")}${
        signedBy === undefined ? "" : `, by ${name("person", signedBy)}`
      }).`
  },
  MemberWithdrawn: {
    label: { nl: "lid uitgetreden", en: "member withdrawn" },
    nl: ({ from, organisation, reason }, name) =>
      `${name("organisation", organisation)} treedt uit per ${sayDay(from, "nl")}${reason ? `: ${reason}` : "."}`,
    en: ({ from, organisation, reason }, name) =>
      `${name("organisation", organisation)} withdraws from ${sayDay(from, "en")}${reason ? `: ${reason}` : "."}`
  },
  RepresentativeDesignated: {
    label: { nl: "vertegenwoordiger aangewezen", en: "representative designated" },
    nl: ({ from, organisation, person, replaces }, name) =>
      `${name("person", person)} vertegenwoordigt ${name("organisation", organisation)} (${sayWhen(from, "nl")})${
        replaces === undefined ? "" : `, in plaats van ${name("person", replaces)}`
      }.`,
    en: ({ from, organisation, person, replaces }, name) =>
      `${name("person", person)} represents ${name("organisation", organisation)} (${sayWhen(from, "en")})${
        replaces === undefined ? "" : `, in place of ${name("person", replaces)}`
      }.`
  }
}
