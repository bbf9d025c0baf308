/** The forms of feedback: to give it, and to answer it. */
import { useView } from "@pactwerk/adapters/react"
import { Views } from "@pactwerk/core"
import { useLook } from "../look.tsx"
import { AskForm } from "../parts/ask-form.tsx"
import { newId } from "../parts/new-id.ts"
import { useSignedIn } from "../signed-in.tsx"
import { programmeWords } from "../words/programme.ts"

/** A field that may stay empty is left out where it is. */
const where = (passage: string | undefined) => (passage === undefined || passage === "" ? {} : { passage })

export const GiveForm = ({ window }: { readonly window: string }) => {
  const { language, name, on } = useLook()
  const { seat } = useSignedIn()
  const words = programmeWords[language]
  const members = Views.membersOn(useView(Views.register), on)
  const own = seat?.actor.onBehalfOf
  const choices = members
    .map(([id]) => ({ value: id, label: name("organisation", id), lang: "nl" }))
    .sort((one, other) => one.label.localeCompare(other.label, language))
  return (
    <AskForm
      id={`give-${window}`}
      command="SubmitFeedback"
      title={words.give}
      fields={[
        { name: "from", label: words.from, is: "choice", choices, ...(own !== undefined && { start: own }) },
        { name: "passage", label: words.passage, hint: words.passageHint, is: "text", isOptional: true },
        { name: "text", label: words.text, hint: words.textHint, is: "long" }
      ]}
      make={({ from, passage, text }) => ({
        ...{ window, remark: newId("reactie"), from, text, channel: "form" },
        ...(seat?.actor.person !== undefined && { by: seat.actor.person }),
        ...where(passage)
      })}
      receipt={(command) => (command._tag === "SubmitFeedback" ? command.remark : undefined)}
    />
  )
}

interface Answering {
  readonly id: string
  readonly window: string
  readonly who: string
}

export const AnswerForm = ({ id, who, window }: Answering) => {
  const words = programmeWords[useLook().language]
  const choices = Object.entries(words.dispositions).map(([value, label]) => ({ value, label }))
  return (
    <AskForm
      id={`answer-${id}`}
      command="AnswerFeedback"
      title={words.answerTitle(who)}
      fields={[
        { name: "disposition", label: words.disposition, is: "choice", choices },
        { name: "answer", label: words.answerText, is: "long" },
        { name: "passage", label: words.where, is: "text", isOptional: true }
      ]}
      make={({ answer, disposition, passage }) => ({
        ...{ window, remark: id, disposition, answer },
        ...where(passage)
      })}
    />
  )
}
