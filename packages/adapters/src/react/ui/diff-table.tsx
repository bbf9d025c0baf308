/** What is otherwise between two moments, as a table. */
import { Analysis, type Difference } from "@pactwerk/core"
import { Result } from "effect"
import type { ReactNode } from "react"
import type { Dressed, EventSlot } from "./parts.ts"
import type { Telling } from "./telling.ts"
import { texts } from "./texts.ts"

export interface DiffTableProps extends Dressed<EventSlot> {
  readonly differences: ReadonlyArray<Difference>
  readonly telling: Telling
  /** What is compared, as the caption says it. */
  readonly caption?: ReactNode
}

/**
 * A table of places: what stood there, what stands there, and because of which events. It says so where all is the same.
 *
 * @example
 * createElement(DiffTable, { differences: session.diff(Views.register, { position: 1 }, "now"), telling })
 */
export const DiffTable = ({ caption, className, differences, slots, telling }: DiffTableProps): ReactNode => {
  const { language, nameOf, tell } = telling
  const say = texts[language]
  if (differences.length === 0) {
    return (
      <p className={className} data-part="same">
        {say.same}
      </p>
    )
  }
  const steps = (path: string) => Result.getOrElse(Analysis.readPointer(path), () => [path])
  return (
    <table className={className} data-part="differences">
      <caption>{caption ?? say.differences}</caption>
      <thead>
        <tr>
          {[say.place, say.was, say.is, say.because].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {differences.map(({ because, is, path, was }) => (
          <tr key={path}>
            <th scope="row">{Analysis.sayPlace(steps(path), language, nameOf)}</th>
            <td data-label={say.was}>{Analysis.sayValue(was, language, nameOf)}</td>
            <td data-label={say.is}>{Analysis.sayValue(is, language, nameOf)}</td>
            <td data-label={say.because}>
              <ul>
                {because.map((recorded) => (
                  <li key={recorded.position}>
                    {slots?.event?.(recorded.position) ?? say.event(recorded.position)}: {tell(recorded).label}
                  </li>
                ))}
              </ul>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
