/** A browser for the tests: the page is bundled and served from this machine, and Chromium opens it. */
import { spawn } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { createServer } from "node:http"
import { tmpdir } from "node:os"
import path from "node:path"
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core"
import { build } from "vite"

/** This module and all it needs, as an application ships it; and the names of what it is made of. */
export const bundle = async (entry: string, minify = false) => {
  const made = await build({
    configFile: false,
    root: import.meta.dirname,
    logLevel: "error",
    resolve: { conditions: ["pactwerk-source", "module", "browser", "production"] },
    build: { write: false, minify, modulePreload: false, rolldownOptions: { input: entry } }
  })
  const output = "output" in made ? made.output : []
  const chunks = output.flatMap((one) => (one.type === "chunk" ? [one] : []))
  return { code: chunks.map(({ code }) => code).join("\n"), modules: chunks.flatMap(({ moduleIds }) => moduleIds) }
}

/** Serves a page with this script, to this machine alone. */
export const serve = async (code: string) => {
  const server = createServer((request, response) => {
    const isScript = request.url === "/page.js"
    response.writeHead(200, { "content-type": isScript ? "text/javascript" : "text/html" })
    response.end(
      isScript ? code : '<!doctype html><meta charset="utf-8"><script type="module" src="/page.js"></script>'
    )
  })
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening))
  const address = server.address()
  const port = typeof address === "object" ? address?.port : undefined
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() }
}

const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--remote-debugging-port=0"
]

/** A folder in which a browser keeps what it knows. */
export const profile = () => {
  const folder = mkdtempSync(path.join(tmpdir(), "pactwerk-chromium-"))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }) }
}

export interface Running {
  readonly context: BrowserContext
  /** A new tab with the page, ready. */
  readonly tab: (url?: string) => Promise<Page>
  /** Ends the process at once, as a crash does. */
  readonly kill: () => Promise<void>
}

/** Starts Chromium on this folder. */
export const start = async (program: string, folder: string, url: string): Promise<Running> => {
  const child = spawn(program, [...flags, `--user-data-dir=${folder}`, "about:blank"], {
    stdio: ["ignore", "ignore", "pipe"],
    // What it leaves behind when it is killed goes with the folder.
    env: { ...process.env, TMPDIR: folder },
    detached: true
  })
  const ended = new Promise<void>((resolve) => child.on("exit", () => resolve()))
  const address = await new Promise<string>((resolve, reject) => {
    let said = ""
    child.on("error", reject)
    child.on("exit", () => reject(new Error(`Chromium ended: ${said}`)))
    child.stderr.on("data", (part) => {
      said += part
      const [, found] = /DevTools listening on (\S+)/.exec(said) ?? []
      if (found !== undefined) resolve(found)
    })
  })
  const browser: Browser = await chromium.connectOverCDP(address)
  const [context] = browser.contexts()
  if (context === undefined) throw new Error("Chromium has no window")
  const tab = async (address = url) => {
    const page = await context.newPage()
    await page.goto(address)
    return page
  }
  const kill = async () => {
    // The group of this browser alone: its own processes, and nobody else's.
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
      process.kill(-child.pid, "SIGKILL")
    await ended
    await browser.close().catch(() => {})
  }
  return { context, tab, kill }
}
