/** Where the log is: the one place that knows. Everything else is handed a session. */
import { connect, indexedDbCache } from "@pactwerk/adapters/remote"
import type { Command, Session } from "@pactwerk/core"
import { type DemoRole, demoRoles } from "./roles.ts"

/** Who looks: nobody in particular, or somebody who signed in. */
export interface Who {
  readonly seat: DemoRole | undefined
}

/** The seat of this name; nothing where there is none. */
export const seatNamed = (name: string | null): DemoRole | undefined => demoRoles.find((role) => role.name === name)

/** What the server tells of the demo. */
interface Demo {
  readonly roles: ReadonlyArray<{ readonly name: string; readonly token: string }>
  /** What time it was there when it was asked, in milliseconds since 1970. */
  readonly now: number
}

/** Where the routes of the server begin. */
export const url = "/v1"
let told: Promise<Demo> | undefined
let ahead = 0

/** Asked once; again where that did not succeed. */
const demo = (): Promise<Demo> => {
  told ??= fetch("/demo.json").then(async (response): Promise<Demo> => {
    const answer: Demo = await response.json()
    ahead = answer.now - Date.now()
    return answer
  })
  return told.catch((cause: unknown) => {
    told = undefined
    throw cause
  })
}

/** What time it is where the log is, in milliseconds since 1970; on this machine, where that is not known. */
export const clock = (): number => Date.now() + ahead

declare global {
  /** What `early.js` asked for, while the app was still being read. */
  var askedEarly: { readonly url: string; readonly response: Promise<Response> } | undefined
}

/** What was asked for early is not asked for again; it is used once. */
const fetchOnce: typeof fetch = (input, init) => {
  const early = globalThis.askedEarly
  if (early === undefined || input !== early.url) return fetch(input, init)
  globalThis.askedEarly = undefined
  return early.response
}

/**
 * Opens the log for whoever looks. What everybody may see is kept in the browser, and is there without a connection.
 * Rejects when it cannot be read.
 *
 * @example
 * const session = await openSession({ seat: undefined })
 */
export const openSession = async ({ seat }: Who): Promise<Session<Command>> => {
  const here = demo().catch(() => undefined)
  if (seat === undefined) {
    // What everybody may see needs no token: it is read while the clock is asked.
    const [session] = await Promise.all([connect({ url, cache: indexedDbCache(url), fetch: fetchOnce }), here])
    return session
  }
  const token = (await here)?.roles.find(({ name }) => name === seat.name)?.token
  if (token === undefined) throw new Error(`nobody sits as ${seat.name} here`)
  return connect({ url, token })
}

/** How often each rule stopped something, by its id; of none it is known without a connection. */
export const stoppedByRule = async (): Promise<ReadonlyMap<string, number> | undefined> => {
  const response = await fetch(`${url}/rules`).catch(() => undefined)
  // Not known is not never.
  if (response?.ok !== true) return undefined
  const { rules }: { readonly rules: ReadonlyArray<{ readonly id: string; readonly stopped: number }> } =
    await response.json()
  return new Map(rules.map(({ id, stopped }) => [id, stopped]))
}
