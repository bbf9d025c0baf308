/** Why a server gave no answer, in words for whoever waits for it. */
import type { Wording } from "@pactwerk/core"

/** What went wrong, and whether asking again can help. */
export type FaultReason =
  | "unreachable"
  | "unknownToken"
  | "notAllowed"
  | "malformed"
  | "notThere"
  | "overtaken"
  | "idReused"
  | "tooLarge"
  | "tooMany"
  | "unavailable"
  | "unreadable"

const words: Readonly<Record<FaultReason, Wording>> = {
  unreachable: {
    nl: "De server is niet bereikbaar. Probeer het straks opnieuw.",
    en: "The server cannot be reached. Try again later."
  },
  unknownToken: {
    nl: "U bent niet meer aangemeld. Meld u opnieuw aan.",
    en: "You are not signed in any more. Sign in again."
  },
  notAllowed: { nl: "U mag dit niet vragen.", en: "You may not ask this." },
  malformed: { nl: "De server begrijpt de vraag niet.", en: "The server does not understand the request." },
  notThere: { nl: "Dat is er niet op de server.", en: "The server has no such thing." },
  overtaken: {
    nl: "Iemand was u voor. Kijk wat er veranderde, en vraag het opnieuw.",
    en: "Somebody was before you. See what changed, and ask again."
  },
  idReused: {
    nl: "Onder dit nummer is al iets anders gevraagd. Vraag het opnieuw, met een nieuw nummer.",
    en: "Something else was asked under this id. Ask again, under a new one."
  },
  tooLarge: { nl: "Dit is te groot om te versturen.", en: "This is too large to send." },
  tooMany: {
    nl: "Dit zijn te veel vragen achter elkaar. Wacht even.",
    en: "These are too many requests in a row. Wait a moment."
  },
  unavailable: {
    nl: "Het logboek is nu niet bereikbaar. Probeer het straks opnieuw.",
    en: "The log cannot be reached now. Try again later."
  },
  unreadable: { nl: "Het antwoord van de server is niet te lezen.", en: "The answer of the server cannot be read." }
}

const byStatus: Readonly<Record<number, FaultReason>> = {
  400: "malformed",
  401: "unknownToken",
  403: "notAllowed",
  404: "notThere",
  409: "overtaken",
  413: "tooLarge",
  429: "tooMany"
}

/** A server that gave no answer. A refusal by a rule is an answer, and never this. */
export class RemoteFault extends Error {
  override readonly name = "RemoteFault"
  readonly reason: FaultReason

  constructor(reason: FaultReason, options?: { readonly cause?: unknown }) {
    super(words[reason].en, options)
    this.reason = reason
  }

  /** Its sentence, for people. */
  get said(): Wording {
    return words[this.reason]
  }
}

/** What an answer with this status says. */
export const faultOf = (status: number): RemoteFault => new RemoteFault(byStatus[status] ?? "unavailable")

/** Whether it may pass by itself. */
export const mayPass = (fault: unknown): boolean =>
  fault instanceof RemoteFault && ["unreachable", "unavailable", "tooMany", "notThere"].includes(fault.reason)
