/** Progress ("voortgang"): what was promised, what happened, who had a say, and what is not known. */

import { useView } from "@pactwerk/adapters/react"
import { Views } from "@pactwerk/core"
import { Suspense, useMemo, useSyncExternalStore } from "react"
import { useLook, withoutFiction } from "../look.tsx"
import { apart } from "../parts/apart.tsx"
import { FigurePanel, Figures } from "../parts/figure.tsx"
import { frameWords } from "../words/frame.ts"
import { progressWords } from "../words/progress.ts"
import { ChangedSince } from "./progress-changed.tsx"
import * as figures from "./progress-figures.ts"

export const below = apart(() => import("./progress-below.tsx"))

/** Of a longer log the tables are most of the page: where a server makes it, they come when the rest is there. */
const long = 2000
const never = () => () => {}

export const Progress = () => {
  const look = useLook()
  const { language, on } = look
  const words = progressWords[language]
  const overview = useView(Views.overview)
  const sourced = useMemo(() => withoutFiction(look, Views.overview), [look])
  const lines = Views.sayOverview(overview, language, on)
  const known = new Set(sourced === overview ? lines : Views.sayOverview(sourced, language, on))
  const answers: figures.Answers = {
    dashboard: useView(Views.dashboard),
    promises: useView(Views.promises),
    readiness: useView(Views.readiness),
    register: useView(Views.register),
    mandate: useView(Views.mandate),
    agenda: useView(Views.agenda)
  }
  const isWhole = useSyncExternalStore(
    never,
    () => true,
    () => look.events.length <= long
  )
  const loading = <p role="status">{frameWords[language].loading}</p>
  const groups = [
    { title: words.pledges, rows: figures.pledgeFigures(answers, look) },
    { title: words.decisions, rows: figures.decisionFigures(answers) },
    { title: words.say, rows: figures.sayFigures(answers) },
    { title: words.followUps, rows: figures.followUpFigures(look) },
    { title: words.initiatives, rows: figures.initiativeFigures(answers) },
    { title: words.alliance, rows: figures.allianceFigures(answers, look) }
  ]
  return (
    <>
      <h1 tabIndex={-1}>{words.title}</h1>
      <section aria-labelledby="short" className="short">
        <h2 id="short">{words.short}</h2>
        <ul>
          {lines.map((line) => (
            <li key={line}>
              {line}
              {!known.has(line) && <span className="mark"> ({frameWords[language].fiction})</span>}
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="figures">
        <h2 id="figures">{words.figures}</h2>
        <div className="groups">
          {groups.map(({ rows, title }) => (
            <div key={title} className="group">
              <h3>{title}</h3>
              <Figures figures={rows} />
            </div>
          ))}
        </div>
      </section>
      <FigurePanel figures={groups.flatMap(({ rows }) => rows)} />
      <ChangedSince agenda={answers.agenda} />
      {isWhole ? (
        <Suspense fallback={loading}>
          <below.Part />
        </Suspense>
      ) : (
        loading
      )}
    </>
  )
}
