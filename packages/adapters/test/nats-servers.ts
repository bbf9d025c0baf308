/** NATS servers of the tests' own: each on a free port of this machine, with its data in a folder that goes with it. */
import { type ChildProcess, spawn } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { createConnection, createServer } from "node:net"
import { tmpdir } from "node:os"
import path from "node:path"

/** A server that can be ended and started again, with what it keeps on its disk. */
export interface NatsServer {
  readonly name: string
  readonly address: string
  /** Where it keeps its streams. */
  readonly store: string
  readonly start: () => Promise<void>
  /** `SIGKILL` and `SIGTERM` end its process; `SIGSTOP` and `SIGCONT` make it stand still and go on. */
  readonly signal: (name: NodeJS.Signals) => Promise<void>
}

const children = new Set<ChildProcess>()
process.once("exit", () => {
  for (const child of children) child.kill("SIGKILL")
})

/** A port that nobody listens on. */
const freePort = (): Promise<number> =>
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
    const end = (heard: boolean) => () => {
      socket.destroy()
      resolve(heard)
    }
    // A server speaks first.
    socket.once("data", end(true))
    socket.once("error", end(false))
  })

/** Waits until this is so; fails after so many milliseconds. */
export const until = async (what: string, holds: () => Promise<boolean>, patience = 30_000): Promise<void> => {
  const end = performance.now() + patience
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`waited in vain until ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** A folder for servers, and an end to all that were started in it. */
export const natsServers = (program: string) => {
  let made: string | undefined
  const folder = () => {
    made ??= mkdtempSync(path.join(tmpdir(), "pactwerk-nats-"))
    return made
  }
  const servers: Array<NatsServer> = []

  const make = async (config: (place: { readonly name: string; readonly store: string }) => string) => {
    const [name, port] = [`server-${servers.length}`, await freePort()]
    const [file, store] = [path.join(folder(), `${name}.conf`), path.join(folder(), name)]
    writeFileSync(file, `listen: "127.0.0.1:${port}"\n${config({ name, store })}\n`)
    const server = controlled(program, file, { name, port, store })
    servers.push(server)
    return server
  }
  const started = async (config: Parameters<typeof make>[0]) => {
    const server = await make(config)
    await server.start()
    return server
  }

  return {
    /** One server by itself; `more` is added to its configuration, `limits` to that of JetStream. */
    single: (more = "", limits = "") => started(({ store }) => `jetstream { store_dir: "${store}"${limits} }\n${more}`),
    /** A server as this configuration says. */
    configured: (config: string) => started(() => config),
    /** So many servers that keep their streams together. */
    cluster: async (size: number) => {
      const routes = await Promise.all(Array.from({ length: size }, freePort))
      const all = routes.map((port) => `"nats-route://127.0.0.1:${port}"`).join(", ")
      const nodes: Array<NatsServer> = []
      for (const port of routes) {
        const cluster = `cluster { name: pactwerk, listen: "127.0.0.1:${port}", routes: [${all}] }`
        nodes.push(
          await make(({ name, store }) => `server_name: ${name}\njetstream { store_dir: "${store}" }\n${cluster}`)
        )
      }
      await Promise.all(nodes.map((node) => node.start()))
      return nodes
    },
    end: async () => {
      await Promise.all(servers.map((server) => server.signal("SIGKILL")))
      if (made !== undefined) rmSync(made, { recursive: true, force: true })
    }
  }
}

const controlled = (
  program: string,
  file: string,
  { name, port, store }: { readonly name: string; readonly port: number; readonly store: string }
): NatsServer => {
  let child: ChildProcess | undefined
  return {
    name,
    store,
    address: `127.0.0.1:${port}`,
    start: async () => {
      const process = spawn(program, ["-c", file], { stdio: ["ignore", "ignore", "pipe"] })
      let complaint = ""
      process.stderr.on("data", (text) => {
        complaint = `${complaint}${text}`.slice(-4000)
      })
      child = process
      children.add(process)
      await until(`${name} listens`, async () => {
        if (process.exitCode !== null) throw new Error(`${name} ended at once: ${complaint}`)
        return await listens(port)
      })
    },
    signal: async (signal) => {
      const process = child
      if (process === undefined || process.exitCode !== null || process.signalCode !== null) return
      if (signal === "SIGSTOP" || signal === "SIGCONT") {
        process.kill(signal)
        return
      }
      const over = new Promise((resolve) => process.once("exit", resolve))
      process.kill(signal)
      await over
      children.delete(process)
    }
  }
}
