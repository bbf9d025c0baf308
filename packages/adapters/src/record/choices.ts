/** The words a value can be, and the kinds of things that a value can name. */
import type { Vocabulary, Word } from "./words.ts"

/** The few words that some values are picked from. */
export const choices = {
  entitled: { members: ["leden", "members"], signatories: ["ondertekenaars", "signatories"] },
  how: {
    withdrawn: ["ingetrokken", "withdrawn"],
    amended: ["aangepast", "amended"],
    ruledOut: ["terzijde gelegd", "ruled out"]
  },
  about: {
    pact: ["pact", "pact"],
    programme: ["programma", "programme"],
    initiatives: ["initiatieven", "initiatives"],
    mandate: ["bewonersopdracht", "mandate"]
  },
  followUp: {
    appointment: ["afspraak", "appointment"],
    action: ["actie", "action"],
    expectation: ["verwachting", "expectation"]
  },
  truth: { yes: ["ja", "yes", "true", "waar"], no: ["nee", "no", "false", "onwaar"] }
} as const satisfies Readonly<Record<string, Vocabulary>>

/** The kinds of things that can be meant, as they are written before a colon: `programma:uitvoeringsprogramma`. */
export const kinds: Readonly<Record<string, Word>> = {
  programme: ["programma", "programme"],
  version: ["versie", "version"],
  advice: ["advies", "advice"],
  coalition: ["coalitie", "coalition"],
  initiative: ["initiatief", "initiative"],
  mandate: ["bewonersopdracht", "mandate"],
  framework: ["afwegingskader", "framework"],
  organisation: ["organisatie", "organisation"],
  body: ["orgaan", "body"],
  post: ["functie", "post"],
  neighbourhood: ["buurt", "neighbourhood"],
  vacancy: ["vacature", "vacancy"],
  minutes: ["verslag", "minutes"],
  meeting: ["vergadering", "meeting"],
  pact: ["pact", "pact"],
  person: ["persoon", "person"],
  goal: ["doel", "goal"]
}
