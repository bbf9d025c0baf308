/** A form made of a command: its fields from its schema, its name from its words, and its rules beside the button. */
import type { Recorded, Wording } from "@pactwerk/core"
import { type ReactNode, useId } from "react"
import { FieldInput } from "./field-input.tsx"
import { type Filling, idOf, thingsIn } from "./filling.ts"
import { BrokenRules, FaultLinks, RulesOf, Summary } from "./form-summary.tsx"
import { formTexts } from "./form-texts.ts"
import { labelAt } from "./label-at.ts"
import type { Dressed } from "./parts.ts"
import { type Spoken, useTelling } from "./telling.ts"
import { useFilling, type Values } from "./use-filling.ts"
import { statusOf, useSending } from "./use-sending.ts"

export interface CommandFormSlots {
  readonly intro: ReactNode
  /** Stands where it says that it was recorded. */
  readonly accepted: (events: ReadonlyArray<Recorded>) => ReactNode
}
export interface CommandFormProps extends Spoken, Dressed<CommandFormSlots> {
  /** The name of the command, `SubmitFeedback`. */
  readonly name: string
  /** What the page fills in itself, and does not ask: a new id, who is signed in. */
  readonly given?: Values
  readonly initial?: Values
  /** What fields are called, where a room has names of its own. */
  readonly fieldNames?: Readonly<Record<string, Wording>>
  readonly onAccepted?: (events: ReadonlyArray<Recorded>) => void
}

const none: Values = {}

/**
 * Asks one command field by field. What stands against it is said before it is sent, what is not right is said at its
 * field and on top, and what was typed stays. Sending the same again records nothing twice.
 * Throws a `TypeError` where there is no provider.
 *
 * @example
 * createElement(CommandForm, { name: "SubmitFeedback", language: "en" })
 */
export const CommandForm = (props: CommandFormProps): ReactNode => {
  const { className, fieldNames = {}, given = none, initial = none, name, onAccepted, slots, ...spoken } = props
  const telling = useTelling(spoken)
  const { language, rooms } = telling
  const say = formTexts[language]
  const { fields, ...typing } = useFilling({ given, initial, name, rooms })
  const { blocked, look, reset, send, turn, ...stand } = useSending(typing, onAccepted)
  const { asking, broken } = stand
  const id = useId()
  const filling: Filling = {
    ...{ draft: typing.draft, leaveOut: typing.leaveOut, language, say, fieldNames, prefix: id },
    known: thingsIn(telling),
    faults: new Map(typing.faults.map(({ key, said }) => [key, said[language]])),
    set: (key, text) => {
      if (asking.status !== "asking") reset()
      typing.set(key, text)
    }
  }
  const words = rooms.words.get(name)
  if (!rooms.commands.has(name)) return <p className={className}>{say.unknown(name)}</p>
  const summary = (heading: string, children: ReactNode) => (
    <Summary language={language} heading={heading} turn={turn}>
      {children}
    </Summary>
  )
  return (
    <form
      className={className}
      data-part="command-form"
      data-command={name}
      noValidate
      aria-labelledby={`${id}title`}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
      onBlur={() => void look(false)}
    >
      <h2 id={`${id}title`} tabIndex={-1}>
        {words !== undefined && !("label" in words) ? words[language] : name}
      </h2>
      {slots?.intro}
      {typing.faults.length > 0 &&
        summary(
          say.faults(typing.faults.length),
          <FaultLinks
            faults={typing.faults}
            idOf={(key) => (key === "" ? `${id}title` : idOf(filling, key))}
            labelOf={(key) => labelAt(key, filling)}
            language={language}
          />
        )}
      {asking.status === "refused" &&
        summary(say.refuses(broken.length), <BrokenRules broken={broken} language={language} />)}
      {asking.status === "failed" && summary(say.failed, null)}
      {fields.map((field) => (
        <FieldInput key={field.name} field={field} at={`/${field.name}`} filling={filling} />
      ))}
      <RulesOf name={name} rooms={rooms} language={language} broken={broken} />
      {blocked !== undefined && (
        <p id={`${id}blocked`} data-part="blocked">
          {say.notNow} {blocked[language]}
        </p>
      )}
      <button type="button" data-part="check" onClick={() => void look(true)}>
        {say.check}
      </button>
      <button
        type="submit"
        data-part="send"
        aria-disabled={blocked !== undefined || asking.status === "asking"}
        aria-describedby={blocked === undefined ? undefined : `${id}blocked`}
      >
        {say.send}
      </button>
      <p role="status">{statusOf(stand, say)}</p>
      {asking.status === "idle" && broken.length > 0 && <BrokenRules broken={broken} language={language} />}
      {asking.status === "accepted" && slots?.accepted?.(asking.events)}
    </form>
  )
}
