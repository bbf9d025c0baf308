/** One neighbourhood: its tasks, its requests for support, what residents decided and what is tried. */
import { Day, sayDay, type Views } from "@pactwerk/core"
import { Schema } from "effect"
import { useLook } from "../look.tsx"
import { EventLinks, Mark, Quote } from "../parts/told.tsx"
import { mandateWords } from "../words/mandate.ts"
import { Tasks } from "./mandate-tasks.tsx"

interface Placed {
  readonly id: string
  readonly known: Views.Neighbourhood | undefined
}

const isDay = Schema.is(Day)

export const InNeighbourhood = ({ id, known }: Placed) => {
  const { language, name, place } = useLook()
  const words = mandateWords[language]
  const called = name("neighbourhood", id)
  return (
    <section aria-labelledby={`place-${id}`}>
      {place.of === undefined && <h2 id={`place-${id}`}>{words.neighbourhood(called)}</h2>}
      {place.of !== undefined && (
        <h2 id={`place-${id}`} className="unseen">
          {called}
        </h2>
      )}
      {known === undefined ? (
        <p>{words.unknown}</p>
      ) : (
        <>
          <Tasks known={known} />
          <Requests known={known} />
          <Decisions known={known} />
          <Experiments known={known} />
        </>
      )}
    </section>
  )
}

const Requests = ({ known }: { readonly known: Views.Neighbourhood }) => {
  const { language, name } = useLook()
  const words = mandateWords[language]
  const requests = Object.entries<Views.Support>(known.requests)
  return (
    <>
      <h3>{words.requests}</h3>
      {requests.length === 0 && <p>{words.noRequests}</p>}
      <ul className="board">
        {requests.map(([id, { because, for: matter, given, isOpen, of, scope }]) => (
          <li key={id}>
            <p>
              <strong>{of === undefined ? words.askedOfNobody : words.askedOf(name("organisation", of))}</strong>{" "}
              <EventLinks because={because} />
              <Mark because={because} />
            </p>
            <blockquote lang="nl">{scope}</blockquote>
            <p>
              {words.for(name(matter.kind, matter.id))}. {isOpen ? words.isOpen : words.isEnded}
            </p>
            <p>
              {words.helped}: {given.length === 0 && words.nobody}
            </p>
            {given.length > 0 && (
              <ul>
                {given.map(({ action, organisation }) => (
                  <li key={`${organisation} ${action}`}>
                    {name("organisation", organisation)}: <Quote>{action}</Quote>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

const Decisions = ({ known }: { readonly known: Views.Neighbourhood }) => {
  const { language, name } = useLook()
  const words = mandateWords[language]
  const whats: Readonly<Record<string, string>> = words.whats
  return (
    <>
      <h3>{words.decisions}</h3>
      {known.decisions.length === 0 && <p>{words.noDecisions}</p>}
      <ul>
        {known.decisions.map(({ because, subject, what }) => {
          const [kind = "", id = ""] = subject.split(":")
          return (
            <li key={because.join()}>
              {whats[what] ?? what}: {name(kind, id)} <EventLinks because={because} />
              <Mark because={because} />
            </li>
          )
        })}
      </ul>
    </>
  )
}

const Experiments = ({ known }: { readonly known: Views.Neighbourhood }) => {
  const { language } = useLook()
  const words = mandateWords[language]
  return (
    <>
      <h3>{words.experiments}</h3>
      {known.experiments.length === 0 && <p>{words.noExperiments}</p>}
      <ul>
        {known.experiments.map(({ because, endsOn, question }) => (
          <li key={because.join()}>
            <Quote>{question}</Quote> ({words.until(isDay(endsOn) ? sayDay(endsOn, language) : endsOn)}){" "}
            <EventLinks because={because} />
            <Mark because={because} />
          </li>
        ))}
      </ul>
    </>
  )
}
