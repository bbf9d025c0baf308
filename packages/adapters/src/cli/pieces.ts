/** The pieces of what can be typed: options, arguments and commands, each explained in one language. */
import { optional, withDefault } from "@optique/core/modifiers"
import type { Parser } from "@optique/core/parser"
import { argument, command, flag, option } from "@optique/core/primitives"
import type { OptionName } from "@optique/core/usage"
import type { ValueParser } from "@optique/core/valueparser"
import type { Language, Wording } from "@pactwerk/core"
import { said } from "./values.ts"
import { type CommandName, commands } from "./words.ts"

const misuse = {
  twice: { nl: "staat er twee keer.", en: "is given twice." },
  noValue: { nl: "heeft geen waarde.", en: "takes no value." },
  needsValue: { nl: "wil een waarde.", en: "needs a value." },
  missing: { nl: "ontbreekt.", en: "is missing." }
} as const satisfies Record<string, Wording>

/** Makers of pieces. */
export const pieces = (language: Language) => {
  const about = (wording: Wording) => ({ description: said(wording[language]) })
  const complaint = (name: string, wording: Wording) => said(`\`${name}\` ${wording[language]}`)
  const flagged = (name: OptionName, wording: Wording) => {
    const errors = { duplicate: complaint(name, misuse.twice), unexpectedValue: complaint(name, misuse.noValue) }
    return withDefault(flag(name, { ...about(wording), errors }), false)
  }
  const valued = <T>(
    names: readonly [OptionName, ...ReadonlyArray<OptionName>],
    of: ValueParser<"sync", T>,
    wording: Wording
  ) => {
    const [first, ...others] = names
    const errors = { duplicate: complaint(first, misuse.twice), endOfInput: complaint(first, misuse.needsValue) }
    return option(first, ...others, of, { ...about(wording), errors })
  }
  const perhaps = <T>(name: OptionName, of: ValueParser<"sync", T>, wording: Wording) =>
    optional(valued([name], of, wording))
  const needed = (metavar: string, of: ValueParser<"sync", string>, wording: Wording) =>
    argument(of, { ...about(wording), errors: { endOfInput: complaint(metavar, misuse.missing) } })
  const named = <T, State>(name: CommandName, parser: Parser<"sync", T, State>) =>
    command(name, parser, {
      aliases: [commands[name].alias],
      brief: said(commands[name][language]),
      ...about(commands[name])
    })

  return { about, flagged, named, needed, perhaps, valued }
}
