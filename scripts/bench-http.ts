/** Many who follow the events and some who ask, at once, for minutes: nothing lost, nothing twice, and how long an ask takes. */
import { spawn } from "node:child_process"
import { randomUUID } from "node:crypto"
import { mkdtempSync, rmSync } from "node:fs"
import { get } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { setTimeout as pause } from "node:timers/promises"
import { parseArgs } from "node:util"

const help = `npm run bench:http [-- --seconds <number>]

Starts the server of the web app on a free port of this machine, with the season in a SQLite file that is thrown away.

  --readers 200    so many follow the events; one in four is cut off now and then and comes back
  --asks 50        so many commands are asked each second
  --seconds 300    for so long
  --help           this page

Fails (1) where an event is lost or told twice, where an ask is not answered, and where p95 of an ask is over 150 ms.`

const { values } = parseArgs({
  options: {
    readers: { type: "string", default: "200" },
    asks: { type: "string", default: "50" },
    seconds: { type: "string", default: "300" },
    help: { type: "boolean" }
  }
})
if (values.help) {
  console.info(help)
  process.exit()
}
const [readers, asks, seconds] = [Number(values.readers), Number(values.asks), Number(values.seconds)]
const longest = 150

const folder = mkdtempSync(join(tmpdir(), "pactwerk-http-"))
const server = spawn(
  process.execPath,
  ["--conditions=pactwerk-source", join(import.meta.dirname, "bench-http-server.ts"), folder],
  { stdio: ["ignore", "pipe", "inherit"] }
)
const lines = createInterface({ input: server.stdout })[Symbol.asyncIterator]()
const said = async () => JSON.parse(String((await lines.next()).value))
const { head: first, token, url }: { url: string; token: string; head: number } = await said()

/** A reader: up to where it has heard the log, and what was not right with it. */
interface Reader {
  at: number
  visits: number
  readonly wrong: Array<string>
}
const ending = new AbortController()

/** One visit of a reader, until it is cut off. It reads no more of each message than it needs to know what came. */
const visit = (reader: Reader, signal: AbortSignal) =>
  new Promise<void>((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}`, "last-event-id": String(reader.at) }
    const request = get(`${url}/v1/event-stream`, { headers, signal }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`status ${response.statusCode}`))
      let rest = ""
      response.setEncoding("utf8")
      response.on("data", (text: string) => {
        const messages = (rest + text).split("\n\n")
        rest = messages.pop() ?? ""
        for (const message of messages) {
          const [, id] = /^id: (\d+)\nevent: recorded\n/.exec(message) ?? []
          if (id === undefined) continue
          if (Number(id) !== reader.at + 1) reader.wrong.push(`${id} after ${reader.at}`)
          reader.at = Number(id)
        }
      })
      response.on("end", resolve)
      response.on("error", reject)
    })
    request.on("error", reject)
  })

const read = async (reader: Reader, isCutOff: boolean): Promise<void> => {
  while (!ending.signal.aborted) {
    const cut = new AbortController()
    if (isCutOff) setTimeout(() => cut.abort(), 2000 + Math.random() * 8000).unref()
    const signal = AbortSignal.any([ending.signal, cut.signal])
    reader.visits += 1
    await visit(reader, signal).catch((cause: unknown) => {
      if (!signal.aborted) reader.wrong.push(String(cause))
    })
  }
}

const all: ReadonlyArray<Reader> = Array.from({ length: readers }, () => ({ at: first, visits: 0, wrong: [] }))
const reading = all.map((reader, index) => read(reader, index % 4 === 0))
const took: Array<number> = []
const unanswered: Array<string> = []
let last = first

const ask = async (): Promise<void> => {
  const command = {
    _tag: "IntroducePerson",
    person: randomUUID(),
    name: "Iemand Verzonnen",
    contact: "iemand@example.org"
  }
  const start = performance.now()
  try {
    const answer = await fetch(`${url}/v1/asks`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        authorization: `Bearer ${token}`,
        "idempotency-key": randomUUID()
      },
      body: JSON.stringify({ command })
    })
    const told = await answer.json()
    took.push(performance.now() - start)
    if (answer.status !== 201) unanswered.push(`${answer.status} ${JSON.stringify(told)}`)
    else last = Math.max(last, told.events.at(-1).position)
  } catch (cause) {
    unanswered.push(String(cause))
  }
}

// Those who read are there before anybody asks.
await pause(2000)
const began = performance.now()
const asking: Array<Promise<void>> = []
for (let number = 0; number < asks * seconds; number++) {
  const due = (number * 1000) / asks - (performance.now() - began)
  if (due > 0) await pause(due)
  asking.push(ask())
  if (number % (asks * 30) === 0)
    console.error(`${Math.round((performance.now() - began) / 1000)} s, ${took.length} answered`)
}
await Promise.all(asking)
const elapsed = (performance.now() - began) / 1000
const patience = performance.now() + 20_000
while (all.some(({ at }) => at < last) && performance.now() < patience) await pause(100)
ending.abort()
await Promise.all(reading)
server.kill("SIGTERM")
const { megabytes, processorSeconds } = await said()
rmSync(folder, { recursive: true })

const sorted = took.toSorted((one, other) => one - other)
const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN
const wrong = all.flatMap((reader) => reader.wrong)
const behind = all.filter(({ at }) => at !== last).length
const visits = all.reduce((sum, reader) => sum + reader.visits, 0)
console.info(
  `${took.length} asks in ${elapsed.toFixed(0)} s (${(took.length / elapsed).toFixed(1)} each second): half ${at(0.5).toFixed(1)} ms, p95 ${at(0.95).toFixed(1)}, longest ${at(1).toFixed(1)}  goal p95 under ${longest}`
)
console.info(
  `${readers} readers in ${visits} visits heard ${last - first} events each; ${wrong.length} times something was lost or told twice, ${behind} did not hear all`
)
console.info(`the server: ${megabytes} MB, ${((processorSeconds / elapsed) * 100).toFixed(0)}% of one processor`)
for (const what of [...new Set([...wrong, ...unanswered])].slice(0, 10)) console.info(`! ${what}`)
if (wrong.length + unanswered.length + behind > 0 || at(0.95) >= longest) process.exitCode = 1
