/** `observe`: records what a source says did happen, and beside it every rule that did not hold. */
import { readObserving } from "../asking.ts"
import type { Desk } from "../desk.ts"
import type { Ordered } from "../grammar.ts"
import { readJson } from "../input.ts"
import { notice } from "../noticing.ts"
import { answered } from "../recording.ts"
import type { Reply } from "../reply.ts"
import { mustExist, openToWrite } from "../store.ts"

export const observe = async (desk: Desk, given: Ordered<"observe">): Promise<Reply> => {
  await mustExist(desk)
  const { command, told } = readObserving(await readJson(desk, given.input), given)
  const opened = await openToWrite(desk)
  notice(desk, opened, [command])
  return answered(desk, opened, command, await opened.observe(command, told))
}
