/** The same by theme and by neighbourhood, and what nobody wrote down. */
import type { EventId, Views } from "@pactwerk/core"
import type { ReactNode } from "react"
import { useLook } from "../look.tsx"
import { Mark, Quote } from "../parts/told.tsx"
import { Link } from "../router.tsx"
import { figureWords } from "../words/figures.ts"
import { progressWords } from "../words/progress.ts"

interface Cell {
  readonly count: number
  readonly of?: number
  readonly because: ReadonlyArray<EventId>
}

/** A number in a table: it opens the events that it counts, in the time machine. */
const Count = ({ because, count, of }: Cell) => {
  const { byId, language } = useLook()
  const said = of === undefined ? String(count) : figureWords[language].share(count, of)
  const positions = because.flatMap((id) => byId.get(id)?.position ?? [])
  return (
    <>
      <Link
        to={{ screen: "timeMachine", more: { nummers: positions.join(",") } }}
        label={`${said}. ${figureWords[language].opens}`}
        className="figure"
      >
        {said}
      </Link>
      <Mark because={because} />
    </>
  )
}

interface Tabled {
  readonly id: string
  readonly title: string
  readonly columns: ReadonlyArray<string>
  readonly rows: ReadonlyArray<{ readonly key: string; readonly head: ReactNode; readonly cells: ReadonlyArray<Cell> }>
}

const Table = ({ columns, id, rows, title }: Tabled) => (
  <section aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    <table className="cards">
      <caption className="unseen">{title}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ cells, head, key }) => (
          <tr key={key}>
            <th scope="row">{head}</th>
            {cells.map((cell, index) => (
              <td key={columns[index + 1]} data-label={columns[index + 1]}>
                <Count {...cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)

export const ByTheme = ({ dashboard }: { readonly dashboard: Views.Dashboard }) => {
  const words = progressWords[useLook().language]
  const goals = Object.values<Views.GoalRow>(dashboard.goals)
  const row = (key: string, head: ReactNode, own: ReadonlyArray<Views.GoalRow>) => {
    const because = own.flatMap(({ because }) => because)
    const measured = own.filter(({ measured }) => measured !== undefined).length
    return { key, head, cells: [{ count: measured, of: own.length, because }] }
  }
  const rows = dashboard.themes.map((theme) =>
    row(
      theme,
      <Quote>{theme}</Quote>,
      goals.filter((goal) => goal.theme === theme)
    )
  )
  const others = goals.filter(({ theme }) => theme === undefined || !dashboard.themes.includes(theme))
  return (
    <Table
      id="themes"
      title={words.themes}
      columns={[words.theme, `${words.goals}: ${words.measured.toLowerCase()}`]}
      rows={[...rows, row("", words.noTheme, others)]}
    />
  )
}

interface Booked {
  readonly dashboard: Views.Dashboard
  readonly mandate: Views.MandateBook
}

export const ByNeighbourhood = ({ dashboard, mandate }: Booked) => {
  const { language, name } = useLook()
  const words = progressWords[language]
  const initiatives = Object.values<Views.InitiativeRow>(dashboard.initiatives)
  const booked = Object.entries<Views.Neighbourhood>(mandate.neighbourhoods)
  const named = initiatives.flatMap(({ neighbourhood }) => neighbourhood ?? [])
  const ids = new Set<string>([...booked.map(([id]) => id), ...named])
  const row = (id: string | undefined) => {
    const own = initiatives.filter(({ neighbourhood }) => neighbourhood === id)
    const known = booked.find(([key]) => key === id)?.[1]
    const requests = Object.values<Views.Support>(known?.requests ?? {})
    const decisions = known?.decisions ?? []
    const cell = (some: ReadonlyArray<{ readonly because: ReadonlyArray<EventId> }>): Cell => ({
      count: some.length,
      because: some.flatMap(({ because }) => because)
    })
    const link = id !== undefined && <Link to={{ screen: "mandate", of: id }}>{name("neighbourhood", id)}</Link>
    return { key: id ?? "", head: link || words.unnamed, cells: [cell(own), cell(requests), cell(decisions)] }
  }
  const columns = [words.neighbourhood, words.initiative, words.requests, words.decided]
  return <Table id="places" title={words.neighbourhoods} columns={columns} rows={[...ids, undefined].map(row)} />
}

/** What nobody wrote down is a row, and no absence. */
export const Unknowns = ({ dashboard }: { readonly dashboard: Views.Dashboard }) => {
  const { events, language } = useLook()
  const { missing, unknowns } = progressWords[language]
  const goals = Object.values<Views.GoalRow>(dashboard.goals)
  const isGranted = events.some(({ type }) => type === "FundingGranted")
  const lines = [
    ...(goals.length === 0 ? [missing.goals] : []),
    ...(goals.some(({ measured }) => measured !== undefined) ? [] : [missing.effect]),
    isGranted ? missing.spending : missing.money,
    missing.signatures,
    missing.safety
  ]
  return (
    <section aria-labelledby="unknown">
      <h2 id="unknown">{unknowns}</h2>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  )
}
