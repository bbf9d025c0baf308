/** What goes over the wire: the routes of `@pactwerk/adapters/http`, as one reader asks them. */
import type { Objected, Outcome } from "@pactwerk/core"
import { type EventSourceMessage, EventSourceParserStream } from "eventsource-parser/stream"
import type { Page } from "./cache.ts"
import { faultOf, RemoteFault } from "./fault.ts"
import { accepted, event, eventsIn, objectedIn, parsed, passed } from "./received.ts"

/** How a server is reached. */
export interface Reaching {
  /** Where its routes begin: `https://pact.example/v1`. */
  readonly url: string
  /** The bearer token of whoever reads; without it only what is public is shown. */
  readonly token?: string
  /** Without it, that of the browser. */
  readonly fetch?: typeof fetch
}

export interface Wire {
  /** Everything after a position, and up to where the log reaches. */
  readonly read: (after: number, signal: AbortSignal) => Promise<Page>
  /** What comes after a position, as it comes. */
  readonly stream: (after: number, signal: AbortSignal) => AsyncIterable<Page>
  readonly check: (command: object) => Promise<Objected | undefined>
  readonly ask: (command: object, options: { readonly id: string; readonly signal?: AbortSignal }) => Promise<Outcome>
}

/** A page of the stream: an event that may be seen, or how far the log reaches without one. */
const pageOf = ({ data, event: kind }: EventSourceMessage): Page | undefined => {
  if (kind === "recorded") {
    const recorded = event(parsed(data))
    return { head: recorded.position, events: [recorded] }
  }
  return kind === "passed" ? { head: passed(parsed(data)).position, events: [] } : undefined
}

/** An answer that ends before its end is no answer. */
const cutOff = (cause: unknown, signal: AbortSignal): never => {
  signal.throwIfAborted()
  throw cause instanceof RemoteFault ? cause : new RemoteFault("unreachable", { cause })
}

/**
 * The wire to a server.
 *
 * @example
 * const wire = wireTo({ url: "http://127.0.0.1:8080/v1" })
 */
export const wireTo = ({ fetch = globalThis.fetch, token, url }: Reaching): Wire => {
  const go = async (
    path: string,
    { headers, ...init }: RequestInit & { readonly headers?: Record<string, string> } = {}
  ) => {
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` }
    const request = { ...init, headers: { ...headers, ...authorization } }
    const response = await fetch(`${url}${path}`, request).catch((cause: unknown) => {
      init.signal?.throwIfAborted()
      throw new RemoteFault("unreachable", { cause })
    })
    if (response.ok || response.status === 422) return response
    await response.body?.cancel()
    throw faultOf(response.status)
  }
  const post = (path: string, body: object, options: { readonly id?: string; readonly signal?: AbortSignal } = {}) =>
    go(path, {
      method: "POST",
      body: JSON.stringify(body),
      headers: {
        "content-type": "application/json",
        ...(options.id !== undefined && { "idempotency-key": options.id })
      },
      ...(options.signal !== undefined && { signal: options.signal })
    })
  return {
    read: async (after, signal) => {
      const response = await go(`/events?after=${after}`, { headers: { accept: "application/x-ndjson" }, signal })
      const head = Number(response.headers.get("pactwerk-position") ?? Number.NaN)
      if (!Number.isSafeInteger(head)) throw new RemoteFault("unreadable")
      const { body } = response
      const events = body === null ? [] : await eventsIn(body).catch((cause: unknown) => cutOff(cause, signal))
      return { head, events }
    },
    stream: async function* (after, signal) {
      const headers = { accept: "text/event-stream", "last-event-id": String(after) }
      const { body } = await go("/event-stream", { headers, signal })
      if (body === null) throw new RemoteFault("unreadable")
      const messages = body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream()).getReader()
      // Not every browser walks through a stream by itself.
      for (let next = await messages.read(); !next.done; next = await messages.read()) {
        const page = pageOf(next.value)
        if (page !== undefined) yield page
      }
    },
    check: async (command) => {
      const response = await post("/checks", { command })
      const answer = parsed(await response.text())
      const told = objectedIn(answer)
      return told.broken.length === 0 ? undefined : told
    },
    ask: async (command, options) => {
      const response = await post("/asks", { command }, options)
      const answer = parsed(await response.text())
      return response.status === 422
        ? { accepted: false, ...objectedIn(answer) }
        : { accepted: true, ...accepted(answer) }
    }
  }
}
