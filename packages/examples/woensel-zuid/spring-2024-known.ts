/** 4 April 2024: the three things that are publicly known of it. Adopted is not among them. */
import { Day, onDay, StatementId } from "@pactwerk/core"
import { programme } from "./matters.ts"
import { all } from "./minuted.ts"
import type { Observation } from "./observation.ts"
import { evening, underApril } from "./spring-2024-agenda.ts"
import { newspaper } from "./spring-2024-fiction.ts"

type Spoken = Extract<Observation["command"], { readonly _tag: "RecordStatement" }>

const known = (key: string, certainty: "stated" | "inferred", spoken: Omit<Spoken, "_tag" | "statement">) =>
  ({
    command: { _tag: "RecordStatement", statement: StatementId.make(`wz-${evening}-${key}`), ...spoken },
    observing: {
      id: `wz-${evening}-${key}`,
      actor: { role: "press" },
      occurred: onDay(Day.make(evening)),
      source: newspaper,
      certainty
    }
  }) satisfies Observation

/** That it was said in this meeting, under this item, is how we read it. */
export const presented: Observation = known("presented", "inferred", {
  kind: "presentation",
  voice: all("de krant"),
  text: "Het programma voor de komende drie jaar is klaar, en wordt vanavond gepresenteerd.",
  about: [programme],
  ...underApril("4")
})

/** Which four, is not said. */
export const fourSigned: Observation = known("four-signed", "inferred", {
  kind: "report",
  voice: all("de krant"),
  text: "Vier nieuwe partijen tekenen vanavond het pact.",
  ...underApril("3")
})

/** A claim of the newspaper, said in no meeting: this log knows by name only whom a source names. */
export const counter: Observation = known("counter", "stated", {
  kind: "report",
  voice: all("de krant"),
  text: "De teller staat op 58 ondertekenaars."
})

/** The id under which the counter is found. */
export const counterId = counter.observing.id
