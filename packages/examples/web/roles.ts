/** Who can sign in to the demo. Their tokens are made anew at every start, and are good for this machine only. */
import type { Actor, Level, Wording } from "@pactwerk/core"
import { mayor } from "../woensel-zuid/people.ts"
import { noor, tarik, twelfthMan } from "../woensel-zuid/spring-2024-people.ts"

export interface DemoRole {
  readonly name: string
  readonly called: Wording
  readonly actor: Actor
  readonly level: Level
}

export const demoRoles: ReadonlyArray<DemoRole> = [
  {
    name: "secretary",
    called: { nl: "Secretaris", en: "Secretary" },
    actor: { role: "secretary" },
    level: "internal"
  },
  {
    name: "chair",
    called: { nl: "Voorzitter", en: "Chair" },
    actor: { person: mayor, role: "chair" },
    level: "internal"
  },
  {
    name: "partner",
    called: {
      nl: "Partner: Tarik Aydemir, Sportclub De Twaalfde Man (verzonnen)",
      en: "Partner: Tarik Aydemir, Sportclub De Twaalfde Man (made up)"
    },
    actor: { person: tarik, role: "representative", onBehalfOf: twelfthMan },
    level: "partners"
  },
  {
    name: "resident",
    called: { nl: "Bewoner: Noor (verzonnen)", en: "Resident: Noor (made up)" },
    actor: { person: noor, role: "resident" },
    level: "public"
  }
]
