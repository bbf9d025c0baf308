/** A way to a PostgreSQL server that can be cut, after so many bytes or at once, and mended again. */
import { connect, createServer, type Socket } from "node:net"
import { Effect } from "effect"
import { url, urlWith } from "./postgres-fixtures.ts"

/** Which way the bytes go: to the server, or back from it. */
export type Way = "there" | "back"

const target = (): { readonly path: string } | { readonly host: string; readonly port: number } => {
  const { hostname, port, searchParams } = new URL(url)
  const host = searchParams.get("host") ?? hostname
  const at = Number(searchParams.get("port") ?? (port === "" ? 5432 : port))
  return host.startsWith("/") ? { path: `${host}/.s.PGSQL.${at}` } : { host, port: at }
}

/** Opens the way; it is closed with the scope. */
export const makeWire = Effect.acquireRelease(
  Effect.callback<Wire>((resume) => {
    const wire = new Wire()
    wire.server.listen(0, "127.0.0.1", () => resume(Effect.succeed(wire)))
  }),
  (wire) => Effect.sync(() => wire.close())
)

class Wire {
  /** Bytes seen since the last `count`. */
  passed: Record<Way, number> = { there: 0, back: 0 }
  cuts = 0
  /** Connections that were asked to listen. */
  listeners = 0
  readonly server = createServer((near) => this.join(near))
  readonly #pairs = new Set<readonly [near: Socket, far: Socket]>()
  #left: Record<Way, number> = { there: Number.POSITIVE_INFINITY, back: Number.POSITIVE_INFINITY }
  #broken = false
  #deaf = false

  /** The address of the server, by this way. */
  get url(): string {
    const address = this.server.address()
    const port = typeof address === "object" && address !== null ? address.port : 0
    return urlWith({ host: "127.0.0.1", port: String(port) })
  }
  /** Begins to count the bytes anew. */
  count(): void {
    this.passed = { there: 0, back: 0 }
  }
  /** Cuts every connection once so many more bytes went this way; later connections are whole. */
  cutAfter(way: Way, bytes: number): void {
    this.#left = { there: Number.POSITIVE_INFINITY, back: Number.POSITIVE_INFINITY, [way]: bytes }
  }
  /** Cuts every connection now. */
  cut(): void {
    this.cuts += this.#pairs.size > 0 ? 1 : 0
    for (const pair of this.#pairs) for (const socket of pair) socket.destroy()
    this.#pairs.clear()
  }
  /** Cuts every connection, and each new one at once. */
  break(): void {
    this.#broken = true
    this.cut()
  }
  mend(): void {
    this.#broken = false
  }
  /** From now on whoever listens hears nothing more, and does not learn that. */
  deafen(): void {
    this.#deaf = true
  }
  close(): void {
    this.break()
    this.server.close()
  }

  private join(near: Socket): void {
    if (this.#broken) {
      near.destroy()
      return
    }
    const far = connect(target())
    const pair = [near, far] as const
    this.#pairs.add(pair)
    let listens = false
    const over = () => {
      this.#pairs.delete(pair)
      near.destroy()
      far.destroy()
    }
    for (const socket of pair) {
      socket.on("error", over)
      socket.on("close", over)
    }
    near.on("data", (part) => {
      if (part.includes("listen pactwerk")) {
        listens = true
        this.listeners += 1
      }
      this.pass("there", part, far)
    })
    far.on("data", (part) => {
      if (!(listens && this.#deaf)) this.pass("back", part, near)
    })
  }

  private pass(way: Way, part: Buffer, to: Socket): void {
    this.passed[way] += part.length
    const left = this.#left[way]
    this.#left[way] = left - part.length
    if (left > part.length) {
      to.write(part)
      return
    }
    this.#left[way] = Number.POSITIVE_INFINITY
    // What came before the cut arrives.
    to.write(part.subarray(0, left), () => this.cut())
  }
}
