/** How a log is told on a screen: by the words of its rooms and the names of now, in one language. */
import {
  type AllWords,
  type AnyEvent,
  alliance,
  type Guarding,
  type Language,
  type LogError,
  type Naming,
  type Recorded,
  type Tagged,
  Views
} from "@pactwerk/core"
import type { Result, Schema } from "effect"
import { useMemo } from "react"
import type { Phrase } from "../../export/document.ts"
import { blockOf, capital, labelOf, lineOf } from "../../export/talk.ts"
import { idsNamed } from "../../input/called.ts"
import { useView } from "../reads.ts"

/** What the parts need to know of an alliance: what `compose` gives. */
export interface Rooms {
  readonly commands: ReadonlyMap<string, Schema.Top>
  readonly words: AllWords
  readonly rules: ReadonlyMap<string, Guarding>
  readonly understand: (recorded: Recorded) => Result.Result<AnyEvent, LogError>
  readonly readCommand: (input: unknown) => Result.Result<Tagged, Schema.SchemaError>
}

export interface Telling {
  readonly language: Language
  readonly rooms: Rooms
  readonly names: Views.Names
  readonly naming: Naming
  /** What a name in an answer is called; nothing where it is called by itself. */
  readonly nameOf: (name: string) => string | undefined
  /** The name of the kind of event, and what it says. */
  readonly tell: (recorded: Recorded) => { readonly label: string; readonly phrases: ReadonlyArray<Phrase> }
}

/** What is said in which language; of which rooms, where they are not those of this alliance. */
export interface Spoken {
  readonly language?: Language
  readonly rooms?: Rooms
}

/**
 * How a log is told, from the names that its events gave.
 *
 * @example
 * tellingOf(session.project(Views.names), { language: "en" }).tell(session.events()[0]).label
 */
export const tellingOf = (names: Views.Names, { language = "nl", rooms = alliance }: Spoken = {}): Telling => {
  const naming = Views.naming(names, language)
  const saying = { language, words: rooms.words, naming }
  const called = idsNamed(names, language)
  return {
    ...{ language, rooms, names, naming },
    nameOf: (name) => called.get(name),
    tell: (recorded) => {
      const block = blockOf(recorded, rooms.understand)
      return { label: capital(labelOf(block, saying)), phrases: lineOf(block, saying).phrases }
    }
  }
}

/**
 * How the log of the session above is told. Names are those of now, also where one looks at the past.
 *
 * @example
 * const First = () => createElement("p", null, useTelling().tell(useEvents()[0]).label)
 */
export const useTelling = ({ language, rooms }: Spoken = {}): Telling => {
  const names = useView(Views.names, { at: "now" })
  return useMemo(
    () => tellingOf(names, { ...(language && { language }), ...(rooms && { rooms }) }),
    [names, language, rooms]
  )
}
