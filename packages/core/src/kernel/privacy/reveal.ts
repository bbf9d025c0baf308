/** What a reader may see of an event, in one place, before any view or export sees it. */
import { Predicate, Result, type Schema } from "effect"
import type { Recorded } from "../event.ts"
import { LogError } from "../event-log.ts"
import type { EventId } from "../names.ts"
import { type Level, maySee } from "../personal.ts"
import type { PersonKeys } from "./keys.ts"
import type { Place } from "./places.ts"
import { pseudonymOf } from "./pseudonym.ts"
import { type Change, nearest, pointerOf, rewrite, rewriteData, type Spot } from "./rewrite.ts"
import { type Box, isBox, open } from "./seal.ts"

/** Who reads: at which level, and with which keys. */
export interface Reader {
  readonly level: Level
  /** The keys of a person that are at hand; nothing for somebody who was forgotten, or is not known here. */
  readonly keysOf: (subject: string) => PersonKeys | undefined
}

type Data = Recorded["data"]

interface SealedMention {
  readonly subject: string
  readonly text: Box
}

const isSealedMention = (value: unknown): value is SealedMention =>
  Predicate.isObject(value) &&
  "subject" in value &&
  "text" in value &&
  isBox(value.text) &&
  Object.keys(value).length === 2

/** Prose as it is kept, when it names somebody. */
const isSegments = (value: unknown): value is ReadonlyArray<string | SealedMention> =>
  Array.isArray(value) &&
  value.some(isSealedMention) &&
  value.every((segment) => typeof segment === "string" || isSealedMention(segment))

/** Whether anything in it is sealed. */
export const holdsSealed = (value: unknown): boolean =>
  typeof value === "object" &&
  value !== null &&
  (isBox(value) || (Array.isArray(value) ? value.some(holdsSealed) : Object.values(value).some(holdsSealed)))

/** What stands in the place of what may not be seen. */
const instead = ({ place }: Spot, subject: string): Change => {
  const replacement = place?.personal?.replacement
  // What need not be there is better absent than something that looks like it.
  if (place?.isOptional === true && replacement === undefined) return "absent"
  return { by: replacement ?? pseudonymOf(subject) }
}

/** The sentence as it is read without anybody's key. */
const withPseudonyms = (segments: ReadonlyArray<string | SealedMention>): string =>
  segments.map((segment) => (typeof segment === "string" ? segment : pseudonymOf(segment.subject))).join("")

/** The data of an event as rules read it: everybody under their pseudonym, and nothing opened. The same where nobody is in it. */
export const withoutNames = (data: Data, place: Place | undefined): Data =>
  holdsSealed(data)
    ? rewriteData(data, place, (spot) =>
        isBox(spot.value)
          ? instead(spot, spot.value.to)
          : isSegments(spot.value)
            ? { by: withPseudonyms(spot.value) }
            : "below"
      )
    : data

/** The people whose keys are needed to show this event at this level: those of whom something in it may be seen. */
export const subjectsShown = (data: Data, place: Place | undefined, reader: Level): ReadonlySet<string> => {
  const subjects = new Set<string>()
  if (!holdsSealed(data)) return subjects
  rewrite(data, place, (spot) => {
    if (spot.around !== undefined && !maySee(reader, spot.level)) return "absent"
    if (isBox(spot.value)) subjects.add(spot.value.to)
    return "below"
  })
  return subjects
}

/**
 * The event as a reader may see it: opened where the keys are at hand, the pseudonym where somebody was forgotten, and
 * without what the level does not allow. Nothing when a field that must be there may not be seen. Fails with `Corrupt`,
 * and the place, where a key is at hand and what was sealed does not open: tampering is never told as privacy.
 *
 * @example
 * reveal(recorded, places.get(recorded.type), { level: "public", keysOf }, firstEvent.id)
 */
export const reveal = (
  recorded: Recorded,
  place: Place | undefined,
  { keysOf, level }: Reader,
  logId: EventId
): Result.Result<Recorded | undefined, LogError> => {
  let fault: LogError | undefined
  let isHidden = false
  const openedAt = (spot: Spot, box: Box, subject: string): Schema.Json | undefined => {
    const keys = keysOf(subject)
    if (keys?.status !== "open") return undefined
    const pointer = pointerOf(spot)
    const opened = open(box, { keys: keys.keys, logId, eventId: recorded.id, pointer })
    if (box.to === subject && Result.isSuccess(opened)) return opened.success
    const what = `event ${recorded.position}: what is sealed at \`${pointer}\` was changed, or moved there`
    fault ??= new LogError({ reason: "Corrupt", cause: new Error(what) })
    return undefined
  }
  const sentence = (spot: Spot, segments: ReadonlyArray<string | SealedMention>): string =>
    segments
      .map((segment, index) => {
        if (typeof segment === "string") return segment
        const element = { ...spot, around: spot, name: String(index) }
        const text = openedAt({ ...element, around: element, name: "text" }, segment.text, segment.subject)
        return typeof text === "string" ? text : pseudonymOf(segment.subject)
      })
      .join("")
  const change = (spot: Spot): Change => {
    if (spot.around === undefined) return "below"
    const { personal } = spot.place ?? {}
    const owner = personal === undefined ? undefined : nearest(spot, personal.subject)
    if (!maySee(level, spot.level)) {
      if (spot.place?.isOptional === true || Array.isArray(spot.around.value)) return "absent"
      if (isBox(spot.value)) return instead(spot, spot.value.to)
      if (typeof owner === "string") return instead(spot, owner)
      // It must be there, and may not be seen: then nobody at this level sees the event.
      isHidden = true
      return "absent"
    }
    if (isSegments(spot.value)) return { by: sentence(spot, spot.value) }
    if (!isBox(spot.value)) return "below"
    const subject = typeof owner === "string" ? owner : spot.value.to
    const opened = openedAt(spot, spot.value, subject)
    return opened === undefined ? instead(spot, subject) : { by: opened }
  }
  const shown = rewriteData(recorded.data, place, change)
  if (fault !== undefined) return Result.fail(fault)
  if (isHidden) return Result.succeed(undefined)
  return Result.succeed(shown === recorded.data ? recorded : { ...recorded, data: shown })
}
