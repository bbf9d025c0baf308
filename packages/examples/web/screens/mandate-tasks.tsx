/** Who leads on what in a neighbourhood, and what the law says of it. */
import type { Views } from "@pactwerk/core"
import { useLook } from "../look.tsx"
import { EventLinks, Mark } from "../parts/told.tsx"
import { mandateWords } from "../words/mandate.ts"

export const Tasks = ({ known }: { readonly known: Views.Neighbourhood }) => {
  const { language, name } = useLook()
  const words = mandateWords[language]
  const tasks = Object.entries<Views.Task>(known.tasks)
  return (
    <>
      <h3>{words.tasks}</h3>
      {tasks.length === 0 ? (
        <p>{words.noTasks}</p>
      ) : (
        <table className="cards">
          <caption className="unseen">{words.tasks}</caption>
          <thead>
            <tr>
              {[words.task, words.leads, words.law, words.conditions, words.events].map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {tasks.map(([task, { because, conditions, law, leads, legal }]) => (
              <tr key={task}>
                <th scope="row">{name("task", task)}</th>
                <td data-label={words.leads}>{words.leaders[leads]}</td>
                <td data-label={words.law}>
                  {words.legal[legal]} {law !== undefined && <cite>{law}</cite>}
                </td>
                <td data-label={words.conditions}>
                  {conditions.map((condition) => (
                    <span key={condition} className="block" lang="nl">
                      {condition}
                    </span>
                  ))}
                </td>
                <td data-label={words.events}>
                  <EventLinks because={because} />
                  <Mark because={because} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
