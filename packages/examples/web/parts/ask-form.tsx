/// <reference lib="dom" />
/** A form that asks one thing: it says which rules count, what would be refused, and what came of it. */
import { useAsk } from "@pactwerk/adapters/react"
import { alliance, type Command, type Objected } from "@pactwerk/core"
import { Result } from "effect"
import { type FormEvent, useRef, useState } from "react"
import { useLook } from "../look.tsx"
import { Link } from "../router.tsx"
import { askWords } from "../words/ask.ts"
import { Answer, type Came } from "./ask-answer.tsx"
import { type Field, FieldRow } from "./ask-field.tsx"
import { isUnanswered, type Keeping } from "./ask-keeping.ts"
import { type Given, useDraft } from "./draft.ts"

export interface Asked {
  /** By which the draft is kept; no two forms on a page have the same. */
  readonly id: string
  readonly command: Command["_tag"]
  readonly title: string
  readonly fields: ReadonlyArray<Field>
  /** The command of what was filled in. */
  readonly make: (given: Given) => { readonly [field: string]: unknown }
  /** What to keep of it, such as a number. */
  readonly receipt?: (command: Command) => string | undefined
  /** Where it is kept when it cannot be sent; without it, what was filled in stays in the form. */
  readonly keeping?: Keeping
}

export const AskForm = ({ command, fields, id, keeping, make, receipt, title }: Asked) => {
  const { isNow, language, place, session } = useLook()
  const words = askWords[language]
  const { ask, asking, check } = useAsk()
  const start = Object.fromEntries(fields.map(({ name, start = "" }) => [name, start]))
  const { clear, fill, given } = useDraft(id, start)
  const [came, setCame] = useState<Came>()
  const answer = useRef<HTMLDivElement>(null)
  const isStopped = !isNow || !session.mayAsk

  const tell = (next: Came) => {
    setCame(next)
    // What is told is there a little later.
    setTimeout(() => answer.current?.focus())
  }
  const readCommand = (): Command | undefined => {
    const missing = fields.filter(({ isOptional, name }) => !isOptional && (given[name] ?? "").trim() === "")
    if (missing.length > 0) {
      tell({ is: "missing", fields: missing })
      return undefined
    }
    const read = alliance.readCommand({ ...make(given), _tag: command })
    if (Result.isFailure(read)) tell({ is: "malformed" })
    return Result.getOrUndefined(read)
  }
  const refusedOr = (objected: Objected | undefined, otherwise: Came): Came =>
    objected === undefined ? otherwise : { is: "refused", broken: objected.broken }
  const look = async () => {
    const read = isStopped ? undefined : readCommand()
    if (read === undefined) return
    await check(read).then(
      (objected) => tell(refusedOr(objected, { is: "fine" })),
      () => tell({ is: "failed" })
    )
  }
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const read = isStopped ? undefined : readCommand()
    if (read === undefined) return
    const asked = crypto.randomUUID()
    const keep = (): boolean => keeping?.keep({ id: asked, command: read, title, said: saidIn(fields, given) }) ?? false
    const tellKept = () => {
      clear()
      tell({ is: "kept" })
    }
    if (keeping?.mustWait && keep()) return tellKept()
    await ask(read, { id: asked }).then(
      (outcome) => {
        if (!outcome.accepted) return tell({ is: "refused", broken: outcome.broken })
        clear()
        tell({ is: "accepted", position: outcome.events[0]?.position ?? 0, receipt: receipt?.(read) })
      },
      // Perhaps it was recorded all the same: the same id tells, when it is sent again.
      (fault: unknown) => (isUnanswered(fault) && keep() ? tellKept() : tell({ is: "failed" }))
    )
  }
  const rules = [...alliance.rules.values()].filter(({ commands }) => commands.includes(command))
  const wrong = came?.is === "missing" ? new Set(came.fields.map(({ name }) => name)) : new Set<string>()

  return (
    <form onSubmit={send} noValidate className="ask" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{title}</h3>
      {!isNow && (
        <p id={`${id}-why`}>
          {words.inThePast} <Link to={{ ...place, at: undefined }}>{words.toNow}</Link>
        </p>
      )}
      {isNow && !session.mayAsk && (
        <p id={`${id}-why`}>
          {words.notSignedIn} <Link to={{ screen: "signIn" }}>{words.toSignIn}</Link>
        </p>
      )}
      <div ref={answer} tabIndex={-1} className="answer">
        {came !== undefined && <Answer came={came} form={id} />}
      </div>
      {fields.map((field) => (
        <FieldRow
          key={field.name}
          field={field}
          form={id}
          value={given[field.name] ?? ""}
          isReadOnly={!isNow}
          isWrong={wrong.has(field.name)}
          fill={fill}
        />
      ))}
      <p className="buttons">
        <button type="submit" aria-disabled={isStopped} aria-describedby={isStopped ? `${id}-why` : undefined}>
          {asking.status === "asking" ? words.sending : words.send}
        </button>{" "}
        <button type="button" className="quiet" aria-disabled={isStopped} onClick={look}>
          {words.check}
        </button>
      </p>
      <details>
        <summary>{words.rules}</summary>
        <ul>
          {rules.map(({ rule }) => (
            <li key={rule.id}>
              <Link to={{ screen: "rules", of: rule.id }}>{rule[language]}</Link>
            </li>
          ))}
        </ul>
      </details>
    </form>
  )
}

/** What was filled in, as people read it. */
const saidIn = (fields: ReadonlyArray<Field>, given: Given): ReadonlyArray<string> =>
  fields.flatMap(({ choices = [], label, name }) => {
    const value = given[name] ?? ""
    return value === "" ? [] : [`${label}: ${choices.find((one) => one.value === value)?.label ?? value}`]
  })
