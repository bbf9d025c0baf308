/** What holds of the shell: what it answers is what the log holds. */
import { Effect, Result } from "effect"
import { audit } from "../../kernel/audit.ts"
import { expectEqual, expectThat } from "../claim.ts"
import { play } from "../play.ts"
import type { Law } from "./law.ts"
import { withShells } from "./shell.ts"

export const refusalRecordsNothing: Law = {
  id: "laws/refusal-records-nothing",
  nl: "Een weigering legt niets vast; wat er al stond, blijft staan zoals het was.",
  en: "A refusal records nothing; what was there stays as it was.",
  source: "README, How it is built; D3",
  holds: (alliance, { log, questions }) =>
    withShells(alliance, log, ({ ask, events, one }) =>
      Effect.gen(function* () {
        let refusals = 0
        for (const [index, move] of questions.entries()) {
          const before = yield* events
          const answer = yield* ask(one, move, `question-${index}`)
          const after = yield* events
          expectEqual(after.slice(0, before.length), before, "what was recorded before stays in front as it was")
          if (Result.isSuccess(answer)) continue
          refusals += 1
          expectEqual(after.length, before.length, `the refused \`${move.command._tag}\` records nothing`)
        }
        return refusals > 0
      })
    )
}

export const commandsAreIdempotent: Law = {
  id: "laws/commands-are-idempotent",
  nl: "Dezelfde opdracht gebeurt nooit twee keer, ook niet als een ander proces haar herhaalt.",
  en: "The same command never happens twice, not even when another process repeats it.",
  source: "D4",
  holds: (alliance, { questions, turns }) =>
    withShells(alliance, [], ({ ask, events, one, other }) =>
      Effect.gen(function* () {
        let accepted = 0
        for (const [index, move] of [...turns.map(({ asked }) => asked), ...questions].entries()) {
          const first = yield* ask(one, move, `command-${index}`)
          if (Result.isFailure(first)) continue
          accepted += 1
          const { length } = yield* events
          for (const shell of [one, other]) {
            const again = yield* ask(shell, move, `command-${index}`)
            expectEqual(again, Result.succeed({ ...first.success, isRepeat: true }), "a repeat gets the first receipt")
          }
          expectEqual((yield* events).length, length, `the repeated \`${move.command._tag}\` records nothing`)
        }
        return accepted > 0
      })
    )
}

export const togetherIsInSomeOrder: Law = {
  id: "laws/together-is-in-some-order",
  nl: "Wat twee processen tegelijk vragen, staat in het logboek alsof zij het na elkaar vroegen.",
  en: "What two processes ask at once stands in the log as if they had asked one after the other.",
  source: "README, How it is built",
  holds: (alliance, { at, questions, turns }) => {
    const moves = turns.map(({ asked }) => asked)
    const before = play(alliance, moves.slice(0, -6)).log
    const [day = questions[0]?.day] = moves.slice(-1).map((move) => move.day)
    const together = [...moves.slice(-6), ...questions].map((move) => ({ ...move, day: day ?? move.day }))
    const turned = at % Math.max(1, together.length)
    return withShells(alliance, before, ({ ask, events, one, other }) =>
      Effect.gen(function* () {
        const asking = (shell: typeof one, part: typeof together, name: string) =>
          Effect.forEach(part, (move, index) => ask(shell, move, `${name}-${index}`))
        // Both ask for the same, each in an order of its own: what may happen once, only one of them gets.
        const others = [...together.slice(turned), ...together.slice(0, turned)]
        const parts = [asking(one, together, "one"), asking(other, others, "other")]
        const answers = (yield* Effect.all(parts, { concurrency: "unbounded" })).flat()
        const recorded = yield* events
        const receipts = answers.flatMap((answer) => (Result.isSuccess(answer) ? [answer.success] : []))
        const told = receipts.reduce((sum, { first, last }) => sum + last - first + 1, before.length)
        expectEqual(told, recorded.length, "every event was told to whoever asked for it, and nothing else was")
        const found = Result.getOrThrow(audit(alliance, recorded))
        expectThat(found.length === 0, `no rule is broken in the order of the log, ${found[0]?.refused.broken}`)
        return receipts.length > 1
      })
    )
  }
}
