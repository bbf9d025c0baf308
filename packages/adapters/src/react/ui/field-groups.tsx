/** Fields that hold other fields: a group, a list, one of several shapes, several of some choices. */
import type { ReactNode } from "react"
import type { Field } from "../../input/fields.ts"
import { nameOfChoice } from "../../input/names.ts"
import { memberIn, partsOf } from "./draft.ts"
import { FaultAt, FieldInput, type FieldProps } from "./field-input.tsx"
import { idOf, labelOf, memberLabel } from "./filling.ts"

/** The frame around them: its legend is their label, and it takes the focus when all of it is not right. */
const Frame = ({
  at,
  children,
  field,
  filling,
  label = labelOf(field, filling)
}: FieldProps & { readonly children: ReactNode }): ReactNode => (
  <fieldset
    id={idOf(filling, at)}
    tabIndex={-1}
    data-part="group"
    aria-describedby={filling.faults.has(at) ? `${idOf(filling, at)}-fault` : undefined}
  >
    <legend>
      {label}
      {field.isOptional && <small> ({filling.say.optional})</small>}
    </legend>
    <FaultAt at={at} filling={filling} />
    {children}
  </fieldset>
)

export const GroupInput = ({ fields, ...props }: FieldProps & { readonly fields: ReadonlyArray<Field> }): ReactNode => (
  <Frame {...props}>
    {fields.map((field) => (
      <FieldInput key={field.name} field={field} at={`${props.at}/${field.name}`} filling={props.filling} />
    ))}
  </Frame>
)

export const ListInput = ({ of, ...props }: FieldProps & { readonly of: Field }): ReactNode => {
  const { at, field, filling } = props
  const { draft, leaveOut, say, set } = filling
  const parts = partsOf(draft[at])
  const label = props.label ?? labelOf(field, filling)
  const addId = `${idOf(filling, at)}-add`
  return (
    <Frame {...props}>
      <ol>
        {parts.map((part, index) => (
          <li key={part}>
            <FieldInput field={of} at={`${at}/${part}`} filling={filling} label={say.element(label, index + 1)} />
            <button
              type="button"
              onClick={() => {
                leaveOut(at, part)
                document.getElementById(addId)?.focus()
              }}
            >
              {say.remove(say.element(label, index + 1))}
            </button>
          </li>
        ))}
      </ol>
      <button
        id={addId}
        type="button"
        onClick={() => set(at, [...parts, String(Math.max(-1, ...parts.map(Number)) + 1)].join(","))}
      >
        {say.add(label)}
      </button>
    </Frame>
  )
}

/** Which shape is chosen with a list; what was typed in the others stays. */
export const OneOfInput = ({
  members,
  ...props
}: FieldProps & { readonly members: ReadonlyArray<Field> }): ReactNode => {
  const { at, field, filling } = props
  const { draft, language, say, set } = filling
  const chosen = memberIn(field, draft[at])
  const member = chosen === undefined ? undefined : members[chosen]
  const label = props.label ?? labelOf(field, filling)
  const key = `${at}?${chosen}`
  return (
    <Frame {...props}>
      <select
        name={at}
        aria-label={`${label}: ${say.choose.toLocaleLowerCase(language)}`}
        value={chosen ?? ""}
        onChange={({ currentTarget }) => set(at, currentTarget.value)}
      >
        {field.isOptional && <option value="">{say.none}</option>}
        {members.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the shapes of a field stand still, and have no other name.
          <option key={index} value={index}>
            {memberLabel(one, filling)}
          </option>
        ))}
      </select>
      {member?.shape.is === "group"
        ? member.shape.fields.map((one) => (
            <FieldInput key={one.name} field={one} at={`${key}/${one.name}`} filling={filling} />
          ))
        : member !== undefined && (
            <FieldInput field={member} at={key} filling={filling} label={memberLabel(member, filling)} />
          )}
    </Frame>
  )
}

export const ChoicesInput = ({
  choices,
  ...props
}: FieldProps & { readonly choices: ReadonlyArray<string> }): ReactNode => {
  const { at, filling } = props
  const chosen = partsOf(filling.draft[at])
  const choose = (choice: string, isOn: boolean) =>
    filling.set(at, choices.filter((one) => (one === choice ? isOn : chosen.includes(one))).join(","))
  return (
    <Frame {...props}>
      {choices.map((choice) => (
        <label key={choice}>
          <input
            type="checkbox"
            name={at}
            value={choice}
            checked={chosen.includes(choice)}
            onChange={({ currentTarget }) => choose(choice, currentTarget.checked)}
          />{" "}
          {nameOfChoice(choice)[filling.language]}
        </label>
      ))}
    </Frame>
  )
}
