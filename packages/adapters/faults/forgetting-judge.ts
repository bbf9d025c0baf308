/** Judges an alliance after somebody was forgotten in it: gone for good, said once, and nothing else changed. */
import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { isDeepStrictEqual } from "node:util"
import { KeyStore, type PersonId, type State } from "@pactwerk/core"
import { Effect } from "effect"
import { type Cast, open, type Places, type Seen, seenBy, withoutName, words } from "./forgetting-scene.ts"
import { falsehoods } from "./judge.ts"
import type { Wrong } from "./tally.ts"

const withoutForgotten = ({ kernel, ...others }: State) => ({ ...others, kernel: { ...kernel, forgotten: {} } })

/** What this shows against what was seen before: the same, but for whoever was forgotten and two events that say so. */
export const compared = (before: Seen, now: Seen, people: Cast): Wrong => {
  const lost: Array<string> = []
  const torn: Array<string> = [...falsehoods(now.kept)]
  const { length } = before.kept
  if (!isDeepStrictEqual(now.kept.slice(0, length), before.kept)) lost.push("what was recorded before is not as it was")
  const added = now.kept.slice(length).map(({ data, type }) => `${type} ${String(data.person)}`)
  const wanted = ["PersonForgotten", "PersonForgettingCompleted"].map((type) => `${type} ${people.gone}`)
  if (added.join() !== wanted.join()) torn.push(`the log says [${added.join()}]`)
  if (!isDeepStrictEqual(withoutForgotten(now.state), withoutForgotten(before.state))) torn.push("the state is another")
  const { [people.gone]: said, ...others } = now.state.kernel.forgotten
  if (said?.isCompleted !== true || Object.keys(others).length > 0)
    torn.push("the state does not say who was forgotten")
  for (const [index, event] of before.shown.entries()) {
    const asBefore = withoutName(JSON.stringify(event), people)
    if (JSON.stringify(now.shown[index]) !== asBefore) torn.push(`event ${event.position} reads otherwise`)
  }
  for (const [view, answer] of before.answers) {
    if (now.answers.get(view) !== withoutName(answer, people)) torn.push(`the view ${view} answers otherwise`)
  }
  for (const word of words) {
    if (JSON.stringify([now.kept, now.shown, now.state, ...now.answers]).includes(word))
      torn.push(`\`${word}\` is there`)
  }
  return { lost, torn }
}

/** The keys of each: gone for good with a stone in their place, or open. */
const keysWrong = (store: KeyStore["Service"], { gone, stays }: Cast) =>
  Effect.gen(function* () {
    const torn: Array<string> = []
    const status = (person: PersonId) => Effect.map(store.open(person), (one) => one.status)
    if ((yield* status(gone)) !== "destroyed") torn.push("the key is there")
    if ((yield* status(stays)) !== "open") torn.push("the key of another is not")
    const holder = (yield* store.list).find(({ subject }) => subject === gone)
    if (holder?.isDestroyed !== true || holder.numbers.length > 0) torn.push("a key stands beside its stone")
    return torn
  })

/** Opens both stores, as a reader would, and compares all of it. */
export const judgeForgotten = async (places: Places, before: Seen, people: Cast): Promise<Wrong> => {
  const opened = await open(places)
  try {
    const { lost, torn } = compared(before, seenBy(opened), people)
    const keys = await Effect.runPromise(
      Effect.provide(
        Effect.flatMap(KeyStore, (store) => keysWrong(store, people)),
        places.keys
      )
    )
    return { lost, torn: [...torn, ...keys] }
  } finally {
    await opened.close()
  }
}

/** Which files in a folder, and below it, hold any eight bytes in a row of this. */
export const holding = (folder: string, secret: Buffer): ReadonlyArray<string> =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => {
      const bytes = readFileSync(file)
      return Array.from({ length: secret.length - 7 }, (_, at) => secret.subarray(at, at + 8)).some((part) =>
        bytes.includes(part)
      )
    })
