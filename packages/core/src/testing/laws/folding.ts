/** What holds of every fold: however it is cut, it tells the same. */
import { Effect } from "effect"
import { step, walk } from "../../kernel/decider.ts"
import { EventLog, everything } from "../../kernel/event-log.ts"
import { layerMemory } from "../../kernel/memory.ts"
import { Position } from "../../kernel/names.ts"
import { timeMachine } from "../../kernel/time-machine.ts"
import { expectEqual } from "../claim.ts"
import { eventsOf, type Law, stateAfter } from "./law.ts"

export const replayIsLive: Law = {
  id: "laws/replay-is-live",
  nl: "Opnieuw afspelen geeft dezelfde stand als meelezen, gebeurtenis voor gebeurtenis.",
  en: "A replay gives the same state as following along, event by event.",
  source: "README, How it is built; D4",
  isWide: true,
  holds: (alliance, { log }) => {
    const live = eventsOf(log).reduce((state, event) => step(alliance, state, [event]), alliance.initial)
    expectEqual(stateAfter(alliance, log), live, "the replay is what was seen live")
    return log.length > 1
  }
}

export const replaySplits: Law = {
  id: "laws/replay-splits",
  nl: "Een begin en de rest geven samen dezelfde stand als het geheel.",
  en: "A beginning and the rest give together the same state as the whole.",
  source: "README, How it is built; D4",
  isWide: true,
  holds: (alliance, { at, log }) => {
    const until = at % (log.length + 1)
    const resumed = step(alliance, stateAfter(alliance, log.slice(0, until)), eventsOf(log.slice(until)))
    expectEqual(resumed, stateAfter(alliance, log), `the first ${until} events and the others make the whole`)
    return until > 0 && until < log.length
  }
}

export const walkingShowsThePast: Law = {
  id: "laws/walking-shows-the-past",
  nl: "Wie terugloopt, ziet vóór elke gebeurtenis de stand van toen.",
  en: "Whoever walks through the past sees before each event the state of that time.",
  source: "README, How it is built",
  isWide: true,
  holds: (alliance, { at, log }) => {
    const index = at % Math.max(1, log.length)
    let passed = 0
    walk(alliance, eventsOf(log), (state) => {
      if (passed === index) {
        expectEqual(
          structuredClone(state),
          stateAfter(alliance, log.slice(0, index)),
          `the state before no. ${index + 1}`
        )
      }
      passed += 1
    })
    return index > 0
  }
}

export const foldingIsTotal: Law = {
  id: "laws/folding-is-total",
  nl: "Elke keuze uit de gebeurtenissen laat zich lezen, in de volgorde van het logboek.",
  en: "Any choice of the events can be read, in the order of the log.",
  source: "README, How it is built",
  isWide: true,
  holds: (alliance, { at, log }) => {
    const some = log.filter((_, index) => (at + index * 7) % 3 !== 0)
    stateAfter(alliance, some)
    return some.length > 0 && some.length < log.length
  }
}

export const asOfIsAPrefix: Law = {
  id: "laws/as-of-is-a-prefix",
  nl: "De stand op een positie is die van alles tot en met die positie, wat er ook eerder gevraagd is.",
  en: "The state at a position is that of everything up to and including it, whatever was asked before.",
  source: "D5",
  isWide: true,
  holds: (alliance, { at, log }) =>
    Effect.gen(function* () {
      const kept = yield* EventLog
      for (const { recorded } of log) {
        const { hash: _, position: __, recordedAt: ___, ...proposed } = recorded
        yield* kept.append([proposed])
      }
      const asOf = timeMachine(kept, { ...alliance, query: everything }, 4)
      const positions = [at, at + 5, log.length, at * 3].map((number) => number % (log.length + 1))
      for (const position of positions) {
        expectEqual(
          yield* asOf(Position.make(position)),
          stateAfter(alliance, log.slice(0, position)),
          `as of ${position}`
        )
      }
      return log.length > 4
    }).pipe(Effect.provide(layerMemory), Effect.runPromise)
}
