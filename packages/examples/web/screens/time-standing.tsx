/// <reference lib="dom" />
/** What a view answers at the moment shown, place by place; each place can be asked why. */
import { useView } from "@pactwerk/adapters/react"
import { Analysis, type Language, questions } from "@pactwerk/core"
import { type FormEvent, memo, useCallback, useMemo } from "react"
import { useLook } from "../look.tsx"
import { useNamed } from "../parts/use-named.ts"
import { toward, useWay } from "../router.tsx"
import { timeWords } from "../words/time-machine.ts"
import { placesIn, type Spot } from "./time-places.ts"
import { nameOfView, viewOf } from "./time-views.ts"

const most = 40

/** What stands at a place, as it is said. */
interface Said {
  readonly pointer: string
  readonly where: string
  readonly what: string
}

export const StandingOf = () => {
  const look = useLook()
  const { language, place } = look
  const words = timeWords[language]
  const view = viewOf(look)
  const answer = useView(view)
  const { nameOf } = useNamed()
  const sought = (place.more.zoek ?? "").toLowerCase()
  const { count, spots } = useMemo(() => placesIn(answer, sought === "" ? most : undefined), [answer, sought])
  const say = ({ pointer, steps, value }: Spot): Said => ({
    pointer,
    where: Analysis.sayPlace(steps, language, nameOf),
    what: isIds(value) ? String(value.length) : Analysis.sayValue(value, language, nameOf)
  })
  const isSought = (spot: Spot): boolean => {
    const { what, where } = say(spot)
    return `${where} ${what}`.toLowerCase().includes(sought)
  }
  const found = sought === "" ? spots : spots.filter(isSought)
  const inAll = sought === "" ? count : found.length
  const { go } = useWay()
  const why = useCallback(
    (pointer: string) => {
      go((here) => toward(here, { more: { ...here.more, beeld: view.name, waarom: `${view.name}${pointer}` } }))
      setTimeout(() => document.getElementById("waarom")?.focus())
    },
    [go, view]
  )
  return (
    <section aria-labelledby="stand">
      <h2 id="stand" tabIndex={-1}>
        {words.standing}
      </h2>
      <ChooseView name={view.name} />
      <h3>{words.viewShown(nameOfView(view.name, language))}</h3>
      {found.length === 0 && <p>{words.empty}</p>}
      {inAll > most && <p role="status">{words.more(most, inAll)}</p>}
      {found.length > 0 && (
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
            {found.slice(0, most).map((spot) => (
              <Row key={spot.pointer} {...say(spot)} language={language} onWhy={why} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

/** The same row, as long as it says the same: most of them do from one event to the next. */
const Row = memo(
  ({
    language,
    onWhy,
    pointer,
    what,
    where
  }: Said & { readonly language: Language; readonly onWhy: (pointer: string) => void }) => {
    const words = timeWords[language]
    return (
      <tr>
        <th scope="row">{where}</th>
        <td data-label={words.value}>{what}</td>
        <td data-label={words.why}>
          <button type="button" className="quiet target" onClick={() => onWhy(pointer)}>
            {words.why} <span className="unseen">{where}</span>
          </button>
        </td>
      </tr>
    )
  }
)

/** A list of ids is said by how many there are. */
const isIds = (value: unknown): value is ReadonlyArray<string> =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((one) => typeof one === "string" && /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(one))

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
