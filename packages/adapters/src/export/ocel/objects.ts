/** The objects of OCEL with their histories, in the order of their ids: of so many as can be remembered at once. */
import type { OcelEvent, Relationship, Subject, Value } from "./model.ts"

/** A value of an object from a moment on. */
export interface Timed extends Value {
  readonly time: string
}

export interface OcelObject {
  readonly id: string
  readonly type: string
  /** In the order in which they came to be; the first of each name from the beginning of time. */
  readonly values: ReadonlyArray<Timed>
  /** Sorted by the object they go to. */
  readonly links: ReadonlyArray<Relationship>
}

/** The first objects from an id on, and the id from which on another look is needed; nothing when these are all. */
export interface Gathered {
  readonly objects: ReadonlyArray<OcelObject>
  readonly next: string | undefined
}

/** From when the first value of an attribute is: the standard has its objects begin here. */
export const beginning = "1970-01-01T00:00:00Z"

interface Growing {
  readonly type: string
  readonly values: Array<Timed>
  /** By name. */
  readonly now: Map<string, Value["value"]>
  readonly links: Map<string, Relationship>
}

/**
 * Gathers objects from events that are noted in order. When there is more to remember than wanted, the half with the
 * last ids is left for another look; what stays was whole from its first event on.
 *
 * @param from the objects from this id on.
 * @param most how many objects, values and links are remembered.
 */
export const gathering = (from: string, most: number) => {
  const objects = new Map<string, Growing>()
  let weight = 0
  let next: string | undefined
  const met = ({ kind, objectId }: Relationship): Growing | undefined => {
    const known = objects.get(objectId)
    if (known !== undefined || objectId < from || (next !== undefined && objectId >= next)) return known
    const made: Growing = { type: kind, values: [], now: new Map(), links: new Map() }
    objects.set(objectId, made)
    weight += 1
    return made
  }
  const says = (own: Growing, event: OcelEvent, subject: Subject): void => {
    for (const { name, value } of subject.says) {
      if (own.now.get(name) === value) continue
      own.values.push({ name, value, time: own.now.has(name) ? event.time : beginning })
      own.now.set(name, value)
      weight += 1
    }
    for (const link of linksOf(event, subject.own)) {
      const key = `${link.objectId} ${link.qualifier}`
      if (own.links.has(key)) continue
      own.links.set(key, link)
      weight += 1
    }
  }
  const leave = (): void => {
    let [kept, isFull] = [0, false]
    for (const [place, [id, { links, values }]] of sorted(objects).entries()) {
      const own = 1 + links.size + values.length
      if (!isFull && place > 0 && kept + own > most / 2) [isFull, next] = [true, id]
      if (isFull) objects.delete(id)
      else kept += own
    }
    weight = kept
  }
  return {
    note: (event: OcelEvent, subject: Subject | undefined): void => {
      for (const relationship of event.relationships) met(relationship)
      const own = subject && met(subject.own)
      if (own !== undefined && subject !== undefined) says(own, event, subject)
      if (weight > most) leave()
    },
    gathered: (): Gathered => ({
      objects: sorted(objects).map(([id, { links, type, values }]) => ({
        ...{ id, type, values },
        links: links.size === 0 ? [] : sorted(links).map(([, link]) => link)
      })),
      next
    })
  }
}

/** The object an event is about goes with every other that its fields name. */
const linksOf = ({ relationships }: OcelEvent, own: Relationship): ReadonlyArray<Relationship> =>
  relationships.filter(
    ({ objectId, qualifier }) => objectId !== own.objectId && qualifier !== "actor" && qualifier !== "onBehalfOf"
  )

/** By their names. */
export const sorted = <A>(by: ReadonlyMap<string, A>): ReadonlyArray<[string, A]> =>
  [...by].sort(([one], [other]) => (one < other ? -1 : 1))
