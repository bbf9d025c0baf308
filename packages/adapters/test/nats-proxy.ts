/** A way to a server that can be cut at any byte, so that nobody knows whether what was sent has arrived. */
import { createConnection, createServer, type Socket } from "node:net"

export type Direction = "up" | "down"

/** How many bytes of this piece still pass before the connection is cut; without an answer all pass. */
export type Knife = (direction: Direction, piece: Buffer) => number | undefined

/** Listens on a free port, and hands everything on to the server at this address. */
export const proxyTo = async (address: string) => {
  const [host, port] = address.split(":")
  const open = new Set<Socket>()
  let knife: Knife | undefined
  let cuts = 0

  const server = createServer((client) => {
    const upstream = createConnection(Number(port), host)
    const both = [client, upstream]
    const cut = () => {
      for (const socket of both) socket.destroy()
    }
    for (const socket of both) {
      open.add(socket)
      socket.setNoDelay(true)
      socket.on("error", cut)
      socket.on("close", () => {
        open.delete(socket)
        cut()
      })
    }
    const pass = (direction: Direction, from: Socket, to: Socket) =>
      from.on("data", (piece) => {
        const left = knife?.(direction, piece)
        if (left === undefined) {
          to.write(piece)
          return
        }
        // One cut, and then the way is whole again.
        knife = undefined
        cuts += 1
        from.pause()
        to.write(piece.subarray(0, left), () => setTimeout(cut, 5))
      })
    pass("up", client, upstream)
    pass("down", upstream, client)
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const found = server.address()
  return {
    address: `127.0.0.1:${typeof found === "object" && found !== null ? found.port : 0}`,
    cuts: () => cuts,
    /** Cuts once, where this says. */
    cut: (next: Knife) => {
      knife = next
    },
    close: () => {
      for (const socket of open) socket.destroy()
      return new Promise((resolve) => server.close(resolve))
    }
  }
}
