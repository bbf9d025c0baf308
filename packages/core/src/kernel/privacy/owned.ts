/** What in an event is somebody's own, for whom, and where it will stand. */
import { Predicate, Result, type Schema } from "effect"
import type { Proposed } from "../event.ts"
import { LogError } from "../event-log.ts"
import { type Place, placeOf } from "./places.ts"
import { segmentsOf } from "./prose.ts"
import { type Change, nearest, pointerOf, rewriteData, type Spot } from "./rewrite.ts"
import { type Stranger, someText, strangersIn } from "./strangers.ts"

/** A value that is to be sealed, for whom, and where it will stand. */
interface Own {
  readonly subject: string
  readonly value: Schema.Json
  readonly pointer: string
}

export const encoding = (cause: string) => new LogError({ reason: "Encoding", cause: new TypeError(cause) })

const howToMark = "write `[Anna](person:<number>)`, in one line and without brackets in the name"

/**
 * The data of an event with everything that is somebody's own made anew. Fails with `Encoding` where a personal field
 * does not stand beside its person, something claims to be sealed already, or a name is marked in half.
 */
export const rewritten = (
  data: Proposed["data"],
  place: Place | undefined,
  by: (own: Own) => Schema.Json
): Result.Result<Proposed["data"], LogError> => {
  let fault: LogError | undefined
  const change = (spot: Spot): Change => {
    const { value } = spot
    if (Predicate.isObject(value) && Object.hasOwn(value, "$sealed")) {
      fault ??= encoding(`the name \`$sealed\` is reserved, at \`${pointerOf(spot)}\``)
      return "absent"
    }
    const { personal } = spot.place ?? {}
    if (personal !== undefined && value !== null) {
      const subject = nearest(spot, personal.subject)
      if (typeof subject === "string") return { by: by({ subject, value, pointer: pointerOf(spot) }) }
      fault ??= encoding(`what is personal at \`${pointerOf(spot)}\` stands beside no \`${personal.subject}\``)
      return "absent"
    }
    if (!spot.isProse || typeof value !== "string") return "below"
    const segments = segmentsOf(value)
    if (segments.some((segment) => typeof segment === "string" && segment.includes("](person:"))) {
      fault ??= encoding(`a name is marked at \`${pointerOf(spot)}\` so that it cannot be read: ${howToMark}`)
      return "absent"
    }
    if (segments.every((segment) => typeof segment === "string")) return "below"
    const pointer = pointerOf(spot)
    return {
      by: segments.map((segment, index) =>
        typeof segment === "string"
          ? segment
          : {
              subject: segment.subject,
              text: by({ subject: segment.subject, value: segment.text, pointer: `${pointer}/${index}/text` })
            }
      )
    }
  }
  const made = rewriteData(data, place, change)
  return fault === undefined ? Result.succeed(made) : Result.fail(fault)
}

/** The people of whom something in this event will be sealed. */
export const subjectsSealed = (
  data: Proposed["data"],
  place: Place | undefined
): Result.Result<ReadonlySet<string>, LogError> => {
  const subjects = new Set<string>()
  return Result.map(
    rewritten(data, place, ({ subject, value }) => {
      subjects.add(subject)
      return value
    }),
    () => subjects
  )
}

/** Whether an event of this definition can be about what is somebody's own, or names somebody in a text. */
export const namesPeople = (value: unknown, place: Place | undefined): boolean =>
  (place !== undefined && holdsPersonal(place)) || someText(value, (text) => text.includes("](person:"))

const personalPlaces = new WeakMap<Place, boolean>()

/** Whether anything at this place or below it is personal. */
export const holdsPersonal = (place: Place): boolean => {
  const known = personalPlaces.get(place)
  if (known !== undefined) return known
  const holds = isPersonalBelow(place, new Set())
  personalPlaces.set(place, holds)
  return holds
}

/** Whether anything is, but for these: a definition that holds itself is looked at once. */
const isPersonalBelow = (place: Place | undefined, seen: Set<Place>): boolean => {
  if (place === undefined || seen.has(place)) return false
  seen.add(place)
  const { elements, fields, others, rest } = place.below()
  const below = [...fields.values(), ...elements, others, rest]
  return place.personal !== undefined || below.some((one) => isPersonalBelow(one, seen))
}

/**
 * What stands in the texts of a command or an event and would be kept as it is: names of these people, addresses,
 * telephone and account numbers. What is personal or marked is sealed, and is none of these.
 *
 * @example
 * strangersLeft(command, schema, ["Anna de Wit"])
 */
export const strangersLeft = (
  value: Proposed["data"],
  { ast }: Schema.Top,
  names: ReadonlyArray<string>
): ReadonlyArray<Stranger> =>
  Result.match(
    rewritten(value, placeOf(ast), () => null),
    { onSuccess: (left) => strangersIn(left, names), onFailure: () => [] }
  )
