/** The command line: reads what was typed, carries it out, and answers once. The core is loaded when it is needed. */
import { realpathSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { carryOut } from "./carry-out.ts"
import { type Desk, desk, speech } from "./desk.ts"
import type { Outside } from "./outside.ts"
import { isLong, page, pagerIn } from "./pager.ts"
import { parse, peek } from "./parse.ts"
import { exits, Problem } from "./problem.ts"
import { documentOf, errorDocument, errorText, linesOf } from "./reply.ts"

/** Carries out what was typed, and gives the exit code. Never rejects, and writes nothing beside these writers. */
export const run = async (typed: ReadonlyArray<string>, outside: Outside): Promise<number> => {
  const { json, language } = peek(typed)
  const mayColour = !typed.includes("--no-color")
  const speak = speech(language, outside, outside.stdout, mayColour)
  let at: Desk | undefined
  try {
    const meant = parse(typed, speak, outside.stdout.columns ?? 100)
    if (meant.is === "text") {
      outside.stdout.write(
        json ? documentOf({ position: undefined, json: { [meant.of]: meant.text.trimEnd() } }) : meant.text
      )
      return exits.ok
    }
    at = desk(outside, meant.given.everywhere, speak)
    const reply = await untilInterrupted(carryOut(meant.given.command, at), at)
    const isForPeople = !json && reply.lines === undefined
    const text = json ? documentOf(reply) : reply.lines === undefined ? reply.text(speak) : linesOf(reply.lines)
    const isPaged = isForPeople && !at.everywhere.noPager && isLong(text, outside.stdout)
    if (!(isPaged && (await outside.page?.(text)) === true)) outside.stdout.write(text)
    const loud = speech(language, outside, outside.stderr, mayColour)
    if (!at.everywhere.quiet) {
      for (const notice of at.notices) outside.stderr.write(`${loud.say(notice)}\n`)
      outside.stderr.write(reply.talk?.(loud) ?? "")
    }
    return reply.exit ?? exits.ok
  } catch (cause) {
    const problem = await problemOf(cause, at)
    const isForPrograms = json || typed.includes("--jsonl")
    if (isForPrograms) outside.stdout.write(errorDocument(problem, language, at?.position))
    outside.stderr.write(errorText(problem, speech(language, outside, outside.stderr, mayColour)))
    return exits[problem.ending]
  } finally {
    for (const close of at?.closing ?? []) await close().catch(() => {})
  }
}

const problemOf = async (cause: unknown, at: Desk | undefined): Promise<Problem> => {
  if (cause instanceof Problem) return cause
  if (at !== undefined) return (await import("./faults.ts")).ofUnknown(cause, at.log)
  const message = cause instanceof Error ? cause.message : String(cause)
  return new Problem("fault", { nl: `Er ging iets mis: ${message}`, en: `Something went wrong: ${message}` })
}

const untilInterrupted = async <A>(working: Promise<A>, at: Desk): Promise<A> => {
  const { signal } = at.outside
  if (signal === undefined) return working
  const { promise, reject } = Promise.withResolvers<never>()
  const stop = () => reject(new Problem("interrupted", interrupted, { advice: at.interrupted ?? afterwards }))
  if (signal.aborted) stop()
  signal.addEventListener("abort", stop, { once: true })
  try {
    return await Promise.race([working, promise])
  } finally {
    signal.removeEventListener("abort", stop)
    working.catch(() => {})
  }
}

const interrupted = { nl: "Onderbroken.", en: "Interrupted." }
const afterwards = {
  nl: "Het logboek is heel. Of er nog iets is vastgelegd, ziet u met: pactwerk log --backwards --limit 1",
  en: "The log is whole. Whether something was recorded shows with: pactwerk log --backwards --limit 1"
}

/** Runs with this process's own arguments, streams and signals, and ends it. */
export const start = async (): Promise<void> => {
  const stopping = new AbortController()
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => stopping.abort())
  // Node says of its own SQLite that it is experimental; that is no news to whoever reads minutes.
  process.removeAllListeners("warning")
  const { env, stderr, stdin, stdout } = process
  // Whoever read enough closes the pipe: that is no error.
  for (const writer of [stdout, stderr]) writer.on("error", () => {})
  const pager = pagerIn(env)
  const code = await run(process.argv.slice(2), {
    stdin,
    stdout,
    stderr,
    env,
    folder: process.cwd(),
    signal: stopping.signal,
    ...(pager !== undefined && { page: (text: string) => page(pager, text, env) })
  })
  for (const writer of [stdout, stderr]) await new Promise<void>((done) => void writer.write("", () => done()))
  process.exit(code)
}

const [, script = ""] = process.argv
if (script !== "" && realpathSync(script) === fileURLToPath(import.meta.url)) await start()
