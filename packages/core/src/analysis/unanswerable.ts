/** Questions that cannot be answered as they were put, and the nearest one that can. */
import { Schema } from "effect"
import type { Language } from "../kernel/wording.ts"

const what = ["view", "path", "day", "position", "predicate", "event", "rule", "policy", "patch"] as const

/** What was asked for is not there, or cannot be read: what it was, and the nearest valid choice where one is near. */
export class Unanswerable extends Schema.TaggedError<Unanswerable>()("Unanswerable", {
  what: Schema.Literals(what),
  given: Schema.String,
  nearest: Schema.optionalKey(Schema.String)
}) {
  override get message() {
    const advice = this.nearest === undefined ? "" : `: did you mean \`${this.nearest}\``
    return `no ${this.what} \`${this.given}\`${advice}`
  }
}

/** The error for something that was given, with the nearest valid choice where one is near. */
export const unanswerable = (
  what: Unanswerable["what"],
  given: string | number,
  nearest?: string | undefined
): Unanswerable => new Unanswerable({ what, given: String(given), ...(nearest === undefined ? {} : { nearest }) })

const sentences: Record<Language, Record<Unanswerable["what"], (given: string) => string>> = {
  nl: {
    view: (given) => `Er is geen beeld ${given}.`,
    path: (given) => `Op de plaats ${given} staat niets.`,
    day: (given) => `Dit is geen dag of moment: ${given}.`,
    position: (given) => `Dit is geen plaats in het logboek: ${given}.`,
    predicate: (given) => `Dit is niet als bewering te lezen: ${given}.`,
    event: (given) => `Er is geen gebeurtenis ${given}.`,
    rule: (given) => `Er is geen regel ${given}.`,
    policy: (given) => `Er is geen afspraak ${given}.`,
    patch: (given) => `Deze wijziging kan niet worden toegepast: ${given}.`
  },
  en: {
    view: (given) => `There is no view ${given}.`,
    path: (given) => `There is nothing at ${given}.`,
    day: (given) => `This is not a day or a moment: ${given}.`,
    position: (given) => `This is not a place in the log: ${given}.`,
    predicate: (given) => `This cannot be read as a claim: ${given}.`,
    event: (given) => `There is no event ${given}.`,
    rule: (given) => `There is no rule ${given}.`,
    policy: (given) => `There is no policy ${given}.`,
    patch: (given) => `This change cannot be applied: ${given}.`
  }
}
const meant: Record<Language, (near: string) => string> = {
  nl: (near) => `Bedoelde u ${near}?`,
  en: (near) => `Did you mean ${near}?`
}

/**
 * The error as a sentence, and the question whether the nearest choice was meant.
 *
 * @example
 * sayUnanswerable(unanswerable("view", "registr", "register"), "en")
 * // "There is no view registr. Did you mean register?"
 */
export const sayUnanswerable = ({ given, nearest, what }: Unanswerable, language: Language): string =>
  [sentences[language][what](given), ...(nearest === undefined ? [] : [meant[language](nearest)])].join(" ")
