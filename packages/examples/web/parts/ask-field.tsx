/** One field of a form, with its label, its hint, and what is wrong with it. */
import type { ChangeEvent } from "react"
import { useLook } from "../look.tsx"
import { askWords } from "../words/ask.ts"

export interface Field {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly is: "text" | "long" | "choice" | "day"
  readonly choices?: ReadonlyArray<{ readonly value: string; readonly label: string; readonly lang?: string }>
  readonly isOptional?: boolean
  /** What stands there at first. */
  readonly start?: string
}

interface Row {
  readonly field: Field
  /** The id of the form. */
  readonly form: string
  readonly value: string
  readonly isReadOnly: boolean
  readonly isWrong: boolean
  readonly fill: (name: string, value: string) => void
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

export const FieldRow = ({ field, fill, form, isReadOnly, isWrong, value }: Row) => {
  const words = askWords[useLook().language]
  const { choices = [], hint, is, isOptional = false, label, name } = field
  const id = `${form}-${name}`
  const described = [hint === undefined ? "" : `${id}-hint`, isWrong ? `${id}-wrong` : ""].filter((one) => one !== "")
  const shared = {
    ...{ id, name, value },
    onChange: ({ target }: ChangeEvent<Control>) => {
      if (!isReadOnly) fill(name, target.value)
    },
    "aria-invalid": isWrong || undefined,
    "aria-required": !isOptional,
    "aria-describedby": described.length === 0 ? undefined : described.join(" ")
  }
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {isOptional && <span className="note"> ({words.optional})</span>}
      </label>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="note">
          {hint}
        </p>
      )}
      {isWrong && (
        <p id={`${id}-wrong`} className="late">
          {words.missing(label)}
        </p>
      )}
      {is === "choice" ? (
        <select {...shared} aria-disabled={isReadOnly || undefined}>
          <option value="">{words.choose}</option>
          {choices.map(({ label, lang, value }) => (
            <option key={value} value={value} lang={lang}>
              {label}
            </option>
          ))}
        </select>
      ) : is === "long" ? (
        <textarea {...shared} readOnly={isReadOnly} />
      ) : (
        <input {...shared} type={is === "day" ? "date" : "text"} readOnly={isReadOnly} />
      )}
    </div>
  )
}
