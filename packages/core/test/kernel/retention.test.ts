import { expect, it } from "vitest"
import { alliance } from "../../src/alliance/rooms.ts"
import { retentionOf } from "../../src/kernel/retention.ts"

it("every type of event has a class, and the configuration says how long that class is kept", () => {
  const kept = retentionOf(alliance.events, { personal: "P7Y", "public-memory": "always" })
  expect(kept.map(({ type }) => type)).toEqual([...alliance.events.keys()])
  const personal = kept.filter(({ retention }) => retention === "personal")
  expect(personal).toEqual([
    { type: "PersonIntroduced", retention: "personal", keptFor: "P7Y" },
    { type: "WorkingGroupMemberAdded", retention: "personal", keptFor: "P7Y" }
  ])
})
it("another configuration keeps the same events otherwise, without a change in the code", () => {
  const [some, others] = ["P1Y", "P10Y"].map((personal) =>
    retentionOf(alliance.events, { personal, "public-memory": "always" }).map(({ keptFor }) => keptFor)
  )
  expect(some?.map((period) => (period === "P1Y" ? "P10Y" : period))).toEqual(others)
})
