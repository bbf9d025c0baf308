/** What the secretary and the chair record, before and while a body meets: each its own form, each under its rules. */
import type { Command, MeetingId, Views } from "@pactwerk/core"
import { useLook } from "../look.tsx"
import { AskForm } from "../parts/ask-form.tsx"
import { useKept } from "../parts/ask-keeping.ts"
import { KeptListed } from "../parts/ask-kept-list.tsx"
import { useSignedIn } from "../signed-in.tsx"
import { captureWords } from "../words/capture.ts"
import { before, closing, type Form, useChoices, whileOpen } from "./meeting-forms.ts"
import { agreeing, objecting } from "./meeting-forms-agreement.ts"

interface One {
  readonly meeting: MeetingId
  readonly planned: Views.PlannedMeeting
}

const mayCapture = new Set(["secretary", "chair"])

export const Capture = ({ meeting, planned }: One) => {
  const { isNow, language } = useLook()
  const { seat } = useSignedIn()
  const words = captureWords[language]
  const choices = useChoices(meeting, planned)
  const kept = useKept()
  if (!isNow || seat === undefined || !mayCapture.has(seat.actor.role)) return null
  // What is kept stays in sight, also when the meeting has closed meanwhile.
  if (planned.stage !== "scheduled" && planned.stage !== "open") return <KeptListed kept={kept} />
  const forms: ReadonlyArray<Form> =
    planned.stage === "scheduled"
      ? before(choices, words)
      : [
          ...whileOpen(choices, words),
          ...objecting(choices, words),
          ...agreeing(choices, words),
          closing(choices, words)
        ]
  return (
    <>
      <KeptListed kept={kept} />
      <section aria-labelledby="capture" className="capture">
        <h2 id="capture">{words.capture}</h2>
        <p>{words.captureText}</p>
        {forms.map(({ command, fields, make, title }) => (
          <details key={command} className="rule">
            <summary>{title}</summary>
            <AskForm
              id={`${meeting}-${command}`}
              command={command satisfies Command["_tag"]}
              title={title}
              fields={fields}
              make={make}
              keeping={kept}
            />
          </details>
        ))}
      </section>
    </>
  )
}
