/** One rule: its sentence in the other language, its source, what it guards, and how often it held. */
import { type AnyRule, alliance } from "@pactwerk/core"
import type { ReactNode } from "react"
import { useLook } from "../look.tsx"
import { saidCommand } from "../parts/said-command.ts"
import { EventLink, EventsTold } from "../parts/told.tsx"
import { Link } from "../router.tsx"
import { rulesWords } from "../words/rules.ts"
import { TryIt } from "./rule-try.tsx"
import type { Counted } from "./rules-counts.ts"

const most = 10

interface Ruled {
  readonly rule: AnyRule
  readonly counted: Counted
  /** How often each rule stopped something, where that is known. */
  readonly stopped: ReadonlyMap<string, number> | undefined
  /** Whether it is the only one on its page. */
  readonly isAlone?: boolean
}

export const RuleMore = ({ counted: { applied, breached }, isAlone = false, rule, stopped }: Ruled) => {
  const { language } = useLook()
  const words = rulesWords[language]
  const other = language === "nl" ? "en" : "nl"
  const guards = alliance.rules.get(rule.id)?.commands ?? []
  const [first] = applied
  const count = (text: string) => (
    <Link to={{ screen: "timeMachine", more: { regel: rule.id } }} className="figure">
      {text}
    </Link>
  )
  return (
    <>
      <dl className="facts">
        <Fact name={words.otherLanguage}>
          <span lang={other}>{rule[other]}</span>
        </Fact>
        <Fact name={words.source}>
          <cite>{`${rule.source.document} §${rule.source.section}`}</cite>
        </Fact>
        {rule.source.reading !== undefined && <Fact name={words.reading}>{rule.source.reading[language]}</Fact>}
        <Fact name={words.refuses}>{rule.refuses[language]}</Fact>
        <Fact name={words.guards}>
          {guards.includes("*")
            ? words.everything
            : guards.map((command) => saidCommand(command, language)).join(" · ")}
        </Fact>
        <Fact name={words.held}>{count(words.heldText(applied.length - breached.length, applied.length))}</Fact>
        <Fact name={words.breached}>{count(words.breachedText(breached.length, applied.length))}</Fact>
        <Fact name={words.stopped}>
          {stopped === undefined ? words.unknown : words.stoppedText(stopped.get(rule.id) ?? 0)}
        </Fact>
        <Fact name={words.since}>{first === undefined ? words.never : <EventLink position={first.position} />}</Fact>
        <Fact name={words.id}>
          {isAlone ? <code>{rule.id}</code> : <Link to={{ screen: "rules", of: rule.id }}>{rule.id}</Link>}
        </Fact>
      </dl>
      {isAlone && <EventsTold because={[...breached, ...applied].slice(-most).map(({ id }) => id)} />}
      {isAlone && <TryIt commands={guards} />}
    </>
  )
}

const Fact = ({ children, name }: { readonly name: string; readonly children: ReactNode }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
)
