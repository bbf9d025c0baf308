/** NATS servers of the tests' own: each on a free port of this machine, with its data in a folder that goes with it. */
import { type ChildProcess, spawn } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { createConnection, createServer } from "node:net"
import { tmpdir } from "node:os"
import path from "node:path"

/** A server that can be stopped and started again, with what it keeps on its disk. */
export interface NatsServer {
  readonly address: string
  readonly start: () => Promise<void>
  /** Ends its process, at once when `SIGKILL`; `SIGSTOP` and `SIGCONT` make it stand still and go on. */
  readonly signal: (name: NodeJS.Signals) => Promise<void>
}

const children = new Set<ChildProcess>()
process.once("exit", () => {
  for (const child of children) child.kill("SIGKILL")
})

/** A port that nobody listens on. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once("error", reject)
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address()
      probe.close(() => (typeof address === "object" && address !== null ? resolve(address.port) : reject(address)))
    })
  })

const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createConnection(port, "127.0.0.1")
    socket.once("data", () => resolve(true))
    socket.once("error", () => resolve(false))
    socket.once("data", () => socket.destroy())
  })

/** Ends when this is so; fails after so many milliseconds. */
export const until = async (holds: () => Promise<boolean>, what: string, patience = 20_000): Promise<void> => {
  const end = performance.now() + patience
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`waited in vain until ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** A folder for servers, and an end to all that were started in it. */
export const natsServers = (program: string) => {
  const folder = mkdtempSync(path.join(tmpdir(), "pactwerk-nats-"))
  const running = new Set<NatsServer>()

  const make = async (name: string, config: (port: number, store: string) => string): Promise<NatsServer> => {
    const port = await freePort()
    const file = path.join(folder, `${name}.conf`)
    writeFileSync(file, `listen: 127.0.0.1:${port}\n${config(port, path.join(folder, name))}`)
    let child: ChildProcess | undefined
    let complaint = ""
    const server: NatsServer = {
      address: `127.0.0.1:${port}`,
      start: async () => {
        const started = spawn(program, ["-c", file], { stdio: ["ignore", "ignore", "pipe"] })
        child = started
        children.add(started)
        complaint = ""
        started.stderr.on("data", (text) => {
          complaint = `${complaint}${text}`.slice(-4000)
        })
        await until(async () => {
          if (started.exitCode !== null) throw new Error(`${name} ended at once: ${complaint}`)
          return await listens(port)
        }, `${name} listens`)
      },
      signal: async (signal) => {
        const target = child
        if (target === undefined || target.exitCode !== null || target.signalCode !== null) return
        const over = new Promise((resolve) => target.once("exit", resolve))
        target.kill(signal)
        if (signal === "SIGSTOP" || signal === "SIGCONT") return
        await over
        children.delete(target)
      }
    }
    running.add(server)
    return server
  }

  return {
    /** One server by itself; `more` is added to its configuration. */
    single: async (more = ""): Promise<NatsServer> => {
      const name = `single-${running.size}`
      const server = await make(name, (_, store) => `jetstream { store_dir: "${store}" }\n${more}`)
      await server.start()
      return server
    },
    make,
    folder,
    end: async () => {
      await Promise.all([...running].map((server) => server.signal("SIGKILL")))
      rmSync(folder, { recursive: true, force: true })
    }
  }
}
