/// <reference lib="dom" />
/** What could not be sent yet: kept in this browser in order, for one seat, until it is recorded or thrown away. */
import type { Broken } from "@pactwerk/core"
import { Result, Schema } from "effect"

const Kept = Schema.Struct({
  /** The same id at every sending: nothing is recorded twice. */
  id: Schema.String,
  command: Schema.Record(Schema.String, Schema.Json),
  title: Schema.String,
  /** What was filled in, line by line. */
  said: Schema.Array(Schema.String),
  /** The rules that stood against it when it was sent; nothing while it waits. */
  refused: Schema.optionalKey(
    Schema.Array(Schema.Struct({ rule: Schema.String, nl: Schema.String, en: Schema.String }))
  )
})
export type Kept = typeof Kept.Type

const decode = Schema.decodeUnknownResult(Schema.fromJsonString(Schema.Array(Kept)))
const prefix = "kept "
const listeners = new Set<() => void>()

/** The list of this seat as it is kept: text, so that it is the same until it changes. */
export const keptText = (seat: string): string => {
  try {
    return localStorage.getItem(`${prefix}${seat}`) ?? "[]"
  } catch {
    return "[]"
  }
}

/** What a text holds; nothing where it is not a list of what is kept. */
export const readKept = (text: string): ReadonlyArray<Kept> => Result.getOrElse(decode(text), () => [])

/** Changes the list of this seat; whether this browser keeps it. What another tab kept meanwhile stays. */
export const changeKept = (seat: string, change: (list: ReadonlyArray<Kept>) => ReadonlyArray<Kept>): boolean => {
  const next = change(readKept(keptText(seat)))
  try {
    if (next.length === 0) localStorage.removeItem(`${prefix}${seat}`)
    else localStorage.setItem(`${prefix}${seat}`, JSON.stringify(next))
    return true
  } catch {
    return false
  } finally {
    for (const listener of [...listeners]) listener()
  }
}

/** Throws away what is kept, of every seat: whoever signs out leaves nothing behind. */
export const forgetKept = (): void => {
  const keys = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index))
  for (const key of keys) if (key?.startsWith(prefix)) localStorage.removeItem(key)
  for (const listener of [...listeners]) listener()
}

/** Hears of every change, in this tab and in others. */
export const subscribeKept = (listener: () => void): (() => void) => {
  listeners.add(listener)
  addEventListener("storage", listener)
  return () => {
    listeners.delete(listener)
    removeEventListener("storage", listener)
  }
}

/** What came of sending one: it is recorded, rules stand against it, or there was no answer. */
export type Sent =
  | { readonly is: "recorded" | "unanswered" }
  | { readonly is: "refused"; readonly broken: ReadonlyArray<Pick<Broken, "rule" | "nl" | "en">> }

/**
 * Sends what waits, the oldest first, and stops where there is no answer. Only one tab sends at a time; where the
 * browser cannot promise that, the id of each still lets it be recorded once.
 */
export const sendKept = async (seat: string, send: (kept: Kept) => Promise<Sent>): Promise<void> => {
  const all = async () => {
    for (;;) {
      const next = readKept(keptText(seat)).find(({ refused }) => refused === undefined)
      if (next === undefined) return
      const sent = await send(next)
      if (sent.is === "unanswered") return
      const stays = changeKept(seat, (list) =>
        list.flatMap((one): ReadonlyArray<Kept> => {
          if (one.id !== next.id) return [one]
          return sent.is === "refused"
            ? [{ ...one, refused: sent.broken.map(({ en, nl, rule }) => ({ rule, nl, en })) }]
            : []
        })
      )
      // Of a browser that keeps no change the same would be sent for ever.
      if (!stays) return
    }
  }
  await ("locks" in navigator ? navigator.locks.request(`${prefix}${seat}`, all) : all())
}
