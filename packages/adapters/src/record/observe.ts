/** From steps to observations, and the line of the file that each stands for. */
import {
  alliance,
  type Command,
  CommandId,
  canonicalise,
  type Language,
  type Observation,
  type Observing,
  Views,
  type Wording
} from "@pactwerk/core"
import type { Known } from "./known.ts"
import type { At, Report } from "./problem.ts"
import { commandId, type Evening, eventOf, type Step } from "./steps.ts"
import { sentences } from "./summarise.ts"

/** What will be recorded for a line of the file, said in both languages. */
export interface Line extends At, Wording {
  /** The id of the command. */
  readonly id: string
}

/** The command of a step, under an id that is the same whenever the file is read. */
export const observationOf = (
  step: Step,
  { document, meeting }: Pick<Evening, "document" | "meeting">
): Observation<Command> => {
  const { actor, certainty, command, key, occurred, section } = step
  const id = CommandId.make(commandId(meeting, key))
  const observing: Observing = { id, actor, occurred, source: { document, section }, certainty }
  return { command, observing }
}

/** Reports each line that was recorded before and now says something else: what was recorded does not change. */
export const reportChanges = (
  steps: ReadonlyArray<Step>,
  observations: ReadonlyArray<Observation<Command>>,
  { recorded }: Known,
  { report }: Report
): void => {
  for (const [index, observation] of observations.entries()) {
    const [step, earlier, event] = [steps[index], recorded.get(observation.observing.id), eventOf(observation)]
    if (step === undefined || earlier === undefined || event === undefined) continue
    const { data, type } = alliance.file(event)
    const { certainty, occurred } = observation.observing
    const now = canonicalise({ type, data, occurred, certainty })
    const before = { type: earlier.type, data: earlier.data, occurred: earlier.occurred, certainty: earlier.certainty }
    if (now === canonicalise(before)) continue
    report(
      step.at,
      "",
      { nl: "wat er eerder stond, of een correctie ernaast", en: "what it said before, or a correction beside it" },
      {
        because: {
          nl: `dit is al anders vastgelegd (gebeurtenis ${earlier.position})`,
          en: `this was recorded otherwise (event ${earlier.position})`
        }
      }
    )
  }
}

/** Each observation as the line of the file it stands for. */
export const linesOf = (
  steps: ReadonlyArray<Step>,
  observations: ReadonlyArray<Observation<Command>>,
  { names }: Known
): ReadonlyArray<Line> => {
  const say = (language: Language) => sentences(observations, alliance.words, Views.naming(names, language), language)
  const [nl, en] = [say("nl"), say("en")]
  return observations.flatMap(({ observing }, index) => {
    const at = steps[index]?.at
    return at === undefined ? [] : [{ id: observing.id, ...at, nl: nl[index] ?? "", en: en[index] ?? "" }]
  })
}
