/** What an exploration came to, in words, and whether that is a proof. */
import type { Tagged } from "../kernel/event.ts"
import { Unexpected } from "./claim.ts"
import type { Explored } from "./exploration.ts"
import type { Move } from "./play.ts"

/** One command as a line: the day, who asks, and what. */
const sayAsked = <Command extends Tagged>({ actor, command, day }: Move<Command>): string => {
  const { _tag, ...fields } = command
  const who = [actor.role, actor.person, actor.onBehalfOf && `for ${actor.onBehalfOf}`].filter(Boolean).join(" ")
  return `${day} ${who}: ${_tag} ${JSON.stringify(fields)}`
}

/** What stands in the way of calling it a proof, each in a line; nothing when it is one. */
export const whyNoProof = <Command extends Tagged>({ ended, judged, violation }: Explored<Command>) => [
  ...(violation === undefined
    ? []
    : [
        `«${violation.claim}» is broken by:`,
        ...violation.way.map((asked, index) => `  ${index + 1}. ${sayAsked(asked)}`)
      ]),
  ...(ended === "states" || ended === "time" ? [`no proof: stopped by the bound on ${ended}`] : []),
  // A violation ends the search: others may not have had their turn.
  ...[...judged].flatMap(([claim, count]) =>
    count === 0 && ended !== "violation" ? [`«${claim}» is vacuous: it never had anything to say`] : []
  )
]

/**
 * What was explored, and what that shows.
 *
 * @example
 * console.log(sayExplored(explored))
 */
export const sayExplored = <Command extends Tagged>(explored: Explored<Command>): string => {
  const { depth, ended, judged, neverAccepted, refused, states, transitions } = explored
  const why = whyNoProof(explored)
  const reach = ended === "nothing new" ? "of any length" : `of up to ${depth} commands`
  return [
    `${states} states, ${transitions} transitions, ${refused} refused, depth ${depth}`,
    ...(why.length > 0 ? why : [`${judged.size} invariants hold in every sequence ${reach}`]),
    ...neverAccepted.map((name) => `${name} was never accepted`)
  ].join("\n")
}

/**
 * An exploration is a proof within its bound: nothing was broken, nothing was vacuous, and no bound cut it short.
 *
 * @throws {Unexpected} with the shortest sequence that breaks an invariant, or with what else stands in the way.
 * @example
 * expectProof(explore({ ...tinyAlliance, depth: 4 }))
 */
export const expectProof = <Command extends Tagged>(explored: Explored<Command>): void => {
  if (whyNoProof(explored).length > 0) throw new Unexpected(sayExplored(explored))
}
