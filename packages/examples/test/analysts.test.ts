/** The page for analysts: each command on it, run on the example, answers what the page says. */
import { execFileSync } from "node:child_process"
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { run } from "@pactwerk/adapters/cli"
import { afterAll, beforeAll, describe, expect, it } from "vitest"

const root = resolve(import.meta.dirname, "../../..")
const page = join(root, "docs/analysts.md")
const folder = mkdtempSync(join(tmpdir(), "pactwerk-analysts-"))
const env = { PACTWERK_MASTER_KEY: "5a".repeat(32), PACTWERK_LOG: join(folder, "pactwerk.db") }

beforeAll(() => {
  const program = join(root, "packages/examples/woensel-zuid/start.ts")
  const around = { ...process.env, ...env }
  execFileSync(process.execPath, ["--conditions=pactwerk-source", program, "--tell"], { env: around, stdio: "ignore" })
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true }))

/** What a command answers, as it would be typed; the root of the log is another each time. */
const answer = async (typed: string, { within = 0 } = {}): Promise<string> => {
  const words = [...typed.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
    ([, single, double, bare]) => single ?? double ?? bare ?? ""
  )
  const said: Array<string> = []
  const writer = { write: (text: string) => said.push(text) }
  async function* nothing() {}
  const code = await run(words.slice(2), { folder, env, stdin: nothing(), stdout: writer, stderr: { write: () => {} } })
  expect(code, typed).toBe(within)
  return said.join("").replaceAll(/root [0-9a-f]{64}/g, "root …")
}
const blocks = /```console\n\$ (npx pactwerk [^\n]+)\n[^`]*```/g

describe("the page for analysts", () => {
  it("answers five questions in one command each, and this is what they answer", async () => {
    const text = readFileSync(page, "utf8")
    const commands = [...text.matchAll(blocks)].map(([, typed = ""]) => typed)
    expect(commands).toHaveLength(5)
    const answers = new Map<string, string>()
    for (const typed of commands) answers.set(typed, await answer(typed))
    const told = text.replaceAll(blocks, (_, typed) => `\`\`\`console\n$ ${typed}\n${answers.get(typed)}\`\`\``)
    // `npx vitest -u` writes the page anew; look at what changed on it.
    await expect(told).toMatchFileSnapshot(page)
  }, 60_000)
  it("says something in each of the five that is so in the example", async () => {
    const said = (typed: string) => answer(`npx pactwerk ${typed} --lang en`)
    expect(await said("diff 2024-02-01 2024-04-04 --view dashboard")).toContain("adopted")
    expect(await said("view waiting --on 2024-04-04")).toMatch(/Sportclub De Twaalfde Man.*called upon answers/)
    expect(await said("readiness --on 2024-02-16")).toContain("Version 1 (90%) is not final yet.")
    expect(await said("view mandate --on 2024-04-04")).toContain("drie zaterdagen de deur open en koffie gezet.")
    const audit = await said(`audit --charter '{"values":{"closing-day-included":false}}' --on 2024-04-04`)
    expect(audit).toMatch(/#199.*\n(.*\n)*? +feedback\/in-time/)
  })
  it("every other command that it names is one that answers", async () => {
    const text = readFileSync(page, "utf8").replaceAll(blocks, "")
    const named = [...text.matchAll(/`npx pactwerk ([^`]+)`/g)].map(([, typed = ""]) => typed)
    expect(named.length).toBeGreaterThan(0)
    for (const typed of named) await answer(`npx pactwerk ${typed}`)
    await answer("npx pactwerk log --room feedback --actor representative --since 2024-02-02 --known '#200'")
    await answer("npx pactwerk diff 2024-02-01 2024-04-04@281 --view register")
    await answer(`npx pactwerk bisect "register size >= 8"`)
    await answer("npx pactwerk why readiness/programmes")
    await answer("npx pactwerk blame readiness/programmes")
    await answer("npx pactwerk what-if --without '#41'")
  })
})

describe("the table of meetings", () => {
  it("is imported into the example; a second time nothing changes", async () => {
    copyFileSync(join(root, "packages/examples/meetings.csv"), join(folder, "meetings.csv"))
    const first = JSON.parse(await answer("npx pactwerk import meetings.csv --json"))
    const breaches = first.events.filter(({ type }: { type: string }) => type === "RuleBreachObserved")
    // Nobody recorded who chairs the working group: that it was opened and closed all the same is a breach, twice each.
    expect(breaches).toHaveLength(4)
    expect(first).toMatchObject({ observed: true, commands: first.events.length - breaches.length })
    const second = JSON.parse(await answer("npx pactwerk import meetings.csv --json"))
    expect(second).toMatchObject({ position: first.position, events: [], repeats: first.commands })
  })
})
