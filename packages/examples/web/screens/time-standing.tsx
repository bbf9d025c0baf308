/** What a view answers at the moment shown, place by place; each place can be asked why. */
import { useView } from "@pactwerk/adapters/react"
import { Analysis, questions } from "@pactwerk/core"
import type { FormEvent } from "react"
import { useLook } from "../look.tsx"
import { useNamed } from "../parts/use-named.ts"
import { Link, toward, useWay } from "../router.tsx"
import { timeWords } from "../words/time-machine.ts"
import { placesIn } from "./time-places.ts"
import { nameOfView, viewOf } from "./time-views.ts"

const most = 60

export const StandingOf = () => {
  const look = useLook()
  const { language, place } = look
  const words = timeWords[language]
  const view = viewOf(look)
  const answer = useView(view)
  const { nameOf } = useNamed()
  const sought = (place.more.zoek ?? "").toLowerCase()
  const spots = placesIn(answer)
    .map((spot) => ({
      ...spot,
      where: Analysis.sayPlace(spot.steps, language, nameOf),
      what: Array.isArray(spot.value) && isIds(spot.value) ? String(spot.value.length) : sayOf(spot.value)
    }))
    .filter(({ what, where }) => `${where} ${what}`.toLowerCase().includes(sought))
  const shown = spots.slice(0, most)
  function sayOf(value: unknown) {
    return Analysis.sayValue(value, language, nameOf)
  }
  return (
    <section aria-labelledby="stand">
      <h2 id="stand" tabIndex={-1}>
        {words.standing}
      </h2>
      <ChooseView name={view.name} />
      <h3>{words.viewShown(nameOfView(view.name, language))}</h3>
      {spots.length === 0 && <p>{words.empty}</p>}
      {spots.length > most && <p role="status">{words.more(most, spots.length)}</p>}
      {spots.length > 0 && (
        <table className="cards">
          <caption className="unseen">{words.viewShown(nameOfView(view.name, language))}</caption>
          <thead>
            <tr>
              {[words.place, words.value, words.why].map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ pointer, what, where }) => (
              <tr key={pointer}>
                <th scope="row">{where}</th>
                <td data-label={words.value}>{what}</td>
                <td data-label={words.why}>
                  <Link
                    to={{ ...place, more: { ...place.more, beeld: view.name, waarom: `${view.name}${pointer}` } }}
                    hash="waarom"
                    className="target"
                  >
                    {words.why} <span className="unseen">{where}</span>
                  </Link>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

const isIds = (value: ReadonlyArray<unknown>): boolean =>
  value.length > 0 && value.every((one) => typeof one === "string" && /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(one))

const ChooseView = ({ name }: { readonly name: string }) => {
  const { language, place } = useLook()
  const { go } = useWay()
  const words = timeWords[language]
  const choose = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    const { waarom, zoek, ...more } = place.more
    const sought = String(given.get("zoek") ?? "").trim()
    const beeld = String(given.get("beeld") ?? "")
    go(toward(place, { more: { ...more, beeld, ...(sought !== "" && { zoek: sought }) } }))
  }
  return (
    <form onSubmit={choose} key={`${name} ${place.more.zoek ?? ""}`}>
      <label htmlFor="beeld">{words.view}</label>
      <select id="beeld" name="beeld" defaultValue={name}>
        {[...questions.keys()].map((one) => (
          <option key={one} value={one}>
            {nameOfView(one, language)}
          </option>
        ))}
      </select>
      <label htmlFor="zoek">{words.find}</label>
      <input id="zoek" name="zoek" type="search" defaultValue={place.more.zoek ?? ""} />{" "}
      <button type="submit">{words.search}</button>
    </form>
  )
}
