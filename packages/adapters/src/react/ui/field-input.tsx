/** One field of a form, of whatever kind: its label, its input, and at the input what is not right. */
import type { ReactNode } from "react"
import { describe } from "../../input/describe.ts"
import type { Field } from "../../input/fields.ts"
import { nameOfChoice } from "../../input/names.ts"
import { ChoicesInput, GroupInput, ListInput, OneOfInput } from "./field-groups.tsx"
import { type Filling, hintIdOf, idOf, labelOf } from "./filling.ts"

export interface FieldProps {
  readonly field: Field
  readonly at: string
  readonly filling: Filling
  /** What it is called, where that is not its own name. */
  readonly label?: string
}

export const FieldInput = (props: FieldProps): ReactNode => {
  switch (props.field.shape.is) {
    case "fixed":
      return null
    case "group":
      return <GroupInput {...props} fields={props.field.shape.fields} />
    case "list":
      return <ListInput {...props} of={props.field.shape.of} />
    case "oneOf":
      return <OneOfInput {...props} members={props.field.shape.members} />
    case "choices":
      return <ChoicesInput {...props} choices={props.field.shape.choices} />
    default:
      return <LeafInput {...props} />
  }
}

const LeafInput = ({ at, field, filling, label = labelOf(field, filling) }: FieldProps): ReactNode => {
  const { language, say } = filling
  const [id, hintId] = [idOf(filling, at), hintIdOf(filling, at)]
  const fault = filling.faults.get(at)
  const expected = hintFor(field)
  return (
    <p data-part="field">
      <label htmlFor={id}>
        {label}
        {field.isOptional && <small> ({say.optional})</small>}
      </label>
      {expected !== undefined && <small id={hintId}>{expected[language]}</small>}
      <FaultAt at={at} filling={filling} />
      <Input
        field={field}
        filling={filling}
        common={{
          id,
          name: at,
          value: filling.draft[at] ?? "",
          required: !field.isOptional,
          "aria-invalid": fault !== undefined,
          "aria-describedby": describedBy(expected === undefined ? undefined : hintId, fault && `${id}-fault`)
        }}
        onText={(text) => filling.set(at, text)}
      />
    </p>
  )
}

const describedBy = (...ids: ReadonlyArray<string | undefined>): string | undefined =>
  ids.filter((id) => id !== undefined).join(" ") || undefined

/** What stands at an input that is not right. */
export const FaultAt = ({ at, filling }: Pick<FieldProps, "at" | "filling">): ReactNode => {
  const fault = filling.faults.get(at)
  return fault === undefined ? null : (
    <strong id={`${idOf(filling, at)}-fault`} data-part="fault">
      {filling.say.fault} {fault}
    </strong>
  )
}

/** What nobody needs to be told. */
const obvious = new Set(["text", "a number", "a finite number", "something that is not empty"])

/** What is expected, where the input itself does not say so. */
const hintFor = ({ ast, shape }: Field) => {
  if (shape.is !== "text" && shape.is !== "number") return undefined
  const expected = describe(ast)
  return obvious.has(expected.en) ? undefined : expected
}

interface InputProps {
  readonly field: Field
  readonly filling: Filling
  readonly common: {
    readonly id: string
    readonly name: string
    readonly value: string
    readonly required: boolean
    readonly "aria-invalid": boolean
    readonly "aria-describedby": string | undefined
  }
  readonly onText: (text: string) => void
}

const Input = ({ common, field: { shape }, filling, onText }: InputProps): ReactNode => {
  const { language, say } = filling
  const onChange = ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) =>
    onText(currentTarget.value)
  const select = (choices: ReadonlyArray<readonly [value: string, said: string]>) => (
    <select {...common} onChange={onChange}>
      <option value="">{common.required ? say.choose : say.none}</option>
      {choices.map(([value, said]) => (
        <option key={value} value={value}>
          {said}
        </option>
      ))}
    </select>
  )
  if (shape.is === "choice") return select(shape.choices.map((choice) => [choice, nameOfChoice(choice)[language]]))
  if (shape.is === "yesNo")
    return select([
      ["true", say.yes],
      ["false", say.no]
    ])
  if (shape.is === "day") return <input {...common} type="date" onChange={onChange} />
  if (shape.is === "instant") return <input {...common} type="datetime-local" onChange={onChange} />
  if (shape.is === "number") return <input {...common} type="text" inputMode="decimal" onChange={onChange} />
  if (shape.is === "text" && shape.isLong) return <textarea {...common} rows={3} onChange={onChange} />
  const known = shape.is === "text" && shape.kind !== undefined ? filling.known(shape.kind) : []
  if (known.length === 0) return <input {...common} type="text" onChange={onChange} />
  return (
    <>
      <input {...common} type="text" list={`${common.id}-known`} onChange={onChange} />
      <datalist id={`${common.id}-known`}>
        {known.map(({ id, name }) => (
          <option key={id} value={id} label={name} />
        ))}
      </datalist>
    </>
  )
}
