/** What can be read in a component: the answer of a view, events, what differs, and why something is so. */
import type { Difference, Moment, Query, Reason, Recorded, Session, Standing, Tagged, View } from "@pactwerk/core"
import { useMemo } from "react"
import { useMoment } from "./moves.ts"
import { useHanded, useReading, useSameContent } from "./provider.ts"

/** Where another moment is read than the scope above shows. */
export interface At {
  readonly at?: Moment
}

export interface Selecting<in Answer, Part> extends At {
  /** The part of the answer that counts here. */
  readonly select: (answer: Answer) => Part
  /** Whether two parts say the same. It works over renders when both functions stay the same. */
  readonly isEqual?: (left: Part, right: Part) => boolean
}

/**
 * The answer of a view, or a part of it, at the moment shown here; the same object as long as it says the same.
 * Throws a `LogError` where the log holds an event that cannot be read.
 *
 * @example
 * const Council = () => createElement("p", null, useView(Views.agenda, { select: ({ length }) => length }))
 */
export function useView<A, Heard extends Tagged>(view: View<A, Heard>, options?: At): A
export function useView<A, Heard extends Tagged, Part>(view: View<A, Heard>, options: Selecting<A, Part>): Part
export function useView<A, Heard extends Tagged, Part>(
  view: View<A, Heard>,
  { at, isEqual, select }: Partial<Selecting<A, Part>> = {}
): A | Part {
  const { session } = useHanded()
  const read = useMemo(() => {
    const isSame = (left: A | Part, right: A | Part) =>
      // Both came of the selection, where there is one to compare.
      select === undefined || isEqual === undefined ? left === right : isEqual(left as Part, right as Part)
    let last: { readonly answer: A; readonly part: A | Part } | undefined
    return remembering(
      session,
      (moment): A | Part => {
        const answer = session.project(view, moment)
        if (last?.answer !== answer) last = { answer, part: select === undefined ? answer : select(answer) }
        return last.part
      },
      isSame
    )
  }, [session, view, select, isEqual])
  return useReading(read, useMoment(at))
}

/**
 * The events that a query asks for, in the order of the log; the same list as long as they are the same.
 *
 * @example
 * const Signed = () => createElement("p", null, useEvents({ items: [{ types: ["PactSigned"] }] }).length)
 */
export const useEvents = (query?: Query, { at }: At = {}): ReadonlyArray<Recorded> => {
  const { session } = useHanded()
  const asked = useSameContent(query)
  const read = useMemo(
    () => remembering(session, (moment) => session.events(asked, moment), isSameList),
    [session, asked]
  )
  return useReading(read, useMoment(at))
}

/**
 * What is otherwise at the second moment than at the first, place by place, and because of which events.
 *
 * @example
 * const Changes = () => createElement("p", null, useDiff(Views.register, { position: 1 }, "now").length)
 */
export const useDiff = <A, Heard extends Tagged>(
  view: View<A, Heard>,
  from: Moment,
  to: Moment
): ReadonlyArray<Difference> => {
  const { session } = useHanded()
  const first = useSameContent(from)
  const read = useMemo(
    () => remembering(session, (moment) => session.diff(view, first, moment), isSameList),
    [session, view, first]
  )
  return useReading(read, useSameContent(to))
}

/**
 * The events by which an answer says what it says at this place, a JSON pointer; nothing where nothing stands there.
 *
 * @example
 * const Because = () => createElement("p", null, useWhy(Views.register, "/bibliotheek")?.length ?? 0)
 */
export const useWhy = <A, Heard extends Tagged>(
  view: View<A, Heard>,
  pointer: string,
  { at }: At = {}
): ReadonlyArray<Reason> | undefined => {
  const { session } = useHanded()
  const read = useMemo(
    () =>
      remembering<ReadonlyArray<Reason> | undefined>(
        session,
        (moment) => session.why(view, pointer, moment),
        isSameList
      ),
    [session, view, pointer]
  )
  return useReading(read, useMoment(at))
}

/** Reads once for each standing and moment, and keeps what it had where that says the same. */
const remembering = <A>(
  { standing }: Session<never>,
  read: (moment: Moment) => A,
  isSame: (left: A, right: A) => boolean
): ((moment: Moment) => A) => {
  let kept: { readonly standing: Standing; readonly moment: string; readonly value: A } | undefined
  return (at) => {
    const [now, moment] = [standing(), JSON.stringify(at)]
    if (kept?.standing === now && kept.moment === moment) return kept.value
    const value = read(at)
    kept = { standing: now, moment, value: kept !== undefined && isSame(kept.value, value) ? kept.value : value }
    return kept.value
  }
}

const isSameList = (left: ReadonlyArray<unknown> = [], right: ReadonlyArray<unknown> = []): boolean =>
  left.length === right.length && left.every((one, index) => one === right[index])
