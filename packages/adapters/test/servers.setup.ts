/** Looks once for what some tests need beside this machine's Node, and says at the end what was left out. */
import { execFileSync } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir, userInfo } from "node:os"
import path from "node:path"
import pg from "pg"
import type { TestProject } from "vitest/node"

declare module "vitest" {
  export interface ProvidedContext {
    /** The address of a PostgreSQL server; without one an empty text. */
    readonly postgres: string
    /** How to start a NATS server, or else the address of one; without either an empty text. */
    readonly natsServer: string
    readonly natsUrl: string
    /** Where Chromium is; without it an empty text. */
    readonly chromium: string
    /** Where the shells are that complete a command line, beside bash; without one an empty text. */
    readonly fish: string
    readonly zsh: string
    /** A folder for whatever is made once for many tests, cleared away when all have run. */
    readonly scratch: string
  }
}

const found = (program: string): string => {
  try {
    return execFileSync("sh", ["-c", 'command -v "$1"', "sh", program], { encoding: "utf8" }).trim()
  } catch {
    return ""
  }
}

const postgresHere = async (): Promise<string> => {
  const named = process.env.PACTWERK_POSTGRES_URL
  const socket = `postgresql:///postgres?host=/var/run/postgresql&user=${encodeURIComponent(userInfo().username)}`
  for (const url of named === undefined ? [socket] : [named]) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000 })
    try {
      await client.connect()
      await client.end()
      return url
    } catch {
      await client.end().catch(() => {})
    }
  }
  return ""
}

/** What is missing fails when it is required (`PACTWERK_REQUIRE=postgres,nats,chromium`), and is named at the end when not. */
export default async (project: TestProject): Promise<() => void> => {
  const postgres = await postgresHere()
  const [natsServer, natsUrl] = [found("nats-server"), process.env.PACTWERK_NATS_URL ?? ""]
  const [chromium, fish, zsh] = [found("chromium"), found("fish"), found("zsh")]
  project.provide("postgres", postgres)
  project.provide("natsServer", natsServer)
  project.provide("natsUrl", natsUrl)
  project.provide("chromium", chromium)
  project.provide("fish", fish)
  project.provide("zsh", zsh)

  const here = { postgres, nats: natsServer + natsUrl, chromium, fish, zsh }
  const missing = Object.entries(here).flatMap(([name, where]) => (where === "" ? [name] : []))
  const required = (process.env.PACTWERK_REQUIRE ?? "").split(",").map((name) => name.trim())
  const lacking = missing.filter((name) => required.includes(name))
  if (lacking.length > 0) throw new Error(`required for these tests and not found here: ${lacking.join(", ")}`)
  const scratch = mkdtempSync(path.join(tmpdir(), "pactwerk-tests-"))
  project.provide("scratch", scratch)
  return () => {
    rmSync(scratch, { recursive: true, force: true })
    if (missing.length > 0) console.log(`\nLeft out, for it is not on this machine: ${missing.join(", ")}`)
  }
}
