/** What the core answers when it cannot do what was asked, said for people. */
import { basename } from "node:path"
import { type Conflict, type Day, LogError, type Refused, sayDay } from "@pactwerk/core"
import type { Schema } from "effect"
import { plain } from "../export/document.ts"
import type { Desk, LogPlace } from "./desk.ts"
import { Problem } from "./problem.ts"

/** Why the log could not answer: which file, what happened, what to do. */
export const ofLog = (
  { message, reason }: LogError,
  { named, refusals }: Pick<LogPlace, "named" | "refusals">
): Problem => {
  const { advice, ending, said } = reasons[reason]
  // Two logs are open at once; the message says which of them it is about.
  const [trace, traceNamed] =
    "file" in refusals ? [refusals.file, basename(refusals.file)] : [refusals.alliance, refusals.named]
  const file = message.includes(trace) ? traceNamed : named
  return new Problem(ending, said(file), {
    advice: message.includes("newer version") ? update : advice,
    details: { nl: `Technisch: ${message}`, en: `In technical terms: ${message}` },
    fields: { file, reason, detail: message }
  })
}

const update = { nl: "Werk Pactwerk bij.", en: "Update Pactwerk." }

const reasons = {
  Corrupt: {
    ending: "integrity",
    said: (file: string) => ({
      nl: `Het logboek ${file} is beschadigd, of is er geen van Pactwerk.`,
      en: `The log ${file} is damaged, or is not one of Pactwerk.`
    }),
    advice: {
      nl: "Er is niets veranderd. Zet een goede kopie terug, of kies een ander bestand met --log.",
      en: "Nothing was changed. Restore a good copy, or choose another file with --log."
    }
  },
  ReadOnly: {
    ending: "fault",
    said: (file: string) => ({
      nl: `In ${file} kan niet worden geschreven.`,
      en: `The log ${file} cannot be written.`
    }),
    advice: {
      nl: "Kijk wie er in het bestand en in de map mag schrijven.",
      en: "See who may write in the file and in its folder."
    }
  },
  Encoding: {
    ending: "input",
    said: (file: string) => ({ nl: `Dit kan ${file} niet bewaren.`, en: `The log ${file} cannot keep this.` }),
    advice: {
      nl: "Er is niets vastgelegd. Maak de invoer kleiner of anders.",
      en: "Nothing was recorded. Make the input smaller or different."
    }
  },
  Unavailable: {
    ending: "fault",
    said: (file: string) => ({ nl: `Het logboek ${file} gaf geen antwoord.`, en: `The log ${file} did not answer.` }),
    advice: {
      nl: "Vraag het opnieuw, met hetzelfde --id: dan wordt niets dubbel vastgelegd.",
      en: "Ask again with the same --id: then nothing is recorded twice."
    }
  }
} as const satisfies Record<LogError["reason"], object>

/** Why an asking failed. */
export const ofFault = (fault: Conflict | LogError | Schema.SchemaError, log: LogPlace): Problem => {
  if (fault._tag === "LogError") return ofLog(fault, log)
  if (fault._tag === "SchemaError") {
    return new Problem("input", {
      nl: `De invoer klopt niet: ${fault.message}`,
      en: `The input is not right: ${fault.message}`
    })
  }
  return new Problem(
    "conflict",
    { nl: "Een ander legde steeds net iets eerder iets vast.", en: "Others kept recording something just before." },
    {
      fields: { at: fault.at },
      advice: { nl: "Er is niets vastgelegd. Vraag het opnieuw.", en: "Nothing was recorded. Ask again." }
    }
  )
}

/** Anything else that was thrown: without a trace, for it is a mistake of ours. */
export const ofUnknown = (cause: unknown, log: LogPlace): Problem => {
  if (cause instanceof Problem) return cause
  if (cause instanceof LogError) return ofLog(cause, log)
  const message = cause instanceof Error ? cause.message : String(cause)
  return new Problem("fault", { nl: `Er ging iets mis: ${message}`, en: `Something went wrong: ${message}` })
}

const yesOrNo = { true: { nl: "ja", en: "yes" }, false: { nl: "nee", en: "no" } } as const
const nothing = { nl: "niet bekend", en: "not known" } as const

/** The facts that were looked at, for people: a day in words, a yes or a no. */
export const sayFacts = (facts: Refused["facts"], { language }: Desk["speech"]): string =>
  Object.entries(facts)
    .map(([name, fact]) => {
      if (fact === undefined) return `${name}: ${nothing[language]}`
      if (typeof fact === "boolean") return `${name}: ${yesOrNo[`${fact}`][language]}`
      return `${name}: ${typeof fact === "string" && isDay(fact) ? sayDay(fact, language) : plain(String(fact))}`
    })
    .join("; ")

const isDay = (fact: string): fact is Day => /^\d{4}-\d{2}-\d{2}$/.test(fact)
