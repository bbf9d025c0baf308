#!/usr/bin/env node
/** The command line. From a checkout it runs the sources, otherwise what was built. */
import { spawn } from "node:child_process"
import { existsSync } from "node:fs"
import { constants } from "node:os"
import { fileURLToPath } from "node:url"

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number)
const source = fileURLToPath(new URL("../src/cli/main.ts", import.meta.url))

if (major < 22 || (major === 22 && minor < 19)) {
  process.stderr.write(`pactwerk: Node ${process.versions.node} is te oud; nodig is 22.19 of nieuwer\n`)
  process.stderr.write(`pactwerk: Node ${process.versions.node} is too old; it needs 22.19 or newer\n`)
  process.exitCode = 1
} else if (existsSync(source)) {
  const flags = ["--disable-warning=ExperimentalWarning", "--conditions=pactwerk-source"]
  const child = spawn(process.execPath, [...flags, source, ...process.argv.slice(2)], { stdio: "inherit" })
  // A signal to this process is meant for the one that works; it decides how to end.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal))
  child.on("error", (fault) => {
    process.stderr.write(`pactwerk: ${fault.message}\n`)
    process.exitCode = 1
  })
  child.on("exit", (code, signal) => {
    process.exitCode = code ?? 128 + (constants.signals[signal ?? "SIGTERM"] ?? 0)
  })
} else {
  const { start } = await import("../dist/cli/main.js")
  await start()
}
