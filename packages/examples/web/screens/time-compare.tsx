/** What is otherwise at another moment than at the one that is shown. */
import { useDiff } from "@pactwerk/adapters/react"
import { DiffTable } from "@pactwerk/adapters/react/ui"
import { Analysis, sayDay } from "@pactwerk/core"
import { Result } from "effect"
import { type FormEvent, useState } from "react"
import { momentOf, type Place, readAt } from "../address.ts"
import { type Look, useLook } from "../look.tsx"
import { EventLink } from "../parts/told.tsx"
import { useNamed } from "../parts/use-named.ts"
import { Link, toward, useWay } from "../router.tsx"
import { timeWords } from "../words/time-machine.ts"
import { isAnswer } from "./time-places.ts"
import { nameOfView, viewOf } from "./time-views.ts"

const sayAt = (at: ReturnType<typeof readAt>, language: Look["language"]): string => {
  const words = timeWords[language]
  if (at === undefined) return words.now
  return typeof at === "number" ? words.after(at) : sayDay(at, language)
}

export const Compare = () => {
  const { language, place } = useLook()
  const { go } = useWay()
  const words = timeWords[language]
  const [isWrong, setIsWrong] = useState(false)
  const { vanaf, vergelijk: given, ...more } = place.more
  const [from, to] = [readAt(vanaf), readAt(given)]
  const compare = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const typed = new FormData(event.currentTarget).get("vergelijk")
    const chosen = typeof typed === "string" ? readAt(typed.trim().replace(/^#/, "")) : undefined
    setIsWrong(chosen === undefined)
    if (chosen !== undefined) go(toward(place, { more: { ...place.more, vergelijk: String(chosen) } }))
  }
  return (
    <section aria-labelledby="vergelijk">
      <h2 id="vergelijk" tabIndex={-1}>
        {words.compare}
      </h2>
      <form onSubmit={compare} key={given}>
        <label htmlFor="ander">{words.compareDay}</label>
        <p id="ander-hint" className="note">
          {words.compareHint}
        </p>
        {isWrong && (
          <p id="ander-wrong" role="alert" className="late">
            {words.compareWrong}
          </p>
        )}
        <input
          id="ander"
          name="vergelijk"
          defaultValue={given ?? ""}
          aria-describedby={isWrong ? "ander-hint ander-wrong" : "ander-hint"}
          aria-invalid={isWrong || undefined}
        />{" "}
        <button type="submit">{words.compareDo}</button>
      </form>
      <p className="note">{words.compareEnds}</p>
      {(from ?? to) !== undefined && (
        <>
          <Differences from={from ?? place.at} to={to ?? place.at} />
          <p>
            <Link to={{ ...place, more }}>{words.compareStop}</Link>
          </p>
        </>
      )}
    </section>
  )
}

interface Ends {
  readonly from: Place["at"]
  readonly to: Place["at"]
}

const Differences = ({ from, to }: Ends) => {
  const look = useLook()
  const {
    language,
    place: { axis }
  } = look
  const words = timeWords[language]
  const view = viewOf(look)
  const telling = useNamed()
  const differences = useDiff(view, momentOf({ at: from, axis }), momentOf({ at: to, axis }))
  const caption = `${nameOfView(view.name, language)}: ${words.compared(sayAt(from, language), sayAt(to, language))}`
  return (
    <DiffTable
      className="cards"
      differences={differences.filter(({ path }) => isAnswer(Result.getOrElse(Analysis.readPointer(path), () => [])))}
      telling={telling}
      caption={caption}
      slots={{ event: (position) => <EventLink position={position} /> }}
    />
  )
}
