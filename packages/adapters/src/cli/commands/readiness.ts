/** `readiness`: what still blocks the adoption of each programme, with the rule and the events it rests on. */
import { type Day, type EventId, ProgrammeId, Views } from "@pactwerk/core"
import { Schema } from "effect"
import { plain } from "../../export/document.ts"
import { marks } from "../../export/talk.ts"
import { guessing, nearest } from "../../input/near.ts"
import type { Desk } from "../desk.ts"
import type { Ordered } from "../grammar.ts"
import { lookingAt } from "../moment.ts"
import type { Speech } from "../outside.ts"
import { Problem } from "../problem.ts"
import type { Reply } from "../reply.ts"
import { openToRead } from "../store.ts"

export const readiness = async (desk: Desk, given: Ordered<"readiness">): Promise<Reply> => {
  const opened = await openToRead(desk)
  const { json, moment, on, position, said } = lookingAt(desk, opened, given)
  const known = opened.project(Views.readiness, moment)
  const positions = new Map(opened.events().map(({ id, position }) => [id, position]))
  const wanted = chosen(Object.keys(known.programmes), given.programme)
  const programmes = wanted.map((programme) => standing(known, programme, on, positions))
  const madeUp = new Set(json.fiction)
  const names = Views.naming(known.names, desk.speech.language)
  return {
    position,
    json: { ...json, programmes },
    text: (speech) => {
      const told = programmes.map((one) => tell(one, names("programme", one.programme), speech, madeUp))
      return `${[speech.strong(said), ...(told.length === 0 ? [speech.say(none)] : told)].join("\n\n")}\n`
    }
  }
}

const none = { nl: "Er is nog geen programma in het logboek.", en: "There is no programme in the log yet." }

const isProgramme = Schema.is(ProgrammeId)

const chosen = (known: ReadonlyArray<string>, programme: string | undefined): ReadonlyArray<ProgrammeId> => {
  const all = known.filter(isProgramme)
  if (programme === undefined) return all
  const found = all.filter((id) => id === programme)
  if (found.length > 0) return found
  const said = { nl: `Er is geen programma ${programme}.`, en: `There is no programme ${programme}.` }
  throw new Problem("notFound", guessing(said, nearest(programme, all)), { fields: { programme, known: all } })
}

const standing = (known: Views.Readiness, programme: ProgrammeId, on: Day, positions: ReadonlyMap<EventId, number>) => {
  const eventsOf = (because: ReadonlyArray<EventId>) => because.flatMap((id) => positions.get(id) ?? [])
  const adoption = Views.adoptionOf(known, programme)
  return {
    programme,
    adopted: adoption === undefined ? null : { version: adoption.version, events: eventsOf(adoption.because) },
    blockers: Views.blockers(known, programme, on).map(({ because, en, nl, rule }) => ({
      rule: rule.id,
      nl,
      en,
      events: eventsOf(because)
    }))
  }
}

const tell = (
  { adopted, blockers, programme }: ReturnType<typeof standing>,
  name: string,
  speech: Speech,
  madeUp: ReadonlySet<number>
): string => {
  const { language, quiet, say, strong } = speech
  const title = `${strong(name)} ${quiet(`(${programme})`)}`
  const points = (events: ReadonlyArray<number>) =>
    events.map((position) => `#${position}${madeUp.has(position) ? ` (${say(marks.fiction)})` : ""}`).join(" ")
  if (adopted !== null) return `${title}\n${say(adoptedAlready)} ${points(adopted.events)}`
  if (blockers.length === 0) return `${title}\n${say(nothingBlocks)}`
  const lines = blockers.map((one, index) => {
    const ground = [one.rule, points(one.events)].filter((part) => part !== "").join("  ")
    return `${String(index + 1).padStart(3)}. ${plain(one[language])}\n     ${quiet(ground)}`
  })
  return [title, say(blocked(blockers.length)), ...lines].join("\n")
}

const adoptedAlready = {
  nl: "Niets houdt vaststelling nog tegen: het is vastgesteld.",
  en: "Nothing blocks adoption any more: it was adopted."
}
const nothingBlocks = { nl: "Niets houdt vaststelling nog tegen.", en: "Nothing blocks adoption any more." }
const blocked = (count: number) =>
  count === 1
    ? { nl: "Eén ding houdt vaststelling nog tegen:", en: "One thing still blocks adoption:" }
    : { nl: `${count} dingen houden vaststelling nog tegen:`, en: `${count} things still block adoption:` }
