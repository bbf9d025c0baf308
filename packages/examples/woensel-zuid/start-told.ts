/** What the views answer about a day, line by line. What rests on anything made up, says so. */
import {
  alliance,
  dayOf,
  type EventId,
  type Matter,
  reactions,
  sayDay,
  tell,
  Views,
  type When,
  waiting
} from "@pactwerk/core"
import { programmeId } from "./matters.ts"
import { counterId } from "./spring-2024-known.ts"
import { answer, answerWithoutFiction, historyOf, type Looking, marked, markedBy } from "./start-look.ts"
import { words } from "./start-words.ts"

type Lines = ReadonlyArray<string>

const capital = (sentence: string) => sentence.charAt(0).toUpperCase() + sentence.slice(1)
const sentences = new Map(reactions.map((reaction) => [reaction.id, reaction]))

const nameIn = (look: Looking) => {
  const naming = Views.naming(answer(look, Views.names), look.language)
  return ({ id, kind }: Matter): string => (kind === "role" ? (words[look.language].roles[id] ?? id) : naming(kind, id))
}

/** The sentence of the event that opened something, in the words of its room. */
const tellingIn = (look: Looking) => {
  const naming = Views.naming(answer(look, Views.names), look.language)
  const byId = new Map(historyOf(look).map((recorded) => [recorded.id, recorded]))
  return (id: EventId | undefined): string => {
    const recorded = id && byId.get(id)
    const event = recorded && alliance.understand(recorded)
    if (event === undefined || event._tag === "Failure") return ""
    const told = tell(alliance.words, event.success, look.language, naming)
    return told === undefined ? "" : `«${told.sentence}»`
  }
}

/** Where the alliance stands; a line that would read otherwise without fiction is an example. */
export const standing = (look: Looking): Lines => {
  const { language, on } = look
  const known = new Set(Views.sayOverview(answerWithoutFiction(look, Views.overview), language, on))
  const lines = Views.sayOverview(answer(look, Views.overview), language, on)
  return lines.map((line) => marked(line, !known.has(line), language))
}

/** What parties promised, by how it stands, and which calls were answered. */
export const promises = (look: Looking): Lines => {
  const { language, on } = look
  const say = words[language]
  const mark = markedBy(look)
  const name = nameIn(look)
  const { calls, pledges } = answer(look, Views.promises)
  const of = (organisation: string) => name({ kind: "organisation", id: organisation })
  const promised = Object.values<Views.Promised>(pledges)
  const stands = ["kept", "open", "late", "unknown", "closed"] as const
  const each = stands.map((stand) => ({
    stand,
    made: promised.filter((one) => Views.standingOf(one, on) === stand)
  }))
  const counted = each.map(({ made, stand }) => `${say.stands[stand]} ${made.length}`).join(", ")
  return [
    mark(
      `${counted}.`,
      promised.flatMap(({ because }) => because)
    ),
    ...each.flatMap(({ made, stand }) =>
      made.map(({ because, organisation, text, until }) => {
        const by = until === undefined ? "" : ` (${say.until(sayDay(until, language))})`
        return mark(`${say.stands[stand]}: ${of(organisation)}, “${text}”${by}`, because)
      })
    ),
    ...Object.values<Views.Called>(calls).map(({ answer, answerBy, because, contribution, organisation }) =>
      mark(say.called(of(organisation), `“${contribution}”`, answer, sayDay(answerBy, language)), because)
    )
  ]
}

/** Who waits for whom, since when, and what made it so. */
export const waitingFor = (look: Looking): Lines => {
  const { language, on } = look
  const say = words[language]
  const mark = markedBy(look)
  const name = nameIn(look)
  const since = ({ earliest, latest, said }: When) => {
    if (earliest !== undefined) return say.since(sayDay(dayOf(earliest), language))
    return latest === undefined ? said : say.sinceBefore(sayDay(dayOf(latest), language))
  }
  const asTold = tellingIn(look)
  return answer(look, waiting).map((waiter) => {
    const end = waiter.until === undefined ? "" : `, ${say.until(sayDay(waiter.until, language))}`
    const late = Views.isLate(waiter, on) ? `, ${say.late}` : ""
    const whom = waiter.for === undefined ? "" : ` (${name(waiter.for)})`
    const wanted = sentences.get(waiter.reaction)?.[language] ?? waiter.reaction
    const text = `${capital(name(waiter.who))}${whom}: ${wanted} ${capital(since(waiter.since))}${end}${late}.`
    return mark(`${text} ${asTold(waiter.because[0])}`, waiter.because)
  })
}

/** What blocks adoption: nothing where the list ends at once, and then who decided. */
export const blocking = (look: Looking): Lines => {
  const { language, on } = look
  const say = words[language]
  const mark = markedBy(look)
  const known = answer(look, Views.readiness)
  const adoption = Views.adoptionOf(known, programmeId)
  if (adoption !== undefined) return [mark(say.adopted, adoption.because)]
  const blockers = Views.blockers(known, programmeId, on)
  if (blockers.length === 0) return [say.nothingBlocks]
  return blockers.map((blocker) => mark(blocker[language], blocker.because))
}

/** Who signed, by name, and beside it what a newspaper counted: a claim is no count of ours. */
export const signatures = (look: Looking): Lines => {
  const { language, on } = look
  const say = words[language]
  const signed = Views.signatoriesOn(answer(look, Views.register), on).length
  const invented = signed - Views.signatoriesOn(answerWithoutFiction(look, Views.register), on).length
  const claims = historyOf(look).flatMap(({ command, data, source }) =>
    command.id === counterId ? [say.claimed(String(data.text), source?.document ?? "?")] : []
  )
  return [
    marked(say.byName(signed, invented), invented > 0, language),
    ...(claims.length === 0 ? [say.noClaim] : claims)
  ]
}
