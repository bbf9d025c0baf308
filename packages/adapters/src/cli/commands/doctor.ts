/** `doctor`: whether the keys, the master key and the log fit together. Changes nothing. */
import { existsSync } from "node:fs"
import { PersonId, subjectsShown, type Wording } from "@pactwerk/core"
import { Effect } from "effect"
import type { Desk } from "../desk.ts"
import { keysPlace, masterFor, openKeys } from "../keys.ts"
import type { Reply } from "../reply.ts"
import { openToRead } from "../store.ts"

interface Finding {
  readonly is: string
  readonly holds: boolean
  readonly said: Wording
}

export const doctor = async (desk: Desk): Promise<Reply> => {
  const keys = await openKeys(desk, { readOnly: true })
  const opened = await openToRead(desk, { keys })
  const state = opened.state().kernel
  const stands = await Effect.runPromise(
    Effect.forEach(subjectsOf(opened.kept()), (person) =>
      Effect.map(keys.open(person), ({ status }) => ({ person, status }))
    )
  )
  const count = (status: string) =>
    stands.filter((one) => one.status === status && !(one.person in state.forgotten)).length
  const undone = Object.entries(state.forgotten).filter(([, { isCompleted }]) => !isCompleted).length
  const isThere = (status: string) => status === "open" || status === "locked"
  const revived = stands.filter(({ person, status }) => person in state.forgotten && isThere(status)).length
  // Of the people of this log: others can share the key store.
  const buried = (await Effect.runPromise(keys.list)).filter(
    ({ isDestroyed, subject }) => isDestroyed && subject in state.persons && !(subject in state.forgotten)
  ).length
  const master = masterFor(desk)
  const place = keysPlace(desk)
  const findings: ReadonlyArray<Finding> = [
    {
      is: "master",
      holds: master.is === "found",
      said: master.is === "refused" ? master.why : master.is === "found" ? there : notThere
    },
    {
      is: "store",
      holds: !("file" in place) || existsSync(place.file),
      said: "file" in place ? storeAt(place.file) : storeOnServer
    },
    { is: "missing", holds: count("none") === 0, said: missing(count("none")) },
    { is: "locked", holds: count("locked") === 0, said: locked(count("locked")) },
    { is: "undone", holds: undone === 0, said: unfinished(undone) },
    { is: "revived", holds: revived === 0, said: back(revived) },
    { is: "buried", holds: buried === 0, said: unsaid(buried) }
  ]
  return {
    position: opened.standing().head,
    json: { findings: findings.map(({ said: _, ...finding }) => finding), people: stands.length },
    text: ({ say, strong }) =>
      findings.map(({ holds, said }) => `${strong(say(holds ? good : bad))}  ${say(said)}\n`).join("")
  }
}

/** Everybody of whom something is sealed in this log. */
const subjectsOf = (
  log: ReadonlyArray<{ readonly data: Parameters<typeof subjectsShown>[0] }>
): ReadonlyArray<PersonId> =>
  [...new Set(log.flatMap(({ data }) => [...subjectsShown(data, undefined, "personal")]))].map((one) =>
    PersonId.make(one)
  )

const good: Wording = { nl: "klopt     ", en: "holds     " }
const bad: Wording = { nl: "klopt niet", en: "does not  " }
const there: Wording = { nl: "de hoofdsleutel is er", en: "the master key is there" }
const notThere: Wording = { nl: "er is geen hoofdsleutel", en: "there is no master key" }
const storeAt = (file: string): Wording => ({
  nl: `de sleutels van mensen staan in ${file}`,
  en: `people's keys are in ${file}`
})
const storeOnServer: Wording = { nl: "de sleutels van mensen staan op een server", en: "people's keys are on a server" }
const missing = (count: number): Wording => ({
  nl: `mensen van wie de sleutel ontbreekt: ${count}`,
  en: `people whose key is missing: ${count}`
})
const locked = (count: number): Wording => ({
  nl: `mensen van wie de sleutel met deze hoofdsleutel niet opengaat: ${count}`,
  en: `people whose key does not open with this master key: ${count}`
})
const unfinished = (count: number): Wording => ({
  nl: `mensen van wie het vergeten niet is afgemaakt: ${count} (pactwerk vergeet)`,
  en: `people whose forgetting was not finished: ${count} (pactwerk forget)`
})
const back = (count: number): Wording => ({
  nl: `vergeten mensen van wie toch een sleutel is teruggekomen: ${count} (pactwerk vergeet)`,
  en: `people who were forgotten and whose key came back: ${count} (pactwerk forget)`
})
const unsaid = (count: number): Wording => ({
  nl: `mensen van wie de sleutels weg zijn zonder dat dit logboek het zegt: ${count}`,
  en: `people whose keys are gone while this log does not say so: ${count}`
})
