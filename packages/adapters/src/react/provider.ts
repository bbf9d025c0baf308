/** The session that every hook reads: opened outside React, and handed in. */
import type { Moment, Position, Session, Standing, Tagged, Command as TheCommand } from "@pactwerk/core"
import { createContext, createElement, type ReactNode, useContext, useMemo, useSyncExternalStore } from "react"

/** What a provider hands down. */
interface Handed {
  readonly session: Session<never>
  /** How the session stood when the page was made on a server. */
  readonly hydrated: Standing | undefined
}

const HandedContext = createContext<Handed | undefined>(undefined)

export interface AllianceProviderProps {
  readonly session: Session<never>
  /** The head at which a server made this page: the first render of the browser shows it, and then goes on to now. */
  readonly hydrateAt?: number
  readonly children?: ReactNode
}

/**
 * Hands a session to every hook below it, and neither opens nor closes it.
 *
 * @example
 * const opened = await openAlliance({ log: layerMemory })
 * const session = opened.session({ level: "public" })
 * createElement(AllianceProvider, { session }, createElement("p", null, "Welkom"))
 */
export const AllianceProvider = ({ children, hydrateAt, session }: AllianceProviderProps): ReactNode => {
  const handed = useMemo((): Handed => {
    // A head that a page carries is the position its server read.
    const head = hydrateAt as Position | undefined
    return { session, hydrated: head === undefined ? undefined : { head, status: "open" } }
  }, [session, hydrateAt])
  return createElement(HandedContext, { value: handed }, children)
}

export const useHanded = (): Handed => {
  const handed = useContext(HandedContext)
  if (handed === undefined) throw new TypeError("there is no `AllianceProvider` above this component")
  return handed
}

/**
 * The session of the provider above, for the commands of the alliance, or of your own rooms.
 * Throws a `TypeError` where there is no provider.
 *
 * @example
 * const Asks = () => createElement("p", null, useAlliance().mayAsk ? "U kunt iets vragen." : "U kunt lezen.")
 */
export const useAlliance = <C extends Tagged = TheCommand>(): Session<C> =>
  // A context has one type: whoever hands in a session says here, once more, what can be asked in it.
  useHanded().session as Session<never> as Session<C>

/**
 * How the session stands, again after every change.
 * Throws a `TypeError` where there is no provider.
 *
 * @example
 * const Head = () => createElement("p", null, `stand t/m gebeurtenis ${useStanding().head}`)
 */
export const useStanding = (): Standing => {
  const { hydrated, session } = useHanded()
  return useSyncExternalStore(session.subscribe, session.standing, () => hydrated ?? session.standing())
}

/** The same object as long as its content is the same. */
export const useSameContent = <A>(value: A): A => {
  const content = JSON.stringify(value)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the content is what counts.
  return useMemo(() => value, [content])
}

/** What is read at a moment, again after every change; on a server and in the first render, as the server saw it. */
export const useReading = <A>(read: (moment: Moment) => A, moment: Moment): A => {
  const { hydrated, session } = useHanded()
  const first = () => read(hydrated === undefined ? moment : until(hydrated.head, moment, session))
  return useSyncExternalStore(session.subscribe, () => read(moment), first)
}

/** The moment, as somebody sees it who knows the log up to there. */
const until = (head: number, moment: Moment, session: Session<never>): Moment => {
  if (moment !== "now" && "happenedBy" in moment) {
    return { ...moment, knownAt: Math.min(moment.knownAt ?? head, head) }
  }
  return { position: Math.min(session.positionAt(moment), head) }
}
