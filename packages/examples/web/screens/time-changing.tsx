/** What can change a place in an answer, and under which rules: those say who may. */
import { Analysis, alliance, type Reason, type Tagged, type View } from "@pactwerk/core"
import { useLook } from "../look.tsx"
import { saidCommand } from "../parts/said-command.ts"
import { WhenOpened } from "../parts/when-opened.tsx"
import { Link } from "../router.tsx"
import { timeWords } from "../words/time-machine.ts"

interface Place {
  readonly view: View<unknown, Tagged>
  /** Why it is so: what was asked then has a place of its own in front. */
  readonly reasons: ReadonlyArray<Reason>
}

export const CanChange = (place: Place) => {
  const { language } = useLook()
  return <WhenOpened summary={timeWords[language].change}>{() => <Commands {...place} />}</WhenOpened>
}

const Commands = ({ reasons, view }: Place) => {
  const { language } = useLook()
  const words = timeWords[language]
  const before = new Set(reasons.map(({ recorded }) => recorded.command.name))
  const commands = Analysis.changing(alliance, view)
    .map((one) => ({ ...one, said: saidCommand(one.command, language), isBefore: before.has(one.command) }))
    .sort((one, other) => Number(other.isBefore) - Number(one.isBefore) || one.said.localeCompare(other.said, language))
  return (
    <>
      <p>{words.changeText}</p>
      <ul>
        {commands.map(({ command, isBefore, rules, said }) => (
          <li key={command}>
            {isBefore ? <strong>{said}</strong> : said}
            {isBefore && ` (${words.changedBefore})`}
            {rules.length > 0 && (
              <WhenOpened
                summary={
                  <>
                    {words.changeRules(rules.length)} <span className="unseen">{said}</span>
                  </>
                }
              >
                {() => (
                  <ul>
                    {rules.map((rule) => (
                      <li key={rule.id}>
                        <Link to={{ screen: "rules", of: rule.id }}>{rule[language]}</Link>
                      </li>
                    ))}
                  </ul>
                )}
              </WhenOpened>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
