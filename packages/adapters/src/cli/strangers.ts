/** What a command names that the log has never heard of, and what it may have meant. */
import { alliance, type Command, dayAt, onDay } from "@pactwerk/core"
import { nearOnes } from "../input/near.ts"
import type { Desk } from "./desk.ts"
import type { Alliance } from "./store.ts"

/** A thing that is not in the log, and the known things of its kind that look like it. */
export interface Stranger {
  readonly kind: string
  readonly id: string
  readonly near: ReadonlyArray<string>
}

/** Nothing is wrong with a new id where something new begins; a misspelt one is found by its neighbours. */
export const strangersIn = (desk: Desk, opened: Alliance, command: Command): ReadonlyArray<Stranger> => {
  const today = dayAt(desk.clock())
  const context = { actor: { role: "reader" }, occurred: onDay(today), recordedOn: today, isRecorded: () => true }
  const named = alliance.decide(command, opened.state(), context).events.flatMap((event) => alliance.file(event).tags)
  const known = new Map<string, Set<string>>()
  for (const { tags } of opened.events()) {
    for (const tag of tags) {
      const [kind, id] = partsOf(tag)
      known.set(kind, (known.get(kind) ?? new Set()).add(id))
    }
  }
  return named.map(partsOf).flatMap(([kind, id]) => {
    const ids = known.get(kind) ?? new Set()
    return ids.has(id) ? [] : [{ kind, id, near: nearOnes(id, ids) }]
  })
}

const partsOf = (tag: string): readonly [kind: string, id: string] => {
  const colon = tag.indexOf(":")
  return [tag.slice(0, colon), tag.slice(colon + 1)]
}

/** The strangers in one line, or nothing. */
export const sayStrangers = (strangers: ReadonlyArray<Stranger>, language: "nl" | "en"): string => {
  if (strangers.length === 0) return ""
  const [unknown, meant, or] =
    language === "nl" ? ["niet in het logboek", "bedoelde u", "of"] : ["not in the log", "did you mean", "or"]
  const list = strangers.map(({ id, kind, near }) =>
    near.length === 0 ? `${kind}:${id}` : `${kind}:${id} (${meant} ${near.join(` ${or} `)}?)`
  )
  return `  ${unknown}: ${list.join(", ")}`
}
