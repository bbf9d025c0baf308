/** A chart: the picture, the sentence it comes to, and the table that says the same. */
import { chartOnScreen } from "@pactwerk/adapters/export/charts"
import { useMemo } from "react"
import { useLook } from "../look.tsx"
import { progressWords } from "../words/progress.ts"

export interface Charted {
  readonly name: Parameters<typeof chartOnScreen>[0]
}

export const Chart = ({ name }: Charted) => {
  const { events, language, moment, on, session } = useLook()
  const words = progressWords[language]
  const made = useMemo(
    () => chartOnScreen(name, { answer: (view) => session.project(view, moment), events, language, on }),
    [name, session, moment, events, language, on]
  )
  return (
    <figure className="chart">
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the picture is made here, of texts that were escaped. */}
      <div dangerouslySetInnerHTML={{ __html: made.svg }} />
      <details>
        <summary>
          {words.table}: {made.title}
        </summary>
        <table className="cards">
          <caption className="unseen">{made.title}</caption>
          <thead>
            <tr>
              {made.columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {made.rows.map((cells) => (
              <tr key={cells.join("|")}>
                {cells.map((cell, index) => (
                  <td key={made.columns[index]} data-label={made.columns[index]}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}
