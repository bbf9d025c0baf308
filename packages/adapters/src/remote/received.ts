/** What comes from a server, read before anything is done with it. */
import { isRecorded, type Objected, Position, Recorded } from "@pactwerk/core"
import { Result, Schema } from "effect"
import { BrokenRule, LookedAt } from "../http/objection.ts"
import { RemoteFault } from "./fault.ts"

const Objections = Schema.Struct({ broken: Schema.Array(BrokenRule), facts: LookedAt })
const Accepted = Schema.Struct({ events: Schema.Array(Recorded), isRepeat: Schema.Boolean })

/** What the server sent, or that it cannot be read. */
const read = <A>(schema: Schema.Codec<A, unknown>) => {
  const decode = Schema.decodeUnknownResult(schema)
  return (value: unknown): A => {
    const decoded = decode(value)
    if (Result.isFailure(decoded)) throw new RemoteFault("unreadable", { cause: decoded.failure })
    return decoded.success
  }
}
const [slowly, objections] = [read(Recorded), read(Objections)]
/** What came of asking. */
export const accepted = read(Accepted)
/** An event; what is wrong with it is only looked for where something is. */
export const event = (value: unknown): Recorded => (isRecorded(value) ? value : slowly(value))

const isReuse = Schema.is(Schema.Struct({ type: Schema.String.check(Schema.isEndingWith("/problems/key-reused")) }))

/** What stands against a command. Throws where that is no rule, but that its id was another's. */
export const objectedIn = (value: unknown): Objected => {
  if (isReuse(value)) throw new RemoteFault("idReused")
  const { broken, facts } = objections(value)
  return { broken, facts: Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, fact ?? undefined])) }
}

/** A text as JSON, or that it cannot be read. */
export const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new RemoteFault("unreadable", { cause })
  }
}

/** How far the log reaches. */
export const passed = read(Schema.Struct({ position: Position }))

/** The events of a body, line by line: each is read as it comes, while the server writes the next. */
export const eventsIn = async (body: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<ReadonlyArray<Recorded>> => {
  const texts = body.pipeThrough(new TextDecoderStream()).getReader()
  const events: Array<Recorded> = []
  let rest = ""
  for (let next = await texts.read(); !next.done; next = await texts.read()) {
    const lines = (rest + next.value).split("\n")
    rest = lines.pop() ?? ""
    for (const line of lines) events.push(event(parsed(line)))
  }
  return rest === "" ? events : [...events, event(parsed(rest))]
}
