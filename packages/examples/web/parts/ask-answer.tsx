/** What came of asking, or what is still to be filled in. */
import type { Broken } from "@pactwerk/core"
import { useLook } from "../look.tsx"
import { Link } from "../router.tsx"
import { askWords } from "../words/ask.ts"
import type { Field } from "./ask-field.tsx"
import { EventLink } from "./told.tsx"

export type Came =
  | { readonly is: "missing"; readonly fields: ReadonlyArray<Field> }
  | { readonly is: "malformed" | "failed" | "fine" | "kept" }
  | { readonly is: "refused"; readonly broken: ReadonlyArray<Broken> }
  | { readonly is: "accepted"; readonly position: number; readonly receipt: string | undefined }

interface Told {
  readonly came: Came
  /** The id of the form. */
  readonly form: string
}

export const Answer = ({ came, form }: Told) => {
  const { language } = useLook()
  const words = askWords[language]
  switch (came.is) {
    case "missing":
      return (
        <div role="alert" className="wrong">
          <title>{`${words.error}: ${words.errors}`}</title>
          <p>
            <strong>{words.errors}</strong>
          </p>
          <ul>
            {came.fields.map(({ label, name }) => (
              <li key={name}>
                <a href={`#${form}-${name}`}>{words.missing(label)}</a>
              </li>
            ))}
          </ul>
        </div>
      )
    case "malformed":
    case "failed":
      return (
        <p role="alert" className="wrong">
          {words[came.is]}
        </p>
      )
    case "kept":
      return <p role="status">{words.isKept}</p>
    case "fine":
      return <p role="status">{words.fine}</p>
    case "refused":
      return (
        <div role="alert" className="wrong">
          <p>
            <strong>{words.refused}</strong>
          </p>
          <ul>
            {came.broken.map((rule) => (
              <li key={rule.rule}>
                <Link to={{ screen: "rules", of: rule.rule }}>{rule[language]}</Link>
                {rule.source !== undefined && (
                  <>
                    {" "}
                    <cite>{`${rule.source.document} §${rule.source.section}`}</cite>
                  </>
                )}
              </li>
            ))}
          </ul>
        </div>
      )
    case "accepted":
      return (
        <p role="status" className="done">
          {words.accepted(came.position)} <EventLink position={came.position} />
          {came.receipt !== undefined && (
            <>
              {" "}
              {words.receipt} <code>{came.receipt}</code>
            </>
          )}
        </p>
      )
  }
}
