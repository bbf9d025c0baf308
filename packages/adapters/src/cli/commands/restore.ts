/** `restore`: puts a history back into a new log. */
import { readAddress } from "../address.ts"
import type { Desk } from "../desk.ts"
import type { Ordered } from "../grammar.ts"
import { events, move, names } from "../moving.ts"
import type { Reply } from "../reply.ts"
import { mustFit } from "./init.ts"

export const restore = async (desk: Desk, given: Ordered<"restore">): Promise<Reply> => {
  const from = readAddress(given.from, desk.outside.folder)
  const to = desk.log.address
  if ("file" in to) mustFit(to)
  const { found, hash, head } = await move(desk, { from, to })
  return {
    position: head,
    json: { ...names({ from, to }), restored: head - found, found, hash: hash ?? null },
    text: ({ say }) => `${say(head > 0 && found === head ? already(to.named, head) : told(to.named, head))}\n`
  }
}

const told = (to: string, head: number) => ({
  nl: `Teruggezet in ${to}: ${events(head).nl}, nagelezen en gelijk.`,
  en: `Restored into ${to}: ${events(head).en}, read back and the same.`
})
const already = (to: string, head: number) => ({
  nl: `Dit stond al in ${to}: ${events(head).nl}. Er is niets veranderd.`,
  en: `This was in ${to} already: ${events(head).en}. Nothing was changed.`
})
