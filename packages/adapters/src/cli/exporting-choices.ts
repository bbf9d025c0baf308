/** What was chosen of an export, as its form wants it; or what is wrong with it, and what would be right. */
import type { Tagged, View } from "@pactwerk/core"
import { guessing, nearest } from "../input/near.ts"
import type { Chosen } from "./exporting-making.ts"
import { flags, instances } from "./exporting-words.ts"
import { Problem } from "./problem.ts"

/** What must be chosen. Throws where it was not, with an instance of it. */
export const must = (chosen: Chosen, choice: keyof typeof instances): string => {
  const value = chosen[choice]
  if (value !== undefined) return value
  const flag = flags[choice]
  throw new Problem(
    "usage",
    { nl: `\`${flag}\` ontbreekt.`, en: `\`${flag}\` is missing.` },
    { advice: suchAs(choice), fields: { option: flag } }
  )
}

const suchAs = (choice: keyof typeof instances) => {
  const typed = `${flags[choice]} ${instances[choice]}`
  return { nl: `Geef bijvoorbeeld: ${typed}`, en: `Give for instance: ${typed}` }
}

const wrong = (chosen: Chosen, choice: keyof typeof instances): Problem => {
  const flag = flags[choice]
  const found = chosen[choice] ?? ""
  return new Problem(
    "usage",
    { nl: `Dit kan niet bij \`${flag}\`: ${found}.`, en: `This cannot stand at \`${flag}\`: ${found}.` },
    { advice: suchAs(choice), fields: { option: flag, found } }
  )
}

const unknown = (found: string, known: ReadonlyArray<string>, what: { readonly nl: string; readonly en: string }) => {
  const list = [...known].sort().join(", ")
  return new Problem(
    "usage",
    guessing({ nl: `${what.nl} ${found}.`, en: `${what.en} ${found}.` }, nearest(found, known)),
    {
      fields: { found, known },
      advice: { nl: `Er zijn: ${list}.`, en: `There are: ${list}.` }
    }
  )
}

/** The kind of thing that is a case. Throws where no event names such a thing. */
export const caseIn = async (chosen: Chosen): Promise<string> => {
  const found = must(chosen, "case")
  const { kinds } = await import("./exporting-kinds.ts")
  if (kinds.includes(found)) return found
  throw unknown(found, kinds, { nl: "Er is geen soort ding", en: "There is no kind of thing" })
}

const noTable = { nl: "Er is geen tabel", en: "There is no table" }

/** The view of this name, as a table. Throws where there is none. */
export const tableIn = async (table: string): Promise<View<unknown, Tagged>> => {
  const { viewNamed } = await import("./views.ts")
  try {
    return viewNamed(table, tables)
  } catch (cause) {
    const known = cause instanceof Problem ? cause.fields.known : undefined
    throw Array.isArray(known) ? unknown(table, known.map(String), noTable) : cause
  }
}

const tables = ["events", "relations"] as const

/** The table of these two that was chosen: the only ones that Parquet has. */
export const tableOfParquet = (table = "events"): (typeof tables)[number] => {
  const found = tables.find((one) => one === table)
  if (found === undefined) throw unknown(table, tables, noTable)
  return found
}

/** Who runs the alliance, as the profile writes it. */
export const sourceIn = async (chosen: Chosen): Promise<string> => {
  const source = must(chosen, "source")
  const { isSource } = await import("../export/cloudevents/judge.ts")
  if (!isSource(source)) throw wrong(chosen, "source")
  return source
}

/** Where everything of Open Raadsinformatie is found. */
export const baseIn = (chosen: Chosen): string => {
  const base = must(chosen, "base")
  if (!/^https?:\/\/\S+\/$/.test(base)) throw wrong(chosen, "base")
  return base
}

/** The municipality whose information it is. */
export const municipalityIn = (chosen: Chosen): { readonly gemeente: string; readonly naam: string } => {
  const gemeente = must(chosen, "municipality")
  if (!/^gm\d{4}$/.test(gemeente)) throw wrong(chosen, "municipality")
  return { gemeente, naam: must(chosen, "municipalityName") }
}

/** The form of this name, where there is one. Throws where there is none, with the nearest. */
export const formatIn = <Name extends string>(found: string, names: ReadonlyArray<Name>): Name => {
  const name = names.find((one) => one === found)
  if (name === undefined) throw unknown(found, names, { nl: "Er is geen formaat", en: "There is no format" })
  return name
}

/** Throws where something was chosen that this form does not have. */
export const mustBelong = (
  name: string,
  chosen: Chosen,
  has: ReadonlyArray<string>,
  whose: (choice: string) => ReadonlyArray<string>
): void => {
  for (const [choice, flag] of Object.entries(flags)) {
    if (!Object.entries(chosen).some(([key, value]) => key === choice && value !== undefined) || has.includes(choice))
      continue
    const others = whose(choice).join(", ")
    throw new Problem(
      "usage",
      { nl: `\`${flag}\` hoort niet bij ${name}.`, en: `\`${flag}\` does not belong to ${name}.` },
      {
        advice: { nl: `Het hoort bij: ${others}.`, en: `It belongs to: ${others}.` },
        fields: { option: flag, format: name }
      }
    )
  }
}
