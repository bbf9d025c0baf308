/** What is asked and by whom, decoded: every place that is not right is named. */
import { Asking, type Command, Observing } from "@pactwerk/core"
import { Result, Schema } from "effect"
import { readCommand } from "../input/command.ts"
import { type Place, placesOf } from "../input/issues.ts"
import { guessing } from "../input/near.ts"
import { defined, type Given, opened, teller } from "./envelope.ts"
import type { Ordered } from "./grammar.ts"
import { Problem } from "./problem.ts"

const strictly = { onExcessProperty: "error", errors: "all" } as const

/** A command, and who tells it. */
export interface Read<A> {
  readonly command: Command
  readonly told: A
  /** Fields that say nothing here: an ask happens now and is stated. */
  readonly ignored: ReadonlyArray<string>
}

/** The command and whoever asks it. */
export const readAsking = (value: unknown, given: Ordered<"ask"> | Ordered<"check">): Read<Asking> =>
  read(value, given, Asking)

/** The command and whoever saw it happen. */
export const readObserving = (value: unknown, given: Ordered<"observe">): Read<Observing> =>
  read(value, given, Observing)

const read = <A>(value: unknown, given: Given, schema: Schema.Codec<A, unknown>): Read<A> => {
  const told = opened(value)
  if (!("command" in told)) throw notRight(told)
  const { certainty, occurred, source, ...others } = teller(told, given)
  const beside = defined({ certainty, occurred, source })
  const isObserved = given.name === "observe"
  const [command, who] = [
    readCommand(told.command, told.path),
    decoded(schema, isObserved ? { ...others, ...beside } : others)
  ]
  if (Result.isSuccess(command) && Result.isSuccess(who)) {
    return { command: command.success, told: who.success, ignored: isObserved ? [] : Object.keys(beside) }
  }
  throw notRight([...(Result.isFailure(command) ? command.failure : []), ...(Result.isFailure(who) ? who.failure : [])])
}

const when = {
  nl: "verwacht: een dag (2024-02-01), een moment met tijdzone, of { said, earliest?, latest?, precision } (--occurred)",
  en: "expected: a day (2024-02-01), a moment with its offset, or { said, earliest?, latest?, precision } (--occurred)"
}

/** Which option says it, where there is one. */
const optionFor: Readonly<Record<string, string>> = {
  "/actor": "--role",
  "/actor/role": "--role",
  "/actor/person": "--person",
  "/actor/onBehalfOf": "--for",
  "/id": "--id",
  "/source": "--source",
  "/source/document": "--source",
  "/source/section": "--section",
  "/certainty": "--certainty"
}

const decoded = <A>(schema: Schema.Codec<A, unknown>, input: unknown): Result.Result<A, ReadonlyArray<Place>> =>
  Result.mapError(Schema.decodeUnknownResult(schema, strictly)(input), ({ issue }) =>
    placesOf(issue, schema.ast, input).map((place) => {
      if (place.path === "/occurred") return { ...place, said: when }
      const option = optionFor[place.path]
      const hint = option === undefined ? "" : ` (${option})`
      return { ...place, said: { nl: `${place.said.nl}${hint}`, en: `${place.said.en}${hint}` } }
    })
  )

const notRight = (places: ReadonlyArray<Place>): Problem => {
  const line = (language: "nl" | "en", { near, path, said: { en, nl } }: Place) =>
    `  ${path === "" ? "/" : path}  ${guessing({ nl: `${nl}.`, en: `${en}.` }, near)[language]}`
  const lines = (language: "nl" | "en") => places.map((place) => line(language, place)).join("\n")
  return new Problem("input", wrongInput, {
    details: { nl: lines("nl"), en: lines("en") },
    fields: { places: places.map(({ near, path, said }) => ({ path, nl: said.nl, en: said.en, ...defined({ near }) })) }
  })
}

const wrongInput = {
  nl: "De invoer klopt niet. Er is niets vastgelegd.",
  en: "The input is not right. Nothing was recorded."
}
