/** What places and values in answers are called, in both languages; by their own name where nobody named them. */
import { alliance, type Language, Meetings } from "@pactwerk/core"
import { placesAToI } from "./places-a-i.ts"
import { placesIToZ } from "./places-i-z.ts"
import { values } from "./values.ts"

type Pair = readonly [nl: string, en: string]

/** Fields come before values: a place holds more of them. */
const called = new Map<string, Pair>(Object.entries<Pair>({ ...values, ...placesAToI, ...placesIToZ }))
const kindsOfTalk: Readonly<Record<string, Record<Language, string> | undefined>> = Meetings.statements

/** What a field of an answer, a value in it or a kind of event is called. */
export const nameOfPlace = (name: string, language: Language): string | undefined => {
  const pair = called.get(name)
  if (pair !== undefined) return pair[language === "nl" ? 0 : 1]
  const said = alliance.words.get(name)
  if (said !== undefined && "label" in said) return said.label[language]
  return Object.hasOwn(kindsOfTalk, name) ? kindsOfTalk[name]?.[language] : undefined
}
