/** What is otherwise in a version than in the one that was shared before it, as far as that was recorded. */
import type { EventId, ProgrammeId, Recorded, VersionId, Views } from "@pactwerk/core"
import { useLook } from "../look.tsx"
import { EventsTold, Quote } from "../parts/told.tsx"
import { programmeWords } from "../words/programme.ts"

/** One thing that was said to change the text: at which passage, and the events that say so. */
export interface Change {
  readonly kind: "settled" | "waived" | "taken" | "revised"
  readonly passage: string | undefined
  readonly because: ReadonlyArray<EventId>
}

/** The versions of a programme that were shared, in the order of their numbers. */
export const sharedVersions = ({ versions }: Views.Readiness, programme: ProgrammeId): ReadonlyArray<VersionId> =>
  Object.entries<Views.Version>(versions)
    .filter(([, own]) => own.programme === programme && own.shared !== undefined)
    .sort(([, one], [, other]) => one.number - other.number)
    // The keys of this record are ids of versions, which `Object.entries` forgets.
    .map(([id]) => id as VersionId)

/** What was recorded of a change from one version to the next; the text of neither is in the log. */
export const changesBetween = (
  [from, to]: readonly [VersionId, VersionId],
  { board }: Views.Readiness,
  events: ReadonlyArray<Recorded>
): ReadonlyArray<Change> => {
  const passageOf = (passage: unknown) => (typeof passage === "string" ? passage : undefined)
  const recorded = (type: string) => events.filter((one) => one.type === type && one.data.version === to)
  const settled = recorded("IncorporationSettled").map(({ data, id }): Change => {
    const pledged = events.find(
      (one) => one.type === "IncorporationPledged" && one.data.incorporation === data.incorporation
    )
    const because = [...(pledged === undefined ? [] : [pledged.id]), id]
    // What is let go of says why, and is worked in nowhere.
    return { kind: data.waivedBecause === undefined ? "settled" : "waived", passage: passageOf(data.passage), because }
  })
  const remarks = Object.values<Views.FeedbackWindow>(board.windows)
    .filter(({ version }) => version === from)
    .flatMap((window) => Object.values<Views.Remark>(window.remarks))
  const taken = remarks.flatMap(({ answered, because, passage }): ReadonlyArray<Change> => {
    if (answered?.disposition !== "takenOver" && answered?.disposition !== "partly") return []
    return [{ kind: "taken", passage: answered.passage ?? passage, because: [...because, ...answered.because] }]
  })
  const revised = recorded("ProgrammeRevised").map(
    ({ id }): Change => ({ kind: "revised", passage: undefined, because: [id] })
  )
  return [...settled, ...taken, ...revised]
}

interface Known {
  readonly id: ProgrammeId
  readonly known: Views.Readiness
}

export const Differences = ({ id, known }: Known) => {
  const { events, language, name } = useLook()
  const words = programmeWords[language]
  const versions = sharedVersions(known, id)
  const pairs = versions.flatMap((to, index) => {
    const from = versions[index - 1]
    return from === undefined ? [] : [[from, to] as const]
  })
  return pairs.toReversed().map((pair) => {
    const [from, to] = pair
    const changes = changesBetween(pair, known, events)
    return (
      <section key={to} aria-labelledby={`otherwise-${to}`}>
        <h3 id={`otherwise-${to}`}>{words.otherwise(name("version", to), name("version", from))}</h3>
        <p className="note">{words.noText}</p>
        <p>{words.changes(changes.length)}</p>
        <ul className="board">
          {changes.map(({ because, kind, passage }) => (
            <li key={because.join()}>
              <p>
                <strong>{words.changeKinds[kind]}</strong>:{" "}
                {passage === undefined ? words.noPassage : <Quote>{passage}</Quote>}
              </p>
              <EventsTold because={because} />
            </li>
          ))}
        </ul>
      </section>
    )
  })
}
