/** A PostgreSQL server of these faults' own: its data is in a folder, and it runs as nobody. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process"
import { chmodSync, chownSync, globSync, mkdirSync, readFileSync } from "node:fs"
import { createServer } from "node:net"
import path from "node:path"
import pg from "pg"
import { until } from "../test/nats-servers.ts"
import type { Room } from "./fault.ts"
import type { Served } from "./servers.ts"

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once("error", reject)
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address()
      probe.close(() => (typeof address === "object" && address !== null ? resolve(address.port) : reject(address)))
    })
  })

/** Nobody in particular: PostgreSQL does not run as root. */
const nobody = 65_534
const asNobody = ["--reuid", String(nobody), "--regid", String(nobody), "--clear-groups"]

/** The processes that this one started. */
const childrenOf = (pid: number): ReadonlyArray<number> =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").filter(Boolean).map(Number)

export const postgresOf = async ({ atEnd, folder }: Room): Promise<Served> => {
  const programs = path.dirname(globSync("/usr/lib/postgresql/*/bin/initdb").sort().at(-1) ?? "")
  const home = folder("disk")
  const data = path.join(home, "data")
  mkdirSync(data)
  for (const made of [home, data]) {
    chownSync(made, nobody, nobody)
    chmodSync(made, 0o700)
  }
  const initdb = ["-D", data, "-U", "pactwerk", "-A", "trust", "-E", "UTF8", "--locale", "C", "--no-sync"]
  execFileSync("setpriv", [...asNobody, path.join(programs, "initdb"), ...initdb], { stdio: "ignore", cwd: home })
  const port = await freePort()
  let server: ChildProcess | undefined
  const client = async () => {
    const made = new pg.Client({ host: "127.0.0.1", port, user: "pactwerk", database: "postgres" })
    made.on("error", () => {})
    await made.connect()
    return made
  }
  const answers = async () => {
    try {
      const made = await client()
      await made.end()
      return true
    } catch {
      return false
    }
  }
  const given = [
    "-D",
    data,
    "-p",
    String(port),
    "-h",
    "127.0.0.1",
    "-k",
    home,
    "-c",
    "max_connections=60",
    "-c",
    "dynamic_shared_memory_type=mmap"
  ]
  const start = () =>
    until("PostgreSQL answers", async () => {
      if (server === undefined || server.exitCode !== null || server.signalCode !== null) {
        server = spawn("setpriv", [...asNobody, path.join(programs, "postgres"), ...given], {
          stdio: "ignore",
          cwd: home
        })
      }
      return answers()
    })
  const end = (signal: NodeJS.Signals) => async () => {
    const ended = server
    if (ended === undefined || ended.exitCode !== null || ended.signalCode !== null) return
    const over = new Promise((resolve) => ended.once("exit", resolve))
    ended.kill(signal)
    await over
  }
  const kill = end("SIGKILL")
  const signalAll = (signal: NodeJS.Signals) => {
    const pid = server?.pid
    if (pid === undefined) return
    for (const one of [pid, ...childrenOf(pid)]) process.kill(one, signal)
  }
  await start()
  // In good order, or the system would keep some of its memory.
  atEnd(end("SIGINT"))
  return {
    store: "postgres",
    places: [`127.0.0.1:${port}`],
    log: (name, by = `127.0.0.1:${port}`) => ({ store: "postgres", at: `postgresql://pactwerk@${by}/postgres`, name }),
    kill,
    start,
    pause: async () => signalAll("SIGSTOP"),
    resume: async () => signalAll("SIGCONT"),
    disconnect: async () => {
      const made = await client()
      const sql =
        "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and backend_type = 'client backend'"
      const { rowCount } = await made.query(sql)
      await made.end()
      return rowCount ?? 0
    }
  }
}
