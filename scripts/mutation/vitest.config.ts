/** How the copy is run: in one process, modules as Node loads them. */
import { fileURLToPath } from "node:url"
import { defineConfig } from "vitest/config"

const loading = fileURLToPath(new URL("loading.ts", import.meta.url))

export default defineConfig({
  root: fileURLToPath(process.env.MUTATION_COPY ?? import.meta.url),
  test: {
    include: [process.env.MUTATION_SPECS ?? ""],
    pool: "forks",
    maxWorkers: 1,
    isolate: false,
    testTimeout: 60_000,
    fileParallelism: false,
    execArgv: ["--conditions=pactwerk-source", "--no-warnings", "--import", loading],
    dangerouslyIgnoreUnhandledErrors: true,
    experimental: { viteModuleRunner: false, nodeLoader: false }
  }
})
