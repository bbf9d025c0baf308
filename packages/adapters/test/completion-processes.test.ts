/** Completion in the shells themselves: whoever begins a word and presses Tab gets the rest of it. */
import { spawnSync } from "node:child_process"
import { symlinkSync, writeFileSync } from "node:fs"
import path from "node:path"
import { describe, expect, inject, it } from "vitest"
import { bin, cli, empty } from "./cli-fixtures.ts"

/** What a shell prints that has the command line on its path, and its completions in a file beside it. */
const inShell = async (shell: string, script: (file: string) => string): Promise<string> => {
  const folder = empty()
  symlinkSync(bin, path.join(folder, "pactwerk"))
  const file = path.join(folder, `pactwerk.${shell}`)
  writeFileSync(file, (await cli(["completion", shell], { folder })).out)
  writeFileSync(path.join(folder, "script"), script(file))
  const plain = { bash: "--norc", fish: "--no-config", zsh: "-f" }[shell] ?? ""
  const { error, stderr, stdout } = spawnSync(shell, [plain, path.join(folder, "script")], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, HOME: folder, PATH: `${folder}:${process.env.PATH}`, TERM: "dumb" },
    timeout: 50_000
  })
  return error === undefined ? stdout : `${error.message}\n${stdout}\n${stderr}`
}

/** As one types it, up to the Tab. */
const inBash = (...words: ReadonlyArray<string>) =>
  inShell(
    "bash",
    (file) => `source ${file}
COMP_WORDS=(pactwerk ${words.join(" ")})
COMP_CWORD=${words.length}
COMP_LINE="\${COMP_WORDS[*]}"
COMP_POINT=\${#COMP_LINE}
_pactwerk
printf '%s\\n' "\${COMPREPLY[@]}"
`
  )
const inFish = (...words: ReadonlyArray<string>) =>
  inShell("fish", (file) => `source ${file}\ncomplete -C "pactwerk ${words.join(" ")}"\n`)
/** A terminal in a terminal, in which the keys are pressed; what is on its line once it has come to that. */
const inZsh = (wanted: string, ...words: ReadonlyArray<string>) =>
  inShell(
    "zsh",
    (file) => `zmodload zsh/zpty
zpty inner zsh -f -i
zpty -w inner 'autoload -Uz compinit; compinit -u -D; source ${file}; bindkey "^I" complete-word; echo read""y'
zpty -r inner seen '*ready*'
zpty -w -n inner $'pactwerk ${words.join(" ")}\\t'
zpty -r inner seen '*${wanted}*'
print -r -- "$seen"
zpty -d inner
`
  )

describe("completion with Tab", () => {
  it("ends an option, and lists the commands that begin so, in bash", async () => {
    expect((await inBash("log", "--back")).trim()).toBe("--backwards")
    expect((await inBash("wh")).trim().split("\n").toSorted()).toEqual(["what-if", "why"])
  })
  it.skipIf(inject("fish") === "")("says what each is for, in fish", async () => {
    expect((await inFish("log", "--back")).trim()).toBe("--backwards\tde laatste eerst")
    expect(
      (await inFish("wh"))
        .trim()
        .split("\n")
        .map((line) => line.split("\t")[0])
    ).toEqual(["what-if", "why"])
  })
  it.skipIf(inject("zsh") === "")("ends an option on the line itself, in zsh", async () => {
    expect(await inZsh("--backwards", "log", "--backw")).toContain("pactwerk log --backwards")
  })
})
