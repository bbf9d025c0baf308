import { execFileSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { expect, it } from "vitest"

const program = new URL("../own-charter.ts", import.meta.url)
const page = readFileSync(new URL("../../../docs/own-charter.md", import.meta.url), "utf8")

it("the page about a charter of your own is a program that runs, and prints what the page says", () => {
  expect(page).toContain(`\`\`\`ts\n${readFileSync(program, "utf8")}\`\`\``)
  const said = execFileSync(process.execPath, ["--conditions=pactwerk-source", fileURLToPath(program)], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"]
  })
  expect(page).toContain(`\`\`\`text\n${said}\`\`\``)
  expect(said.match(/^ {2}\d+\. /gm)?.length, "a counterexample of five events at most").toBeLessThanOrEqual(5)
}, 120_000)
