/** What the tests do inside a page of a browser: bundled, and called from outside by name. */
import {
  type EventLog,
  everything,
  Kernel,
  type LogError,
  Membership,
  newEventId,
  type OpenedLog,
  OrganisationId,
  openAlliance,
  PersonId,
  Position,
  type Recorded,
  Views
} from "@pactwerk/core"
import {
  about,
  alliancesSuite,
  batch,
  type Capability,
  durable,
  many,
  type Report,
  type Runner,
  type Running,
  suite,
  unless,
  writeAtRandom
} from "@pactwerk/core/testing"
import { Effect, Layer, Result } from "effect"
import type { Request } from "../src/storage/indexeddb/web.ts"
import { alliances, type Factory, layer, open } from "../src/storage/indexeddb.ts"

// No program here has the types of the DOM; what is tested with is named here, and is there in a page.
const { indexedDB }: { indexedDB?: Factory & Removing; BroadcastChannel?: unknown } = globalThis
interface Removing {
  deleteDatabase(name: string): Request<unknown>
}

/** All but reading by pages: a log over a journal is in memory as a whole. */
export const capabilities: ReadonlyArray<Capability> = ["test clock", "reopening", "several handles"]

/** Every claim about this store, for any runner: in a page they run, outside they are only named. */
export const claims = ({ deep, ...runner }: Runner & { readonly deep: boolean }): void => {
  const running: Running = { ...runner, deep, timeout: deep ? 120_000 : 20_000, capabilities }
  let logs = 0
  const fresh = Layer.suspend(() => layer({ alliance: `log-${++logs}` }))
  suite("IndexedDB in Chromium", fresh, { ...running, runs: deep ? 60 : 3 })
  durable("IndexedDB in Chromium", (alliance) => layer({ alliance }), running)
  const empty = Layer.unwrap(Effect.as(Effect.promise(clear), alliances()))
  alliancesSuite("IndexedDB in Chromium", empty, running)
}

/** A short history by way of the rules, on any log: what was answered, what is kept, what a view says of it. */
export const history = async (log: Layer.Layer<EventLog, LogError>) => {
  const alliance = await openAlliance({ log, now: () => Date.UTC(2024, 1, 1) })
  const asking = { actor: { role: "secretary" } } as const
  const person = PersonId.make("00000000-0000-4000-8000-000000000001")
  const organisation = OrganisationId.make("library")
  const welcome = Membership.Command.cases.WelcomeMember.make({ organisation, representative: person })
  const answers = [
    await alliance.ask(welcome, asking),
    await alliance.ask(Kernel.Command.cases.IntroducePerson.make({ person, name: "Anna de Wit" }), asking),
    await alliance.ask(
      Membership.Command.cases.ProfileOrganisation.make({ organisation, name: "Bibliotheek" }),
      asking
    ),
    await alliance.ask(welcome, asking)
  ].map((answer) => (answer._tag === "Refused" ? answer.refused.broken : answer._tag))
  const kept = alliance.events().map(({ position, type }) => `${position} ${type}`)
  const register = JSON.stringify(alliance.project(Views.register))
  await alliance.close()
  return { answers, kept, register }
}

/** With ids of their own: two pages count alike, and would offer the same. */
const fresh = (count: number, tag: string) =>
  batch(many(count, "Counted", [tag]).map((event) => ({ ...event, id: newEventId() })))

const clear = async (): Promise<void> => {
  for (const { name = "" } of (await indexedDB?.databases?.()) ?? []) await page.remove(name)
}

const tests = new Map<string, () => Promise<void>>()
const logs = new Map<string, Promise<OpenedLog>>()
const opened = (alliance: string): Promise<OpenedLog> => {
  const log = logs.get(alliance) ?? open({ alliance })
  logs.set(alliance, log)
  return log
}
const met: Array<number> = []

/** What a test can ask of a page. */
const page = {
  /** Runs one claim; rejects where it does not hold. */
  claim: async (name: string, deep: boolean): Promise<void> => {
    if (tests.size === 0) claims({ deep, describe: (_, body) => body(), it: (title, _, run) => tests.set(title, run) })
    const run = tests.get(name)
    if (run === undefined) throw new Error(`there is no claim \`${name}\``)
    await run()
  },

  history: (alliance: string) => history(layer({ alliance })),

  /** Everything in the log, which is opened if it is not yet. */
  read: async (alliance: string): Promise<ReadonlyArray<Recorded>> => {
    const log = await opened(alliance)
    return await Array.fromAsync(log.read(everything))
  },

  /** Four writers append batches of three, so many in all; each receipt is told before the next append. */
  write: async (alliance: string, batches: number): Promise<void> => {
    const log = await opened(alliance)
    let begun = 0
    const writer = async () => {
      while (begun++ < batches) {
        const events = fresh(3, `batch:${crypto.randomUUID()}`)
        const { first } = Result.getOrThrow(await log.append(events))
        await globalThis.told(events.map(({ id }, index) => ({ id, position: first + index })))
      }
    }
    await Promise.all([writer(), writer(), writer(), writer()])
  },

  /** So many guards on one thing, at this time; how many got a receipt. */
  guard: async (alliance: string, seat: string, guards: number, at: number): Promise<number> => {
    const log = await opened(alliance)
    await new Promise((resume) => setTimeout(resume, at - Date.now()))
    const guard = () => log.append(fresh(1, seat), unless(about([], seat), 0))
    const answers = await Promise.all(Array.from({ length: guards }, guard))
    return answers.filter(Result.isSuccess).length
  },

  /** Writes and reads at random, and gives what it was told. */
  wander: async (alliance: string, seed: number, calls: number): Promise<ReadonlyArray<Report>> => {
    const reports: Array<Report> = []
    const report = (told: Report) => void reports.push(told)
    const now = () => performance.timeOrigin + performance.now()
    await Effect.runPromise(Effect.provide(writeAtRandom({ seed, calls, now, report }), layer({ alliance })))
    return reports
  },

  /** Follows a log from its beginning, and keeps the positions it meets. */
  follow: async (alliance: string): Promise<void> => {
    const log = await opened(alliance)
    const following = async () => {
      let mark = Position.make(0)
      for await (const until of log.heads) {
        for await (const { position } of log.read(everything, { after: mark, until })) met.push(position)
        mark = until
      }
    }
    following()
  },
  met: () => met,

  /** Whether the browser promises to keep what this page stores. */
  persisted: async (alliance: string): Promise<boolean> => {
    const { promise, resolve } = Promise.withResolvers<boolean>()
    const { close } = await open({ alliance, persisted: resolve })
    // Whoever closes before the browser answered hears nothing any more.
    const isPromised = await promise
    await close()
    return isPromised
  },

  /** Removes a database, as another program or the person behind the browser may. */
  remove: (name: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const request = indexedDB?.deleteDatabase(name)
      request?.addEventListener("success", () => resolve())
      request?.addEventListener("error", () => reject(request.error))
    }),

  /** What an append of so many bytes comes to. */
  fill: async (alliance: string, bytes: number): Promise<string> => {
    const log = await opened(alliance)
    // Of chance, so that no browser makes it smaller.
    const parts = Array.from({ length: bytes / 36 }, () => crypto.randomUUID())
    const [event] = fresh(1, "filler")
    const answer = await log.append([{ ...event, data: { text: parts.join("") } }])
    if (Result.isSuccess(answer)) return "stored"
    const { failure } = answer
    return failure._tag === "LogError" ? `${failure.reason}: ${failure.message}` : failure.message
  }
}

export type Page = typeof page

/** An event that a receipt was given for. */
export interface Told {
  readonly id: string
  readonly position: number
}

declare global {
  var pactwerk: Page
  /** Hears of each receipt: which events, at which positions. */
  var told: (events: ReadonlyArray<Told>) => Promise<void>
}
globalThis.pactwerk = page
