/** Plays one area from its pact to its last day, through the same door as everybody else. */
import {
  addPeriod,
  Day,
  EventId,
  type EventLog,
  type KeyStore,
  type LogError,
  NewEventId,
  openAlliance,
  RandomBytes
} from "@pactwerk/core"
import { Layer } from "effect"
import { v7 } from "uuid"
import { areaOn } from "./area.ts"
import { instantAt } from "./calendar.ts"
import { chanceOf } from "./chance.ts"
import { coalitions } from "./coalitions.ts"
import { found } from "./founding.ts"
import { initiatives } from "./initiatives.ts"
import { councils } from "./meetings.ts"
import { members } from "./members.ts"
import { programmes } from "./programme.ts"
import { residents } from "./residents.ts"
import { temperOf } from "./temper.ts"

export interface Playing {
  readonly seed: number
  readonly years: number
  /** The name of its log, and how it is written. */
  readonly name: string
  readonly title: string
  readonly log: Layer.Layer<EventLog, LogError>
  readonly keys?: Layer.Layer<KeyStore, LogError>
}

/** Plays an area, and gives how many events it came to. */
export const playArea = async ({ keys, log, name, seed, title, years }: Playing): Promise<number> => {
  const chance = chanceOf(seed, name)
  const ids = chanceOf(seed, `${name}: ids`)
  const secrets = chanceOf(seed, `${name}: keys`)
  const began = Day.make(`2023-0${chance.between(1, 4)}-1${chance.between(0, 9)}`)
  let time = Date.parse(instantAt(began, "14:00"))
  const newId = () => EventId.make(v7({ msecs: time, random: ids.bytes(16) }))
  const byChance = Layer.merge(Layer.succeed(NewEventId, newId), Layer.succeed(RandomBytes, secrets.bytes))
  const opened = await openAlliance({
    log: Layer.provideMerge(log, byChance),
    ...(keys === undefined ? {} : { keys: Layer.provide(keys, byChance) }),
    now: () => time
  })
  const area = areaOn(
    opened,
    { began, chance, temper: temperOf(chance), title },
    {
      now: () => time,
      setTime: (to) => {
        time = to
      }
    }
  )
  try {
    const officers = await found(area)
    const nextCouncil = councils(area, officers)
    programmes(area, officers, nextCouncil)
    for (const going of [coalitions, initiatives, residents]) going(area)
    members(area, officers)
    await area.until(addPeriod(began, `P${years}Y`))
    return area.head()
  } finally {
    await opened.close()
  }
}
