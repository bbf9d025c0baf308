/** Shows what does not fit on a terminal in the pager of whoever reads it. */
import { spawn } from "node:child_process"
import type { Outside, Writer } from "./outside.ts"

/** Whether a text is longer than the terminal it goes to; elsewhere nothing is. */
export const isLong = (text: string, { isTTY, rows }: Writer): boolean =>
  isTTY === true && rows !== undefined && text.split("\n").length > rows

/** The pager of this environment: `PAGER`, and without it `less`. Nothing where somebody wants none. */
export const pagerIn = ({ PAGER, TERM }: Outside["env"]): string | undefined => {
  const chosen = PAGER ?? "less"
  return chosen === "" || chosen === "cat" || TERM === "dumb" ? undefined : chosen
}

/**
 * Gives a text to the pager, and waits until it was read. False where there is no such program: then it was not shown.
 * `less` keeps colours, and ends by itself where all fits.
 */
export const page = (pager: string, text: string, env: Outside["env"]): Promise<boolean> =>
  new Promise((done) => {
    const child = spawn(pager, {
      shell: true,
      stdio: ["pipe", "inherit", "inherit"],
      env: { ...env, LESS: env.LESS ?? "FRX" }
    })
    child.on("error", () => done(false))
    // A shell says with 127 that it found no such program.
    child.on("close", (code) => done(code !== 127))
    // Whoever read enough closes it: that is no error.
    child.stdin.on("error", () => {})
    child.stdin.end(text)
  })
