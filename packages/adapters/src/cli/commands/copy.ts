/** `copy`: takes a history to another store; whatever was taken before is compared, and not taken twice. */
import { readAddress } from "../address.ts"
import type { Desk } from "../desk.ts"
import type { Ordered } from "../grammar.ts"
import { events, move, names } from "../moving.ts"
import { Problem } from "../problem.ts"
import type { Reply } from "../reply.ts"
import { mustFit } from "./init.ts"

export const copy = async (desk: Desk, given: Ordered<"copy">): Promise<Reply> => {
  const { folder } = desk.outside
  const [from, to] = [readAddress(given.from, folder), readAddress(given.to, folder)]
  if (given.from === given.to || ("file" in from && "file" in to && from.file === to.file)) {
    throw new Problem("usage", itself, { fields: names({ from, to }) })
  }
  if ("file" in to) mustFit(to)
  const { found, hash, head } = await move(desk, { from, to })
  return {
    position: head,
    json: { ...names({ from, to }), copied: head - found, found, hash: hash ?? null },
    text: ({ say }) => `${say(told(from.named, to.named, head, found))}\n`
  }
}

const itself = { nl: "Dit is twee keer hetzelfde logboek.", en: "This is the same log twice." }

const told = (from: string, to: string, head: number, found: number) => ({
  nl: `Gekopieerd van ${from} naar ${to}: ${events(head - found).nl}. Er stonden er al ${found}; alles is nagelezen en gelijk.`,
  en: `Copied from ${from} to ${to}: ${events(head - found).en}. There were ${found} already; all was read back and is the same.`
})
