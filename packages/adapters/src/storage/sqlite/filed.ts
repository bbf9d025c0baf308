/** Whether the indexes file an event as it says itself: their damage leaves every hash right, and hides an event. */
import type { Recorded } from "@pactwerk/core"
import { refuse } from "../shared/errors.ts"
import type { Statements } from "./query.ts"

const missing = (found: string) => `
  select value ->> 0 as name, value ->> 1 as position from json_each(?) where not exists (${found}) limit 1`
const ofId = missing("select 1 from event where id = value ->> 0 and position = value ->> 1")
const ofTag = missing("select 1 from tag where tag = value ->> 0 and position = value ->> 1")
const ofType = missing("select 1 from event indexed by event_type where type = value ->> 0 and position = value ->> 1")

/** Each of these events stands under its id, its type and all of its tags. Throws `Corrupt` where one does not. */
export const checkFiled = (prepare: Statements, events: ReadonlyArray<Recorded>): void => {
  const look = (sql: string, wanted: ReadonlyArray<readonly [name: string, position: number]>) => {
    const gone = prepare(sql).get(JSON.stringify(wanted))
    if (gone === undefined) return
    throw refuse("Corrupt", `the event at position \`${gone.position}\` is not filed under \`${gone.name}\``)
  }
  look(
    ofId,
    events.map(({ id, position }) => [id, position])
  )
  look(
    ofType,
    events.map(({ position, type }) => [type, position])
  )
  look(
    ofTag,
    events.flatMap(({ position, tags }) => tags.map((tag) => [tag, position] as const))
  )
}
