/** Laws about something that is given: a view, or samples of what was kept long ago. */
import { Result } from "effect"
import { replay, step } from "../../kernel/decider.ts"
import type { Recorded, Tagged } from "../../kernel/event.ts"
import { matches } from "../../kernel/event-log.ts"
import { readable, type View } from "../../kernel/view.ts"
import { expectEqual, expectThat } from "../claim.ts"
import type { Law } from "./law.ts"

/**
 * That a view gives the same answer by replay and live.
 *
 * @example
 * await checkLaws(alliance, { laws: [viewIsLive(register)] })
 */
export const viewIsLive = <Answer, Heard extends Tagged>(view: View<Answer, Heard>): Law => ({
  id: `laws/view-is-live/${view.name}`,
  nl: `Het beeld «${view.name}» is hetzelfde na opnieuw afspelen en al meelezend.`,
  en: `The view “${view.name}” is the same after a replay and while following along.`,
  source: "README, How it is built; D4",
  isWide: true,
  holds: ({ understand }, { log }) => {
    const fold = readable(view, understand)
    const own = log.map(({ recorded }) => recorded).filter((recorded) => matches(fold.query, recorded))
    const heard = own.map((recorded) => Result.getOrThrow(fold.understand(recorded)))
    const live = heard.reduce((answer, one) => step(fold, answer, [one]), fold.initial)
    expectEqual(replay(fold, heard), live, `\`${view.name}\` by replay is what it was live`)
    return heard.length > 0
  }
})

/**
 * That what was kept long ago can still be read, and that each type that is in use has such a sample.
 *
 * @example
 * await checkLaws(alliance, { laws: [samplesAreRead(samples)] })
 */
export const samplesAreRead = (samples: ReadonlyArray<Recorded>): Law => ({
  id: "laws/samples-are-read",
  nl: "Wat ooit is bewaard, is voor altijd te lezen.",
  en: "What was ever kept can be read forever.",
  source: "README, How it is built",
  isWide: true,
  holds: ({ events, understand }, { log }) => {
    for (const sample of samples) {
      const read = understand(sample)
      expectThat(Result.isSuccess(read), `\`${sample.type}\` of version ${sample.schema} can be read`)
    }
    const sampled = new Set(samples.map(({ type }) => type))
    for (const type of events.keys()) expectThat(sampled.has(type), `there is a sample of \`${type}\``)
    return samples.length > 0 && log.length > 0
  }
})
