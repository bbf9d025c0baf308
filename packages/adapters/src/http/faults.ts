/** What the core could not do, as the end of a request: nothing of how it is made comes out. */
import { Conflict, LogError, type Wording } from "@pactwerk/core"
import { Schema } from "effect"
import { AboveLevel } from "../export/extract.ts"
import { HttpProblem } from "./problem.ts"

/** After so many seconds it makes sense to ask again. */
const later = { "Retry-After": "5" }

const again: Wording = {
  nl: "Vraag het straks opnieuw, met dezelfde Idempotency-Key: dan wordt niets dubbel vastgelegd.",
  en: "Ask again later with the same Idempotency-Key: then nothing is recorded twice."
}

const ofLog = ({ reason }: LogError): HttpProblem => {
  switch (reason) {
    case "Unavailable":
      return new HttpProblem("unavailable", { advice: again, headers: later })
    case "ReadOnly":
      return new HttpProblem("unavailable", { detail: readOnly, headers: later })
    case "Encoding":
      return new HttpProblem("malformed", { detail: unkeepable })
    case "Corrupt":
      return new HttpProblem("fault", { detail: damaged })
  }
}

const readOnly: Wording = {
  nl: "In het logboek kan nu niet worden geschreven. Er is niets vastgelegd.",
  en: "The log cannot be written now. Nothing was recorded."
}
const unkeepable: Wording = {
  nl: "Dit kan het logboek niet bewaren. Er is niets vastgelegd.",
  en: "The log cannot keep this. Nothing was recorded."
}
const damaged: Wording = {
  nl: "Het logboek is beschadigd. Wie het beheert, kan het nakijken.",
  en: "The log is damaged. Whoever keeps it can look into it."
}
const overtaken: Wording = {
  nl: "Anderen legden steeds net iets eerder iets vast. Er is niets vastgelegd.",
  en: "Others kept recording something just before. Nothing was recorded."
}
const askAgain: Wording = {
  nl: "Kijk of de vraag nog past bij wat er nu staat, en vraag het opnieuw.",
  en: "See whether the asking still fits what stands there now, and ask again."
}

/** Anything that was thrown, as the end of a request. What nobody expected is a mistake of ours, of which nothing is said. */
export const asProblem = (cause: unknown): HttpProblem => {
  if (cause instanceof HttpProblem) return cause
  if (cause instanceof LogError) return ofLog(cause)
  if (cause instanceof Conflict) return new HttpProblem("overtaken", { detail: overtaken, advice: askAgain })
  if (cause instanceof AboveLevel) return new HttpProblem("not-allowed", { fields: { level: cause.level } })
  // What was asked is read before; this is what the core would not take of it.
  if (Schema.isSchemaError(cause)) return new HttpProblem("malformed", { detail: unkeepable })
  return new HttpProblem("fault")
}
