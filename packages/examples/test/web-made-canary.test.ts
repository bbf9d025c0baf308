/** Pages that the server makes for everybody hold nothing that is somebody's own, in any event there can be. */
import { Day, dayAt, type OpenedAlliance, openAlliance } from "@pactwerk/core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { alliancePlace, marksIn, tooMuch } from "../../adapters/test/canary-commands.ts"
import { keys, log } from "../../adapters/test/canary-place.ts"
import { makePage } from "../web/page.tsx"
import { addresses } from "./web-fixtures.tsx"

let opened: OpenedAlliance
beforeAll(async () => {
  const folder = await alliancePlace()
  opened = await openAlliance({ log: log(folder), keys: keys(folder) })
}, 60_000)
afterAll(() => opened.close())

const today = dayAt(Date.now())
/** The marks on all pages that somebody of this level sees, and on those that show every event. */
const marksFor = async (level: "public" | "personal") => {
  const session = opened.session({ level })
  const positions = Array.from({ length: Math.ceil(session.standing().head / 10) }, (_, index) => 10 * (index + 1))
  const looked = [...addresses(), ...positions.map((position) => `/tijdmachine?op=${position}`)]
  const made = await Promise.all(looked.map((address) => makePage({ address, session, today })))
  return marksIn(...made.map(({ app, head }) => head + app))
}

describe("a page that the server makes", () => {
  it("holds no mark that only some may read, though others see such marks on the same pages", async () => {
    const found = await marksFor("public")
    expect(found.length).toBeGreaterThan(5)
    expect(tooMuch("public", found)).toEqual([])
    expect(tooMuch("public", await marksFor("personal")).length).toBeGreaterThan(0)
  }, 60_000)

  it("holds none of them in the past either", async () => {
    const session = opened.session({ level: "public" })
    const moments = [`?op=${Math.floor(session.standing().head / 2)}`, `?op=${Day.make("2024-02-16")}`]
    const made = moments.flatMap((moment) => addresses(moment)).map((address) => makePage({ address, session, today }))
    const found = marksIn(...(await Promise.all(made)).map(({ app, head }) => head + app))
    expect(tooMuch("public", found)).toEqual([])
  }, 60_000)
})
