/** The program for analysts: what SQL says of promises is what the view says. */
import { execFile } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"
import { open } from "@pactwerk/adapters/sqlite"
import { layerMemory, openAlliance, Views } from "@pactwerk/core"
import { afterAll, expect, it } from "vitest"
import { recordSeason } from "../woensel-zuid/record.ts"

const folder = mkdtempSync(join(tmpdir(), "pactwerk-"))
afterAll(() => rmSync(folder, { recursive: true }))
const [log, views] = [join(folder, "pactwerk.db"), join(folder, "alliance.views.db")]

const run = async () => {
  const program = join(import.meta.dirname, "../promises-in-sql.ts")
  const args = ["--conditions=pactwerk-source", program, log, views]
  return (await promisify(execFile)(process.execPath, args)).stdout
}

it("a question in SQL finds the promises of each organisation, as the view has them", { timeout: 60_000 }, async () => {
  const opened = await openAlliance({ log: layerMemory })
  await recordSeason(opened)
  const kept = await open({ file: log })
  const events = opened.events().map(({ hash, position, recordedAt, ...proposed }) => proposed)
  // Appends that come together are written together.
  await Promise.all(events.map((event) => kept.append([event])))
  await kept.close()
  const names = opened.project(Views.register)
  const pledges = Object.values<Views.Promised>(opened.project(Views.promises).pledges)
  const wanted = [...Map.groupBy(pledges, ({ organisation }) => organisation)].map(([organisation, all]) => {
    const count = (stage: Views.Promised["stage"]) => all.filter((promise) => promise.stage === stage).length
    return `${names[organisation]?.name}: ${all.length} promised, ${count("kept")} kept, ${count("open")} open`
  })
  await opened.close()
  const told = await run()
  expect(wanted.length).toBeGreaterThan(2)
  expect(told.trimEnd().split("\n").sort()).toEqual(wanted.sort())
  expect(await run()).toBe(told)
})
