/** The chip that says at which moment one looks, and opens the way to another. */
import { sayDay } from "@pactwerk/core"
import { type FormEvent, useId } from "react"
import { readAt } from "../address.ts"
import { useLook } from "../look.tsx"
import { useWay } from "../router.tsx"
import { frameWords } from "../words/frame.ts"
import { WhenOpened } from "./when-opened.tsx"

/** Says the moment: the day, and on which of its two times or after which event. */
export const useSaidMoment = (): string => {
  const { isNow, language, on, place } = useLook()
  const words = frameWords[language]
  const day = sayDay(on, language)
  if (isNow) return words.standingNow(day)
  if (typeof place.at === "number") return `${words.standing(day)}, ${words.afterEvent(place.at)}`
  return place.axis === "recorded" ? `${words.standing(day)}, ${words.knownOn}` : words.standing(day)
}

export const MomentChip = () => {
  const { language, on, place } = useLook()
  const { go } = useWay()
  const id = useId()
  const words = frameWords[language]
  const said = useSaidMoment()
  const choose = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    const axis = given.get("as") === "vastgelegd" ? "recorded" : "happened"
    const day = given.get("op")
    go({ ...place, at: readAt(typeof day === "string" ? day : undefined), axis })
  }
  const chosen = (
    <>
      <strong>{said}</strong> <span className="note">{words.changeMoment}</span>
    </>
  )
  // Another moment fills the fields anew.
  return (
    <WhenOpened className="chip" summary={chosen}>
      {() => (
        <form onSubmit={choose} key={`${place.at} ${place.axis}`}>
          <label htmlFor={`${id}day`}>{words.day}</label>
          <input id={`${id}day`} name="op" type="date" defaultValue={on} required />
          <fieldset>
            <legend>{words.axis}</legend>
            <label>
              <input type="radio" name="as" value="gebeurd" defaultChecked={place.axis === "happened"} />{" "}
              {words.happened}
            </label>
            <label>
              <input type="radio" name="as" value="vastgelegd" defaultChecked={place.axis === "recorded"} />{" "}
              {words.recorded}
            </label>
          </fieldset>
          <button type="submit">{words.show}</button>{" "}
          <button type="button" className="quiet" onClick={() => go({ ...place, at: undefined, axis: "happened" })}>
            {words.now}
          </button>
        </form>
      )}
    </WhenOpened>
  )
}
