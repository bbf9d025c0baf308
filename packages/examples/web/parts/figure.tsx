/** A number that opens where it comes from: its events, its definition, its sources and the command that gives it. */
import type { EventId, Language } from "@pactwerk/core"
import { useLook } from "../look.tsx"
import { Link } from "../router.tsx"
import { type FigureId, figureWords } from "../words/figures.ts"
import { frameWords } from "../words/frame.ts"
import { typed } from "./command-line.ts"
import { EventsTold, Mark } from "./told.tsx"

/** One number, or so many of so many. */
export interface Figure {
  readonly id: FigureId
  readonly count: number
  readonly of?: number | undefined
  /** The events that are counted, or that say of what is counted how it stands. */
  readonly because: ReadonlyArray<EventId>
  /** The view that it is read from. */
  readonly view: string
  /** The place in the answer of that view, as a JSON pointer, where one place holds it. */
  readonly pointer?: string
}

/** "3 of 4", or only a number. */
export const sayFigure = ({ count, of }: Pick<Figure, "count" | "of">, language: Language): string =>
  of === undefined ? String(count) : figureWords[language].share(count, of)

/** The number as a link that opens what is behind it. */
export const FigureLink = ({ figure }: { readonly figure: Figure }) => {
  const { language, place } = useLook()
  const { labels, opens } = figureWords[language]
  const said = sayFigure(figure, language)
  return (
    <Link
      to={{ screen: place.screen, of: place.of, more: { getal: figure.id } }}
      hash="getal"
      className="figure"
      label={`${labels[figure.id].label}: ${said}. ${opens}`}
    >
      {said}
    </Link>
  )
}

/** Rows of a name and a number. */
export const Figures = ({ figures }: { readonly figures: ReadonlyArray<Figure> }) => {
  const { language } = useLook()
  return (
    <dl className="figures">
      {figures.map((figure) => (
        <div key={figure.id}>
          <dt>{figureWords[language].labels[figure.id].label}</dt>
          <dd>
            <FigureLink figure={figure} />
            <Mark because={figure.because} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** What is behind the number that the address names. */
export const FigurePanel = ({ figures }: { readonly figures: ReadonlyArray<Figure> }) => {
  const look = useLook()
  const { language, place } = look
  const words = figureWords[language]
  const figure = figures.find(({ id }) => id === place.more.getal)
  if (figure === undefined) return null
  const { because, id, pointer, view } = figure
  const sources = new Set(because.flatMap((id) => look.byId.get(id)?.source?.document ?? []))
  const path = `${view}${pointer ?? ""}`
  return (
    <section className="panel" aria-labelledby="getal">
      <h2 id="getal" tabIndex={-1}>{`${words.labels[id].label}: ${sayFigure(figure, language)}`}</h2>
      <dl>
        <dt>{words.definition}</dt>
        <dd>{words.labels[id].definition}</dd>
        <dt>{words.sources}</dt>
        <dd>{sources.size === 0 ? words.noSource : [...sources].join(" · ")}</dd>
        <dt>{words.why}</dt>
        <dd>
          <Link to={{ screen: "timeMachine", more: { waarom: path } }} hash="waarom">
            {words.opensWhy}
          </Link>
        </dd>
        <dt>{frameWords[language].command}</dt>
        <dd>
          <code>{typed(look, "view", view)}</code>
        </dd>
      </dl>
      <h3>{frameWords[language].events(because.length)}</h3>
      {because.length === 0 ? <p>{words.noEvents}</p> : <EventsTold because={because} />}
      <p>
        <Link to={{ screen: place.screen, of: place.of }}>{words.close}</Link>
      </p>
    </section>
  )
}
