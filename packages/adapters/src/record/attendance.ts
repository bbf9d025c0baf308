/** Who was there, where the file says so. */
import type { PersonId } from "@pactwerk/core"
import { people, type Reading } from "./matters.ts"
import type { Pair, Tree } from "./tree.ts"
import type { ofMeeting } from "./words.ts"

/** Who was there, and who was not, where the file says so; each of them once. */
export const attendance = (found: ReadonlyMap<keyof typeof ofMeeting, Pair>, reading: Reading) => {
  const listed = new Set<PersonId>()
  return (["present", "excused", "absent"] as const).flatMap((presence) => {
    const tree = found.get(presence)?.value
    const named: ReadonlyArray<readonly [PersonId, Tree]> = tree === undefined ? [] : people(tree, reading)
    return named.map(([person, { at }]) => {
      if (listed.has(person)) reading.report(at, person, { nl: "iedereen eenmaal", en: "everybody once" })
      listed.add(person)
      return { person, at, presence }
    })
  })
}
