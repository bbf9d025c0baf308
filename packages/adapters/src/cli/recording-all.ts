/** What was read of meetings is recorded whole, or not at all; and said, line by line. */
import { alliance, isImpossible, Views } from "@pactwerk/core"
import { type Located, located, type Read, type Problem as Slip, summarise } from "../record/index.ts"
import type { Desk } from "./desk.ts"
import { ofFault } from "./faults.ts"
import { notice } from "./noticing.ts"
import { Problem } from "./problem.ts"
import { refusedAsJson } from "./refusals.ts"
import type { Reply } from "./reply.ts"
import type { Alliance } from "./store.ts"

/** From which file it is, whether breaches are recorded beside it, and whether it is only tried. */
interface Recording {
  readonly file: string
  readonly observed: boolean
  readonly dryRun: boolean
}

/**
 * Records what was read, all at once.
 *
 * @throws {Problem} where it cannot be read, or a rule stops it: then nothing is recorded, and every place is named.
 */
export const recordAll = async (
  desk: Desk,
  opened: Alliance,
  read: Read,
  { dryRun, file, observed }: Recording
): Promise<Reply> => {
  const { language } = desk.speech
  if ("problems" in read) throw malformed(file, read.problems)
  const naming = Views.naming(opened.project(Views.names), language)
  const lines = summarise(read.observations, alliance.words, naming, language)
  notice(
    desk,
    opened,
    read.observations.map(({ command }) => command)
  )
  const told = { commands: read.observations.length, observed }
  if (dryRun) {
    const stopped = rehearsed(opened, read, observed)
    if (stopped.length > 0) throw refused(file, stopped)
    return {
      position: desk.position,
      json: { ...told, events: [] },
      text: () => `${lines.join("\n")}\n`,
      talk: ({ say }) => `${say(nothingYet)}\n`
    }
  }
  const answer = await opened.observeAll(read.observations, { enforced: !observed })
  if (answer._tag === "Failed") throw ofFault(answer.fault, desk.log)
  if (answer._tag === "Refused") throw refused(file, located(answer.stopped, read))
  desk.position = opened.standing().head
  const { events, repeats } = answer
  const breaches = events.filter(({ type }) => type === "RuleBreachObserved").length
  return {
    position: desk.position,
    json: { ...told, repeats, events },
    text: () => (events.length === 0 ? "" : `${lines.join("\n")}\n`),
    talk: ({ say }) => `${say(recorded(events.length, repeats))}\n${breaches === 0 ? "" : `${say(broke(breaches))}\n`}`
  }
}

/** What would stop it, without recording anything; what was recorded before is passed over. */
const rehearsed = (opened: Alliance, read: Read, observed: boolean): ReadonlyArray<Located> => {
  if (!("observations" in read)) return []
  const before = new Set(opened.kept().map(({ command }) => command.id))
  const news = read.observations.filter(({ observing }) => !before.has(observing.id))
  const stopped = opened
    .rehearse(news)
    .filter(({ refused }) => refused !== undefined && (!observed || isImpossible(refused)))
  return located(stopped, read)
}

const nothingYet = {
  nl: "Zo kan het worden vastgelegd. Er is nog niets vastgelegd.",
  en: "It can be recorded so. Nothing was recorded yet."
}

const recorded = (events: number, repeats: number) =>
  events === 0
    ? { nl: "Dit was al vastgelegd. Er is niets bijgekomen.", en: "This was recorded already. Nothing was added." }
    : {
        nl: `Vastgelegd: ${events} gebeurtenissen${repeats === 0 ? "" : `; al eerder vastgelegd: ${repeats}`}.`,
        en: `Recorded: ${events} events${repeats === 0 ? "" : `; recorded before: ${repeats}`}.`
      }

const broke = (breaches: number) => ({
  nl: `Niet volgens de regels ging het ${breaches} keer; dat staat ernaast. Wat precies, zegt: pactwerk doorlichting`,
  en: `Rules did not hold ${breaches} times; that stands beside it. What exactly is told by: pactwerk audit`
})

const malformed = (file: string, slips: ReadonlyArray<Slip>): Problem => {
  const list = (language: "nl" | "en") =>
    slips.map((slip) => `  ${file}:${slip.line}:${slip.column}  ${slip[language]}`).join("\n")
  return new Problem(
    "input",
    {
      nl: `In het bestand klopt iets niet, op ${slips.length} ${slips.length === 1 ? "plek" : "plekken"}. Er is niets vastgelegd.`,
      en: `Something in the file is not right, in ${slips.length} ${slips.length === 1 ? "place" : "places"}. Nothing was recorded.`
    },
    { details: { nl: list("nl"), en: list("en") }, fields: { file, places: slips } }
  )
}

const refused = (file: string, stopped: ReadonlyArray<Located>): Problem => {
  const list = (language: "nl" | "en") =>
    stopped
      .flatMap(({ broken, column, line, path }) => [
        `  ${file}:${line}:${column}  ${path}`,
        ...broken.map((rule) => `    ${rule.id}: ${rule[language]}`)
      ])
      .join("\n")
  return new Problem(
    "refused",
    {
      nl: "Spelregels houden dit tegen. Er is niets vastgelegd.",
      en: "Rules stand against this. Nothing was recorded."
    },
    {
      details: { nl: list("nl"), en: list("en") },
      fields: {
        file,
        stopped: stopped.map(({ column, line, path, refused }) => ({ line, column, path, ...refusedAsJson(refused) }))
      },
      // What cannot have happened is not recorded as observed either.
      advice: stopped.some(({ refused }) => isImpossible(refused)) ? undefined : withBreaches
    }
  )
}

const withBreaches = {
  nl: "Is het toch zo gegaan? Met --observed komt elke regelbreuk ernaast te staan.",
  en: "Did it happen all the same? With --observed each breach is recorded beside it."
}
