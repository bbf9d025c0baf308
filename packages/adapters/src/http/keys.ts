/** The key that somebody gives an asking, so that it can be sent again. */
import { createHash } from "node:crypto"
import type { Command } from "@pactwerk/core"
import { HttpProblem } from "./problem.ts"

/** What was asked under the keys of late. */
export interface Keys {
  /**
   * The id of the command that is asked under this key; nothing where there is no key. It is of whoever asks, so that two
   * people can use the same key, and tells nothing of either. Throws where the key was used for something else.
   */
  readonly idFor: (header: string | undefined, subject: string, command: Command) => { readonly id?: string }
}

const mostKeys = 10_000

const sumOf = (text: string): string => createHash("sha256").update(text).digest("hex")

/** Remembers the sum of what was asked under each key, for as long as the server runs. */
export const makeKeys = (): Keys => {
  const askedUnder = new Map<string, string>()
  return {
    idFor: (header, subject, command) => {
      if (header === undefined) return {}
      const [, quoted] = /^"(.*)"$/.exec(header) ?? []
      const key = quoted ?? header
      if (!/^[\x20-\x7e]{1,200}$/.test(key)) throw new HttpProblem("malformed", { detail: noKey })
      const id = `http/${sumOf(JSON.stringify([subject, key])).slice(0, 40)}`
      const sum = sumOf(JSON.stringify(command))
      if ((askedUnder.get(id) ?? sum) !== sum) throw keyReused()
      askedUnder.delete(id)
      askedUnder.set(id, sum)
      const [oldest] = askedUnder.keys()
      if (askedUnder.size > mostKeys && oldest !== undefined) askedUnder.delete(oldest)
      return { id }
    }
  }
}

/** The end of an asking under a key of another. */
export const keyReused = (): HttpProblem =>
  new HttpProblem("key-reused", {
    detail: { nl: "Er is niets vastgelegd.", en: "Nothing was recorded." },
    advice: { nl: "Geef elke nieuwe vraag een nieuwe sleutel.", en: "Give every new asking a new key." }
  })

const noKey = {
  nl: "Idempotency-Key is een tekst van 1 tot 200 gewone tekens.",
  en: "Idempotency-Key is a text of 1 to 200 plain characters."
}
