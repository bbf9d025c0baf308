/** Which mutants the compiler refuses: nobody could have made that mistake, so no test has to notice it. */
import { spawn } from "node:child_process"
import { once } from "node:events"
import { cpSync, mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { text } from "node:stream/consumers"
import { fileURLToPath } from "node:url"
import type { Mutant } from "./copy.ts"

const root = fileURLToPath(new URL("../../", import.meta.url))

const config = {
  extends: join(root, "tsconfig.base.json"),
  compilerOptions: {
    noEmit: true,
    composite: false,
    declaration: false,
    declarationMap: false,
    rewriteRelativeImportExtensions: false,
    allowImportingTsExtensions: true,
    // What a mutant leaves unused is not what is asked here.
    noUnusedLocals: false,
    noUnusedParameters: false
  },
  include: ["src/**/*.mutant-*.ts"]
}

/** Sets each mutant beside the file it changes, and asks the compiler about all of them at once. */
export const notCompiling = async (folder: string, mutants: ReadonlyArray<Mutant>): Promise<ReadonlySet<string>> => {
  const place = join(folder, "compile")
  mkdirSync(place)
  cpSync(join(root, "packages/core/src"), join(place, "src"), { recursive: true })
  cpSync(join(root, "packages/core/package.json"), join(place, "package.json"))
  writeFileSync(join(place, "tsconfig.json"), JSON.stringify(config))
  for (const { file, id, mutated } of mutants) {
    writeFileSync(join(place, "src", file.replace(".ts", `.mutant-${id}.ts`)), mutated)
  }
  const compiler = spawn(process.execPath, [join(root, "node_modules/typescript/bin/tsc")], { cwd: place })
  const [said, complaint] = await Promise.all([text(compiler.stdout), text(compiler.stderr), once(compiler, "close")])
  const errors = said.split("\n").filter((line) => /^\S.*error TS/.test(line))
  const refused = errors.map((line) => /^src\/\S+\.mutant-(\d+)\.ts\(/.exec(line)?.[1])
  const elsewhere = errors.find((_, index) => refused[index] === undefined)
  if (elsewhere !== undefined || complaint !== "") throw new Error(`the compiler stopped: ${elsewhere ?? complaint}`)
  return new Set(refused.filter((id) => id !== undefined))
}
