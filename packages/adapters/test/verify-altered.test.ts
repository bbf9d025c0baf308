/** A log that somebody altered behind its back says so, names the place, and serves nothing else: a share of `verify-damage`. */
import { assert, it } from "@effect/vitest"
import { claims } from "./damage-claims.ts"
import { records } from "./damage-history.ts"
import { inLines, inSqlite } from "./damage-sites.ts"

it("the log of these tests has texts of more than one byte a letter", () => {
  assert.isTrue(records.some(({ data }) => /[^ -~]/.test(JSON.stringify(data))))
})

claims("SQLite", { make: inSqlite, steps: { bytes: 383, others: 9, glance: 29 } })
claims("lines", { make: inLines, steps: { bytes: 383, others: 9, glance: 13 } })
