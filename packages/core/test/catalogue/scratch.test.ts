import { readFileSync } from "node:fs"
import { it } from "vitest"
import { alliance } from "../../src/alliance/rooms.ts"
it("x", () => {
  const cat = JSON.parse(readFileSync("/work/shared/domain/rules.json", "utf8"))
  for (const r of cat) {
    const guards = [...alliance.rules.values()].filter(({ rule }) => rule.norm === r.id)
    const cmds = new Set(guards.flatMap((g) => g.commands))
    const missing = r.commands.filter((c: string) => !cmds.has(c))
    const extra = [...cmds].filter((c) => !r.commands.includes(c))
    console.log(r.id, "missing", missing.join(","), "| unknown", missing.filter((c: string) => c!=="*" && !alliance.commands.has(c)).join(","), "| extra", extra.join(","), "| parts missing", (r.parts ?? []).concat([r.proposedId]).filter((p: string) => !alliance.rules.has(p)).join(","))
  }
  console.log([...alliance.rules.values()].filter(({rule})=>rule.norm===undefined).map(({rule})=>rule.id).join(" "))
})
