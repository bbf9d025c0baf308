/** Who is waited for: what must be done soon comes first, and only what has a last day can be late. */
import { useView } from "@pactwerk/adapters/react"
import { addDays, type EventId, type Matter, reactions, sayDay, Views, waiting } from "@pactwerk/core"
import { useLook } from "../look.tsx"
import { EventLink, Mark, Told } from "../parts/told.tsx"
import { progressWords } from "../words/progress.ts"

const sentences = new Map(reactions.map((reaction) => [reaction.id, reaction]))
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

export const Todo = () => {
  const { byId, language, name, on } = useLook()
  const waits = useView(waiting)
  const words = progressWords[language]
  const roles: Readonly<Record<string, string>> = words.roles
  const called = ({ id, kind }: Matter) => (kind === "role" ? (roles[id] ?? id) : name(kind, id))
  const soon = addDays(on, 30)
  const rank = (until: string | undefined) => (until === undefined ? "~" : until <= soon ? until : `z${until}`)
  const ordered = waits.toSorted((one, other) => (rank(one.until) < rank(other.until) ? -1 : 1))
  return (
    <section aria-labelledby="todo">
      <h2 id="todo">{words.todo}</h2>
      <p>{ordered.length === 0 ? words.nobody : words.todoText}</p>
      {ordered.length > 0 && (
        <table className="cards">
          <caption className="unseen">{words.todo}</caption>
          <thead>
            <tr>
              <th scope="col">{words.who}</th>
              <th scope="col">{words.what}</th>
              <th scope="col">{words.until}</th>
              <th scope="col">{words.source}</th>
            </tr>
          </thead>
          <tbody>
            {ordered.map((waiter) => (
              <tr key={`${waiter.reaction} ${waiter.key}`}>
                <td data-label={words.who}>
                  {capital(called(waiter.who))}
                  {waiter.for === undefined ? "" : ` (${called(waiter.for)})`}
                </td>
                <td data-label={words.what}>
                  <Began because={waiter.because} />
                  <span className="note block">{sentences.get(waiter.reaction)?.[language] ?? waiter.reaction}</span>
                </td>
                <td data-label={words.until}>
                  {waiter.until === undefined ? words.noDay : sayDay(waiter.until, language)}
                  {Views.isLate(waiter, on) && <strong className="late"> {words.late}</strong>}
                </td>
                <td data-label={words.source}>
                  {waiter.because.map((id) => {
                    const recorded = byId.get(id)
                    return recorded === undefined ? null : <EventLink key={id} position={recorded.position} />
                  })}
                  <Mark because={waiter.because} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

/** The event with which the waiting began. */
const Began = ({ because: [first] }: { readonly because: ReadonlyArray<EventId> }) => {
  const { byId } = useLook()
  const recorded = first && byId.get(first)
  return recorded === undefined ? null : <Told recorded={recorded} />
}
