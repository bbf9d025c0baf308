import { execFileSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { expect, it } from "vitest"

const program = new URL("../quick-start.ts", import.meta.url)

it("the code in the README is a program that runs, and says what the README says", () => {
  const readme = readFileSync(new URL("../../../README.md", import.meta.url), "utf8")
  expect(readme).toContain(`\`\`\`ts\n${readFileSync(program, "utf8")}\`\`\``)
  const said = execFileSync(process.execPath, ["--conditions=pactwerk-source", fileURLToPath(program)], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"]
  })
  expect(said).toBe("membership/welcomed-in-an-open-meeting\nmembership/has-a-representative\n[ 'library' ]\n0\n")
})
