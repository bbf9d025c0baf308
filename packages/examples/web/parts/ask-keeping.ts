/// <reference lib="dom" />
/** Keeps what cannot be sent, and sends it when the log is there again. */
import { useStanding } from "@pactwerk/adapters/react"
import { RemoteFault } from "@pactwerk/adapters/remote"
import { alliance, type Command, type Session } from "@pactwerk/core"
import { Result } from "effect"
import { useCallback, useEffect, useMemo, useSyncExternalStore } from "react"
import { useLook } from "../look.tsx"
import { useSignedIn } from "../signed-in.tsx"
import { changeKept, type Kept, keptText, readKept, type Sent, sendKept, subscribeKept } from "./ask-kept.ts"

/** How a form keeps what it cannot send. */
export interface Keeping {
  /** Whether what is asked now has to wait: there is no connection, or something before it waits. */
  readonly mustWait: boolean
  /** Keeps it after what waits; whether this browser does. */
  readonly keep: (kept: Kept) => boolean
}

export interface KeptList extends Keeping {
  readonly list: ReadonlyArray<Kept>
  readonly remove: (id: string) => void
  /** Lets what was refused wait again, in its place. */
  readonly again: (id: string) => void
  readonly send: () => void
}

/** Whether nobody answered, so that it can be sent later. */
export const isUnanswered = (fault: unknown): boolean =>
  fault instanceof RemoteFault && (fault.reason === "unreachable" || fault.reason === "unavailable")

const sentBy =
  (session: Session<Command>) =>
  async ({ command, id }: Kept): Promise<Sent> => {
    const read = alliance.readCommand(command)
    // What is no command of today can only be looked at and thrown away.
    if (Result.isFailure(read)) return { is: "refused", broken: [] }
    try {
      const outcome = await session.ask(read.success, { id })
      return outcome.accepted ? { is: "recorded" } : { is: "refused", broken: outcome.broken }
    } catch (fault) {
      // What the server never understands would keep all that comes after it waiting.
      const isHopeless = fault instanceof RemoteFault && (fault.reason === "malformed" || fault.reason === "tooLarge")
      return isHopeless ? { is: "refused", broken: [] } : { is: "unanswered" }
    }
  }

/** What this seat keeps; nothing is kept for nobody. */
export const useKept = (): KeptList => {
  const { session } = useLook()
  const { seat } = useSignedIn()
  const { status } = useStanding()
  const name = seat?.name ?? ""
  const text = useSyncExternalStore(
    subscribeKept,
    () => keptText(name),
    () => "[]"
  )
  const list = useMemo(() => readKept(text), [text])
  const waits = list.some(({ refused }) => refused === undefined)
  const send = useCallback(() => {
    if (session.mayAsk) void sendKept(name, sentBy(session))
  }, [session, name])
  useEffect(() => {
    if (status === "open" && waits) send()
  }, [status, waits, send])
  useEffect(() => {
    addEventListener("online", send)
    return () => removeEventListener("online", send)
  }, [send])
  return {
    list,
    mustWait: status !== "open" || waits,
    keep: (kept) => changeKept(name, (others) => [...others, kept]),
    remove: (id) => changeKept(name, (all) => all.filter((one) => one.id !== id)),
    again: (id) => {
      changeKept(name, (all) =>
        all.map((one) => {
          const { refused, ...waiting } = one
          return one.id === id ? waiting : one
        })
      )
      send()
    },
    send
  }
}
