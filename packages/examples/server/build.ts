/** Builds the pages of the web app, where they are not level with what they are made of. */
import { cpSync, globSync, mkdtempSync, rmSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"

const root = resolve(import.meta.dirname, "../../..")
const made = join(root, "packages/examples/web/dist")

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
  return page !== undefined && page.mtimeMs >= changedAt(sources())
}

/**
 * The folder of the pages, built where that is needed.
 *
 * @param onBuild hears that it takes a few seconds.
 */
export const builtPages = async (onBuild: () => void): Promise<string> => {
  if (areLevel()) return made
  onBuild()
  const { build } = await import("vite")
  // Several can build at once: each builds elsewhere, and what is being served stays there all the while.
  const own = mkdtempSync(join(tmpdir(), "pactwerk-web-"))
  const configFile = join(root, "packages/examples/web/vite.config.ts")
  await build({ configFile, logLevel: "error", build: { outDir: own } })
  cpSync(own, made, { recursive: true })
  rmSync(own, { recursive: true })
  return made
}
