/** The residents' mandate ("bewonersopdracht"): who leads, who was asked to help, and what the law limits. */
import { useView } from "@pactwerk/adapters/react"
import { NeighbourhoodId, Views } from "@pactwerk/core"
import { Schema } from "effect"
import { useLook } from "../look.tsx"
import { EventLinks, EventsTold, Mark, Quote } from "../parts/told.tsx"
import { Link } from "../router.tsx"
import { mandateWords } from "../words/mandate.ts"
import { Advices } from "./mandate-advice.tsx"
import { MandateForms } from "./mandate-forms.tsx"
import { InNeighbourhood } from "./mandate-neighbourhood.tsx"

const isNeighbourhood = Schema.is(NeighbourhoodId)

const Mandate = () => {
  const { events, language, name, place } = useLook()
  const words = mandateWords[language]
  const book = useView(Views.mandate)
  const pact = events.findLast(({ type }) => type === "PactConcluded")?.data.neighbourhoods
  const inPact = (Array.isArray(pact) ? pact : []).flatMap((one: { neighbourhood?: unknown }) =>
    typeof one.neighbourhood === "string" ? [one.neighbourhood] : []
  )
  const ids = [...new Set<string>([...inPact, ...Object.keys(book.neighbourhoods)])]
  const shown = place.of === undefined ? ids : [place.of]
  return (
    <>
      <h1 tabIndex={-1}>
        {place.of === undefined ? words.title : words.neighbourhood(name("neighbourhood", place.of))}
      </h1>
      <nav aria-label={words.choose}>
        <ul className="screens">
          <li>
            <Link to={{ screen: "mandate" }} current={place.of === undefined ? "page" : undefined}>
              {words.every}
            </Link>
          </li>
          {ids.map((id) => (
            <li key={id}>
              <Link to={{ screen: "mandate", of: id }} current={place.of === id ? "page" : undefined}>
                {name("neighbourhood", id)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Lead book={book} />
      {ids.length === 0 && <p>{words.none}</p>}
      {shown.map((id) => (
        <InNeighbourhood key={id} id={id} known={isNeighbourhood(id) ? book.neighbourhoods[id] : undefined} />
      ))}
      <MandateForms ids={ids} book={book} />
      <Advices book={book} />
    </>
  )
}
export default Mandate

const Lead = ({ book: { exploration, lead } }: { readonly book: Views.MandateBook }) => {
  const words = mandateWords[useLook().language]
  return (
    <section aria-labelledby="lead">
      <h2 id="lead">{words.lead}</h2>
      <p>{lead.length === 0 ? words.noLead : words.leadOn}</p>
      <ul>
        {lead.map(({ because, scope }) => (
          <li key={because.join()}>
            <Quote>{scope}</Quote> <EventLinks because={because} />
            <Mark because={because} />
          </li>
        ))}
      </ul>
      {exploration !== undefined && (
        <>
          <h3>{words.exploration}</h3>
          <EventsTold because={exploration.because} />
        </>
      )}
    </section>
  )
}
