/** The rules ("spelregels"): every one in both languages, with its source and how often it held. */
import { type AnyRule, alliance } from "@pactwerk/core"
import { type FormEvent, useMemo } from "react"
import { useLook } from "../look.tsx"
import { Link, toward, useWay } from "../router.tsx"
import { useStopped } from "../stopped.tsx"
import { rulesWords } from "../words/rules.ts"
import { RuleMore } from "./rule.tsx"
import { countedIn } from "./rules-counts.ts"

const all = [...alliance.rules.values()].map(({ rule }) => rule)
const roomOf = ({ id }: AnyRule): string => id.split("/")[0] ?? id

const holds = ({ en, id, nl, norm, source }: AnyRule, sought: string): boolean =>
  [en, id, nl, norm, source.document].some((text) => text?.toLowerCase().includes(sought.toLowerCase()))

const Rules = () => {
  const { events, language, place } = useLook()
  const words = rulesWords[language]
  const counted = useMemo(() => countedIn(events), [events])
  const stopped = useStopped()
  const one = place.of === undefined ? undefined : alliance.rules.get(place.of)?.rule
  const sought = place.more.zoek ?? ""
  const shown = all.filter((rule) => holds(rule, sought))
  const byRoom = Map.groupBy(shown, roomOf)
  const names: Readonly<Record<string, string>> = words.rooms
  if (one !== undefined) {
    return (
      <>
        <p>
          <Link to={{ screen: "rules" }}>{words.back}</Link>
        </p>
        <h1 tabIndex={-1}>{one[language]}</h1>
        <RuleMore rule={one} counted={counted(one.id)} stopped={stopped} isAlone />
      </>
    )
  }
  return (
    <>
      <h1 tabIndex={-1}>{words.title}</h1>
      <p>{words.intro}</p>
      <Search sought={sought} />
      <p role="status">{shown.length === 0 ? words.none(sought) : words.count(shown.length, all.length)}</p>
      {[...byRoom].map(([room, rules]) => (
        <section key={room} aria-labelledby={`room-${room}`}>
          <h2 id={`room-${room}`}>{names[room] ?? room}</h2>
          {rules.map((rule) => (
            <details key={rule.id} className="rule">
              <summary>{rule[language]}</summary>
              <RuleMore rule={rule} counted={counted(rule.id)} stopped={stopped} />
            </details>
          ))}
        </section>
      ))}
    </>
  )
}
export default Rules

const Search = ({ sought }: { readonly sought: string }) => {
  const { language, place } = useLook()
  const { go } = useWay()
  const words = rulesWords[language]
  const find = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const given = new FormData(event.currentTarget).get("zoek")
    const zoek = typeof given === "string" ? given.trim() : ""
    go(toward(place, { more: zoek === "" ? {} : { zoek } }))
  }
  return (
    <search>
      <form onSubmit={find} key={sought}>
        <label htmlFor="zoek">{words.search}</label>
        <input id="zoek" name="zoek" type="search" defaultValue={sought} /> <button type="submit">{words.find}</button>
      </form>
    </search>
  )
}
