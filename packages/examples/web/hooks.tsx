/** Stands in for the hooks of the React adapter. */
import type { Command, Moment, Query, Recorded, Session, Standing, Tagged, View } from "@pactwerk/core"
import { createContext, type ReactNode, use, useMemo, useSyncExternalStore } from "react"

const Held = createContext<{ session: Session<Command>; moment: Moment } | undefined>(undefined)

export const AllianceProvider = ({ session, children }: { session: Session<Command>; children: ReactNode }) => (
  <Held value={{ session, moment: "now" }}>{children}</Held>
)
export const MomentScope = ({ children, moment = "now" }: { children: ReactNode; moment?: Moment }) => (
  <Held value={{ session: useAlliance(), moment }}>{children}</Held>
)
const held = () => {
  const found = use(Held)
  if (found === undefined) throw new Error("no provider")
  return found
}
export const useAlliance = (): Session<Command> => held().session
export const useStanding = (): Standing => {
  const { standing, subscribe } = useAlliance()
  return useSyncExternalStore(subscribe, standing, standing)
}
export const useView = <A, Heard extends Tagged>(view: View<A, Heard>, { at }: { at?: Moment } = {}): A => {
  const { moment, session } = held()
  useStanding()
  return session.project(view, at ?? moment)
}
export const useEvents = (query?: Query, { at }: { at?: Moment } = {}): ReadonlyArray<Recorded> => {
  const { moment, session } = held()
  const { head } = useStanding()
  const key = `${JSON.stringify(at ?? moment)} ${head}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says what is read.
  return useMemo(() => session.events(query, at ?? moment), [key, session])
}
