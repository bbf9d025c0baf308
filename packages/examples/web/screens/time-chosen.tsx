/** The events that a number elsewhere counts, that stand under a rule, or that came after one. */
import { alliance, type Recorded } from "@pactwerk/core"
import { type Look, useLook } from "../look.tsx"
import { EventsTold } from "../parts/told.tsx"
import { Link } from "../router.tsx"
import { timeWords } from "../words/time-machine.ts"
import { countedIn } from "./rules-counts.ts"

/** What the address asks for; nothing where it asks for nothing. */
const chosenBy = ({ events, place: { more } }: Look): ReadonlyArray<Recorded> | undefined => {
  if (more.nummers !== undefined) {
    const numbers = new Set(more.nummers.split(",").map(Number))
    return events.filter(({ position }) => numbers.has(position))
  }
  if (more.regel !== undefined) {
    const { applied, breached } = countedIn(events)(more.regel)
    return [...breached, ...applied]
  }
  if (more.na !== undefined) {
    const after = Number(more.na)
    return events.filter(({ position }) => position > after)
  }
  return undefined
}

export const Chosen = () => {
  const look = useLook()
  const { language, place } = look
  const words = timeWords[language]
  const chosen = chosenBy(look)
  if (chosen === undefined) return null
  const { na, nummers, regel, ...more } = place.more
  const rule = regel === undefined ? undefined : alliance.rules.get(regel)?.rule
  return (
    <section aria-labelledby="chosen" className="panel">
      <h2 id="chosen">{words.chosen}</h2>
      {rule !== undefined && (
        <p>
          {words.chosenRule} <Link to={{ screen: "rules", of: rule.id }}>{rule[language]}</Link>
        </p>
      )}
      {na !== undefined && <p>{words.chosenAfter(Number(na))}</p>}
      {chosen.length === 0 ? <p>{words.noneChosen}</p> : <EventsTold because={chosen.map(({ id }) => id)} />}
      <p>
        <Link to={{ ...place, more }}>{words.clear}</Link>
      </p>
    </section>
  )
}
