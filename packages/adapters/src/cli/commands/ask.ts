/** `ask`: records what follows, when every rule holds. */
import { readAsking } from "../asking.ts"
import type { Desk } from "../desk.ts"
import type { Ordered } from "../grammar.ts"
import { readJson } from "../input.ts"
import { notice } from "../noticing.ts"
import { answered } from "../recording.ts"
import type { Reply } from "../reply.ts"
import { mustExist, openToWrite } from "../store.ts"

export const ask = async (desk: Desk, given: Ordered<"ask">): Promise<Reply> => {
  await mustExist(desk)
  const { command, ignored, told } = readAsking(await readJson(desk, given.input), given)
  const opened = await openToWrite(desk)
  notice(desk, opened, [command])
  return answered(desk, opened, command, await opened.ask(command, told), ignored)
}
