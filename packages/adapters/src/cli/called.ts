/** What ids are called: things by their names, events by their number and kind, reactions by their sentence. */
import { type Analysis, everything, type Language, reactions, Views } from "@pactwerk/core"
import { idsNamed } from "../input/called.ts"
import type { Alliance } from "./store.ts"
import { shortly } from "./tell.ts"

/** What a name in an answer is called; nothing where two things have the same id, or none has it. */
export const namesIn = (opened: Alliance, language: Language): Analysis.NameOf => {
  const found = idsNamed(opened.project(Views.names), language)
  for (const { id, ...sentence } of reactions) found.set(id, sentence[language])
  const events = new Map<string, () => string>()
  const say = shortly(opened, language)
  for (const recorded of opened.events(everything)) events.set(recorded.id, () => say(recorded))
  return (name) => found.get(name) ?? events.get(name)?.()
}
