/** Trying a rule: the forms of what it guards, to see what would be refused before anything is asked. */
import { CommandForm } from "@pactwerk/adapters/react/ui"
import { alliance } from "@pactwerk/core"
import { useLook } from "../look.tsx"
import { saidCommand } from "../parts/said-command.ts"
import { Link, useWay } from "../router.tsx"
import { rulesWords } from "../words/rules.ts"

export const TryIt = ({ commands }: { readonly commands: ReadonlyArray<string> }) => {
  const { language, place, session } = useLook()
  const { place: here } = useWay()
  const words = rulesWords[language]
  const known = commands.filter((command) => alliance.commands.has(command))
  const chosen = known.find((command) => command === place.more.probeer)
  if (known.length === 0) return null
  return (
    <section aria-labelledby="probeer">
      <h2 id="probeer" tabIndex={-1}>
        {words.tryIt}
      </h2>
      <p>{session.mayAsk ? words.tryText : words.trySignedIn}</p>
      <ul>
        {known.map((command) => (
          <li key={command}>
            <Link
              to={{ ...here, more: { probeer: command } }}
              hash="probeer"
              className="target"
              current={command === chosen ? "page" : undefined}
            >
              {saidCommand(command, language)}
            </Link>
          </li>
        ))}
      </ul>
      {chosen !== undefined && <CommandForm key={chosen} name={chosen} language={language} className="ask" />}
    </section>
  )
}
