/** What is kept and not recorded yet, in the order in which it will be sent. */
import { useLook } from "../look.tsx"
import { Link } from "../router.tsx"
import { askWords } from "../words/ask.ts"
import type { KeptList } from "./ask-keeping.ts"

export const KeptListed = ({ kept: { again, list, remove, send } }: { readonly kept: KeptList }) => {
  const { language } = useLook()
  const words = askWords[language]
  if (list.length === 0) return null
  return (
    <section aria-labelledby="kept" className="panel">
      <h2 id="kept">{words.kept(list.length)}</h2>
      <p>{words.keptText}</p>
      <ol>
        {list.map(({ id, refused, said, title }) => (
          <li key={id}>
            <p>
              <strong>{title}</strong>{" "}
              <span className="mark">{refused === undefined ? words.waits : words.wasRefused}</span>
            </p>
            {said.map((line) => (
              <p key={line}>{line}</p>
            ))}
            {refused !== undefined && (
              <>
                <p>{refused.length === 0 ? words.malformed : words.refused}</p>
                <ul>
                  {refused.map((rule) => (
                    <li key={rule.rule}>
                      <Link to={{ screen: "rules", of: rule.rule }}>{rule[language]}</Link>
                    </li>
                  ))}
                </ul>
              </>
            )}
            <p className="buttons">
              {refused !== undefined && (
                <button type="button" className="quiet" onClick={() => again(id)}>
                  {words.again}
                  <span className="unseen">: {title}</span>
                </button>
              )}{" "}
              <button type="button" className="quiet" onClick={() => remove(id)}>
                {words.remove}
                <span className="unseen">: {title}</span>
              </button>
            </p>
          </li>
        ))}
      </ol>
      {list.some(({ refused }) => refused === undefined) && (
        <p className="buttons">
          <button type="button" onClick={send}>
            {words.sendNow}
          </button>
        </p>
      )}
    </section>
  )
}
