/** What if an event had not been there: what would not have been allowed, and what would be otherwise. In a copy. */
import { useEvents } from "@pactwerk/adapters/react"
import { DiffTable } from "@pactwerk/adapters/react/ui"
import { type Analysis, alliance, firstAfter } from "@pactwerk/core"
import { type FormEvent, useMemo, useState } from "react"
import { useLook } from "../look.tsx"
import { EventLink, EventsTold, Told } from "../parts/told.tsx"
import { useNamed } from "../parts/use-named.ts"
import { WhenOpened } from "../parts/when-opened.tsx"
import { Link } from "../router.tsx"
import { whatIfWords } from "../words/what-if.ts"
import { otherwiseIn, useLeftOut, type Working } from "./time-left-out.ts"
import { nameOfView, viewOf } from "./time-views.ts"

/** No more than these are told one by one. */
const most = 30

export const WhatIf = () => {
  const words = whatIfWords[useLook().language]
  return (
    <section aria-labelledby="wat-als">
      <h2 id="wat-als" tabIndex={-1}>
        {words.title}
      </h2>
      <WhenOpened summary={words.open}>{() => <Ask />}</WhenOpened>
    </section>
  )
}

const Ask = () => {
  const { events, language } = useLook()
  const words = whatIfWords[language]
  const log = useEvents(undefined, { at: "now" })
  const { begin, working } = useLeftOut(log)
  const [isWrong, setIsWrong] = useState(false)
  const shown = events.at(-1)?.position
  const work = (submitted: FormEvent<HTMLFormElement>) => {
    submitted.preventDefault()
    const typed = Number(String(new FormData(submitted.currentTarget).get("weg")).replace(/^#/, ""))
    const event = log[firstAfter(log, typed) - 1]
    setIsWrong(event?.position !== typed)
    if (event?.position === typed) begin(event)
  }
  return (
    <>
      <p>{words.text}</p>
      {/* Another moment fills the field anew. */}
      <form onSubmit={work} key={shown}>
        <label htmlFor="weg">{words.event}</label>
        {isWrong && (
          <p id="weg-wrong" role="alert" className="late">
            {words.wrong}
          </p>
        )}
        <input
          id="weg"
          name="weg"
          inputMode="numeric"
          defaultValue={shown}
          aria-describedby={isWrong ? "weg-wrong" : undefined}
          aria-invalid={isWrong || undefined}
        />{" "}
        <button type="submit">{words.work}</button>
      </form>
      <p role="status">{sayWorking(working, words)}</p>
      {working.is === "done" && <Without {...working} />}
    </>
  )
}

const sayWorking = (working: Working, words: (typeof whatIfWords)["nl"]): string => {
  if (working.is === "working" || working.is === "failed") return words[working.is]
  return working.is === "done" ? words.done(working.event.position, working.left.unsupported.length) : ""
}

type Done = Extract<Working, { readonly is: "done" }>

const Without = (done: Done) => {
  const look = useLook()
  const { language, session } = look
  const words = whatIfWords[language]
  const telling = useNamed()
  const view = viewOf(look)
  const differences = useMemo(() => otherwiseIn(session, view, done), [session, view, done])
  const { unsupported } = done.left
  return (
    <>
      <h3>{words.without}</h3>
      <EventsTold because={[done.event.id]} />
      {unsupported.length > 0 && <h3>{words.unsupported}</h3>}
      {unsupported.length > most && <p>{words.more(most, unsupported.length)}</p>}
      <ol>
        {unsupported.slice(0, most).map((one) => (
          <OneUnsupported key={one.recorded[0]?.id} {...one} />
        ))}
      </ol>
      <h3>{words.otherwise(nameOfView(view.name, language))}</h3>
      <DiffTable
        className="cards"
        differences={differences}
        telling={telling}
        caption={<span className="unseen">{words.otherwise(nameOfView(view.name, language))}</span>}
        slots={{ event: (position) => <EventLink position={position} /> }}
      />
    </>
  )
}

const OneUnsupported = ({ broken, isObserved, recorded: [first] }: Analysis.Unsupported) => {
  const { language } = useLook()
  const words = whatIfWords[language]
  if (first === undefined) return null
  return (
    <li>
      <EventLink position={first.position} /> <Told recorded={first} />
      <p className="note">{broken.length === 0 ? words.uncaused : isObserved ? words.observed : words.refused}</p>
      <ul>
        {broken.map((id) => (
          <li key={id}>
            <Link to={{ screen: "rules", of: id }}>{alliance.rules.get(id)?.rule[language] ?? id}</Link>
          </li>
        ))}
      </ul>
    </li>
  )
}
