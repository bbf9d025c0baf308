/** A part of the screen that shows one moment, and the way from one moment to another. */
import type { Moment } from "@pactwerk/core"
import {
  createElement,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useOptimistic,
  useRef,
  useState,
  useTransition
} from "react"
import {
  type Heading,
  HeadingContext,
  MomentContext,
  type Moves,
  MovesContext,
  reachedAt,
  useMoment,
  useMoves,
  useReached
} from "./moves.ts"
import { useHanded, useReading, useSameContent, useStanding } from "./provider.ts"

export { reachedAt, useMoment } from "./moves.ts"

export interface MomentScopeProps {
  /** The moment, where something outside owns it, such as an address. */
  readonly moment?: Moment
  /** Where it begins, where nothing outside owns it: now. */
  readonly defaultMoment?: Moment
  readonly onMomentChange?: (moment: Moment) => void
  readonly children?: ReactNode
}

/**
 * Everything below shows the same moment; a change of it is a transition, so that typing goes first.
 * Throws a `TypeError` where there is no `AllianceProvider`.
 *
 * @example
 * createElement(MomentScope, { defaultMoment: { position: 41 } }, createElement("p", null, "Zo stond het er toen voor."))
 */
export const MomentScope = ({
  children,
  defaultMoment = "now",
  moment: given,
  onMomentChange
}: MomentScopeProps): ReactNode => {
  const { session } = useHanded()
  const [own, setOwn] = useState(defaultMoment)
  const moment = useSameContent(given ?? own)
  const [asked, showAsked] = useOptimistic(moment)
  const [isPending, startTransition] = useTransition()
  /** Where it goes: the next step is taken from there, also when the one before is not shown yet. */
  const heading = useRef(moment)
  useEffect(() => {
    if (!isPending) heading.current = moment
  }, [isPending, moment])

  const goTo = useCallback(
    (next: Moment) => {
      heading.current = next
      startTransition(() => {
        showAsked(next)
        setOwn(next)
        onMomentChange?.(next)
      })
    },
    [onMomentChange, showAsked]
  )
  const step = useCallback(
    (by: 1 | -1) => {
      const to = reachedAt(session, heading.current) + by
      if (to >= 0 && to <= session.standing().head) goTo({ position: to })
    },
    [goTo, session]
  )
  const moves = useMemo(() => ({ goTo, step }), [goTo, step])
  const going = useMemo(() => ({ asked, isPending }), [asked, isPending])
  return createElement(
    MovesContext,
    { value: moves },
    createElement(HeadingContext, { value: going }, createElement(MomentContext, { value: moment }, children))
  )
}

export interface TimeMachine extends Moves, Heading {
  /** The moment that is shown. */
  readonly moment: Moment
  readonly position: number
  /** The last event that is shown: of a day on which it happened, more can be known than is shown. */
  readonly reached: number
  readonly head: number
  readonly isNow: boolean
  readonly canStepBack: boolean
  readonly canStepForward: boolean
  readonly goToNow: () => void
}

/**
 * Where the scope above stands in the log, and how it is moved.
 * Throws a `TypeError` where there is no `MomentScope` or no `AllianceProvider`.
 *
 * @example
 * const Back = () => {
 *   const { canStepBack, step } = useTimeMachine()
 *   return createElement("button", { "aria-disabled": !canStepBack, onClick: () => step(-1) }, "Vorige")
 * }
 */
export const useTimeMachine = (): TimeMachine => {
  const { session } = useHanded()
  const { head } = useStanding()
  const moment = useMoment()
  const moves = useMoves()
  const heading = useContext(HeadingContext)
  const position = useReading(session.positionAt, moment)
  const reached = useReached()
  const { goTo } = moves
  const goToNow = useCallback(() => goTo("now"), [goTo])
  return {
    ...moves,
    ...heading,
    ...{ moment, position, reached, head, goToNow },
    isNow: moment === "now",
    canStepBack: reached > 0,
    canStepForward: reached < head
  }
}
