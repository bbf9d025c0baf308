/** What the tests of the HTTP door share: an alliance in full swing in memory, and whoever comes to it. */
import { alliance, Day, layerMemory, type OpenedAlliance, onDay, openAlliance } from "@pactwerk/core"
import { prelude, recorded } from "@pactwerk/core/testing"
import { Schema } from "effect"
import { type HttpApp, type HttpOptions, httpApp, localTokens, newLocalToken } from "../src/http/index.ts"

export const anna = "0b5f7c1e-53f5-4a7e-9d0b-6a1d5b8b7f01"
export const origin = "pactwerk.example/woensel-zuid"
export const secretary = newLocalToken()
export const reader = newLocalToken()
export const expired = newLocalToken()

/** A remark that is taken in on the day the tests live in. */
export const submit = {
  _tag: "SubmitFeedback",
  window: "window-1",
  remark: "remark-1",
  from: "organisation-1",
  by: anna,
  channel: "form",
  text: "Begin bij de jongeren."
}

const identities = [
  localTokens([
    { name: "secretary", hash: secretary.hash, level: "internal", actor: { role: "secretary" } },
    { name: "reader", hash: reader.hash, level: "partners" },
    { name: "gone", hash: expired.hash, level: "internal", actor: { role: "chair" }, expiresAt: 1 }
  ])
]

/** The last day on which feedback is taken in, and the day after. */
export const onTheDay = Date.parse("2024-02-16T12:00:00+01:00")
export const tooLate = Date.parse("2024-02-17T12:00:00+01:00")

/** An alliance in which feedback can be given. */
export const openInFullSwing = async (clock: { now: number } = { now: onTheDay }): Promise<OpenedAlliance> => {
  const opened = await openAlliance({ log: layerMemory, now: () => clock.now })
  for (const [index, raw] of prelude.entries()) {
    const command = alliance.asked(recorded(alliance, index + 1, raw).event)
    if (command === undefined) throw new Error(raw._tag)
    const answer = await opened.observe(command, {
      id: `prelude-${index}`,
      actor: { role: "chair" },
      occurred: onDay(Day.make("2024-02-15")),
      source: { document: "verslag" },
      certainty: "stated"
    })
    if (answer._tag !== "Accepted") throw new Error(`${raw._tag}: ${answer._tag}`)
  }
  return opened
}

/** A door on an alliance. */
export const doorOn = (opened: OpenedAlliance, options: Partial<HttpOptions> = {}): HttpApp =>
  httpApp({ opened, origin, identities, ...options })

interface Asking {
  readonly token?: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly method?: string
}

/** Asks a door something. */
export const knock = async (
  door: Pick<HttpApp, "fetch">,
  path: string,
  { body, headers, method, token }: Asking = {}
) =>
  door.fetch(
    new Request(`http://localhost${path}`, {
      method: method ?? (body === undefined ? "GET" : "POST"),
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { "content-type": "application/json" }),
        ...headers
      },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) })
    })
  )

const fields = Schema.decodeUnknownSync(Schema.Record(Schema.String, Schema.Json))

/** The JSON of an answer. */
export const bodyOf = async (response: Response) => fields(await response.json())
