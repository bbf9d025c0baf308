/** Prints the sum of every export of the same logs: whatever the machine says of its zone and its language. */
import { createHash } from "node:crypto"
import { bytesOf } from "./every.ts"
import { corpus, histories } from "./fixtures.ts"

const sums: Array<string> = []
for (const [index, log] of [corpus(), ...histories(1)].entries()) {
  for (const [name, bytes] of await bytesOf(log)) {
    sums.push(`${index} ${name} ${createHash("sha256").update(bytes).digest("hex")}`)
  }
}
console.log(JSON.stringify({ sums, zone: new Intl.DateTimeFormat().resolvedOptions() }))
