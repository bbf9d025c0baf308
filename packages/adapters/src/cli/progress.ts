/** How far it is, on stderr: a bar on a terminal, a line now and then elsewhere. */
import type { Wording } from "@pactwerk/core"
import type { Progress } from "../storage/copy.ts"
import type { Desk } from "./desk.ts"

/** Copying goes through its steps once; an export reads the log as often as its form needs. */
type Doing = Progress["doing"] | "export" | "open"

const doings = {
  compare: { nl: "vergelijkt wat er al staat", en: "comparing what is there" },
  copy: { nl: "kopieert", en: "copying" },
  export: { nl: "leest voor de uitvoer", en: "reading for the export" },
  open: { nl: "leest het logboek", en: "reading the log" },
  verify: { nl: "leest na", en: "reading back" }
} as const satisfies Record<Doing, Wording>

const every = { bar: 100, line: 5000 } as const
const width = 24
const emptyLine = "\r\u001b[K"

/** Shows how far it is, until `end`. Says nothing where it should be quiet, nor of what is over within `after`, in ms. */
export const progress = (
  { everywhere, outside, speech: { language } }: Desk,
  { after = 0, now = () => performance.now() } = {}
) => {
  const { env, stderr } = outside
  const isTerminal = stderr.isTTY === true && env.TERM !== "dumb"
  const began = now()
  let last = isTerminal ? Number.NEGATIVE_INFINITY : began
  let isOver = everywhere.quiet
  const end = (): void => {
    if (isTerminal && !isOver) stderr.write(emptyLine)
    isOver = true
  }
  const show = ({ doing, done, of }: Omit<Progress, "doing"> & { readonly doing: Doing }): void => {
    const at = now()
    if (isOver || at - began < after || at - last < (isTerminal ? every.bar : every.line)) return
    last = at
    const said = doings[doing][language]
    const filled = of === 0 ? width : Math.round((done / of) * width)
    const bar = `${"█".repeat(filled)}${"░".repeat(width - filled)}`
    stderr.write(isTerminal ? `${emptyLine}${bar} ${done}/${of} ${said}` : `${said}: ${done}/${of}\n`)
  }
  return { show, end }
}
