/** What holds of every decision: it turns on what it says it turns on, and on nothing else. */
import { Result } from "effect"
import { audit } from "../../kernel/audit.ts"
import { matches } from "../../kernel/event-log.ts"
import { expectEqual, expectThat } from "../claim.ts"
import { decision, type Law, stateAfter } from "./law.ts"

export const sameQuestionSameAnswer: Law = {
  id: "laws/same-question-same-answer",
  nl: "Een besluit hangt alleen af van wat er gevraagd wordt, de stand en wie en wanneer.",
  en: "A decision depends on what is asked, on the state, and on who and when, and on nothing else.",
  source: "D4",
  isWide: true,
  holds: (alliance, { log, questions }) => {
    for (const move of questions) {
      const [one, other] = [0, 1].map(() => decision(alliance, stateAfter(alliance, log), move))
      expectEqual(one, other, `\`${move.command._tag}\` is decided the same a second time`)
    }
    return questions.length > 0
  }
}

export const queriesAreSound: Law = {
  id: "laws/queries-are-sound",
  nl: "Een besluit is hetzelfde voor wie alleen ziet waar de opdracht naar zegt te kijken.",
  en: "A decision is the same for whoever sees only what the command says it looks at.",
  source: "README, How it is built",
  isWide: true,
  holds: (alliance, { at, log, questions }) => {
    const again = log.flatMap(({ event, recorded }) => {
      const command = alliance.asked(event)
      return command === undefined ? [] : [{ command, actor: recorded.actor, day: questions[0]?.day }]
    })
    const related = again.flatMap(({ day, ...move }) => (day === undefined ? [] : [{ ...move, day }]))
    const chosen = related.length === 0 ? [] : [0, 1, 2, 3].map((step) => related[(at + step * 11) % related.length])
    const whole = stateAfter(alliance, log)
    let narrowed = 0
    for (const move of [...questions, ...chosen]) {
      if (move === undefined) continue
      const query = alliance.looksAt(move.command)
      if (query.items.length === 0) continue
      narrowed += 1
      const seen = stateAfter(
        alliance,
        log.filter(({ recorded }) => matches(query, recorded))
      )
      const claim = `\`${move.command._tag}\` is decided the same on what it looks at`
      expectEqual(decision(alliance, seen, move), decision(alliance, whole, move), claim)
    }
    return narrowed > 0
  }
}

export const askedForIsRecorded: Law = {
  id: "laws/asked-for-is-recorded",
  nl: "Wat is vastgelegd, is wat gevraagd moest worden: wie het opnieuw vraagt, krijgt dezelfde gebeurtenis.",
  en: "What was recorded is what had to be asked: whoever asks for it again gets the same event.",
  source: "README, How it is built",
  isWide: true,
  holds: (alliance, { log, questions }) => {
    const [question] = questions
    let asked = 0
    for (const { event, recorded } of log) {
      const command = alliance.asked(event)
      if (command === undefined || question === undefined) continue
      asked += 1
      expectEqual(alliance.readCommand(command), Result.succeed(command), `\`${event._tag}\` asks a command`)
      const { events } = decision(alliance, alliance.initial, { command, actor: recorded.actor, day: question.day })
      expectEqual(events, [event], `asking for \`${event._tag}\` decides it`)
    }
    return asked > 0
  }
}

export const strangersAreRefused: Law = {
  id: "laws/strangers-are-refused",
  nl: "Een veld dat geen opdracht kent, wordt niet stilzwijgend weggelaten maar geweigerd.",
  en: "A field that no command knows is not left out in silence but refused.",
  source: "README, How it is built",
  isWide: true,
  holds: ({ readCommand }, { questions }) => {
    for (const { command } of questions) {
      const read = readCommand({ ...command, neverHeardOf: "blue" })
      expectThat(Result.isFailure(read), `\`${command._tag}\` takes no field that it does not know`)
    }
    return questions.length > 0
  }
}

export const enforcedLeavesNoBreach: Law = {
  id: "laws/enforced-leaves-no-breach",
  nl: "Waar alleen gevraagd en nooit slechts waargenomen is, vindt de controle achteraf niets.",
  en: "Where everything was asked and nothing only observed, the audit finds nothing.",
  source: "README, How it is built",
  holds: (alliance, { log }) => {
    const found = Result.getOrThrow(
      audit(
        alliance,
        log.map(({ recorded }) => recorded)
      )
    )
    const breaches = found.map(({ recorded, refused }) => `${recorded.position} ${refused.broken.join(" ")}`)
    expectEqual(breaches, [], "the audit finds nothing")
    return log.length > 1
  }
}
