/** Builds the pages of the web app, and what makes them on a server, where they are not level with their sources. */
import { cpSync, existsSync, globSync, mkdtempSync, rmSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join, resolve } from "node:path"
import { pathToFileURL } from "node:url"
import type { MakePage } from "./made-pages.ts"

const root = resolve(import.meta.dirname, "../../..")
const made = join(root, "packages/examples/web/dist")
const maker = join(root, "packages/examples/server/dist/page.js")

/** When the newest of these was changed, in milliseconds since 1970. */
const changedAt = (files: ReadonlyArray<string>): number =>
  files.reduce((newest, file) => Math.max(newest, statSync(file).mtimeMs), 0)

const sources = () =>
  ["packages/core/src/**/*", "packages/adapters/src/**/*", "packages/examples/{web,woensel-zuid}/**/*"]
    .flatMap((pattern) =>
      globSync(pattern, { cwd: root, exclude: (name) => name === "dist" || name === "node_modules" })
    )
    .map((file) => join(root, file))

/** Whether the pages are there, and not older than what they are made of. */
const areLevel = (): boolean => {
  const page = statSync(join(made, "index.html"), { throwIfNoEntry: false })
  return page !== undefined && existsSync(maker) && page.mtimeMs >= changedAt(sources())
}

/** What was built. */
export interface Built {
  /** The folder of the pages. */
  readonly pages: string
  /** Makes a page on the server. */
  readonly make: MakePage
}

/**
 * The pages, and what makes them on a server, built where that is needed.
 *
 * @param onBuild hears that it takes a few seconds.
 */
export const builtPages = async (onBuild: () => void): Promise<Built> => {
  if (!areLevel()) {
    onBuild()
    await buildAll()
  }
  const { makePage }: { readonly makePage: MakePage } = await import(pathToFileURL(maker).href)
  return { pages: made, make: makePage }
}

const buildAll = async (): Promise<void> => {
  const { build } = await import("vite")
  // Several can build at once: each builds elsewhere, and what is being served stays there all the while.
  const own = mkdtempSync(join(tmpdir(), "pactwerk-web-"))
  const configFile = join(root, "packages/examples/web/vite.config.ts")
  // What the server holds itself is shared with it, and so is what that remembers.
  const rolldownOptions = { external: ["@pactwerk/core", "effect"] }
  await build({
    configFile,
    logLevel: "error",
    build: { outDir: join(own, "server"), copyPublicDir: false, ssr: "page.tsx", rolldownOptions }
  })
  await build({ configFile, logLevel: "error", build: { outDir: join(own, "pages") } })
  cpSync(join(own, "server"), dirname(maker), { recursive: true })
  cpSync(join(own, "pages"), made, { recursive: true })
  rmSync(own, { recursive: true })
}
