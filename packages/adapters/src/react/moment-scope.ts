/** A part of the screen that shows one moment, and the way from one moment to another. */
import type { Moment, Session } from "@pactwerk/core"
import {
  createContext,
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
import { useHanded, useReading, useSameContent, useStanding } from "./provider.ts"

const MomentContext = createContext<Moment>("now")

/** What moves a scope; apart from its moment, so that what only reads is not rendered again by it. */
interface Moving {
  readonly asked: Moment
  readonly isPending: boolean
  readonly goTo: (moment: Moment) => void
  readonly step: (by: 1 | -1) => void
}
const MovingContext = createContext<Moving | undefined>(undefined)

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
  const moving = useMemo(() => ({ asked, isPending, goTo, step }), [asked, isPending, goTo, step])
  return createElement(MovingContext, { value: moving }, createElement(MomentContext, { value: moment }, children))
}

/**
 * The last event that a moment shows; nothing shown is 0. Of a day on which it happened, more can be known than is shown.
 *
 * @example
 * reachedAt(session, { happenedBy: Day.make("2024-02-16") })
 */
export const reachedAt = (session: Pick<Session<never>, "events" | "positionAt">, moment: Moment): number =>
  moment === "now" || !("happenedBy" in moment)
    ? session.positionAt(moment)
    : (session.events(undefined, moment).at(-1)?.position ?? 0)

/** The moment that is shown here; now where no scope says otherwise. */
export const useMoment = (at?: Moment): Moment => {
  const shown = useContext(MomentContext)
  return useSameContent(at ?? shown)
}

export interface TimeMachine {
  /** The moment that is shown. */
  readonly moment: Moment
  /** The moment that was asked for: another than is shown, as long as it is being made. */
  readonly asked: Moment
  readonly position: number
  /** The last event that is shown: of a day on which it happened, more can be known than is shown. */
  readonly reached: number
  readonly head: number
  readonly isNow: boolean
  readonly isPending: boolean
  readonly canStepBack: boolean
  readonly canStepForward: boolean
  readonly goTo: (moment: Moment) => void
  readonly goToNow: () => void
  /** To the event before, or after. */
  readonly step: (by: 1 | -1) => void
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
  const moving = useContext(MovingContext)
  const position = useReading(session.positionAt, moment)
  const reached = useReading(
    useCallback((at: Moment) => reachedAt(session, at), [session]),
    moment
  )
  if (moving === undefined) throw new TypeError("there is no `MomentScope` above this component")
  const { goTo } = moving
  const goToNow = useCallback(() => goTo("now"), [goTo])
  return {
    ...moving,
    ...{ moment, position, reached, head, goToNow },
    isNow: moment === "now",
    canStepBack: reached > 0,
    canStepForward: reached < head
  }
}
