/** Why something is so: the events that decided it, where each is written, and the rules that let it in. */
import { type Reason, type Recorded, sayWhen } from "@pactwerk/core"
import type { ReactNode } from "react"
import type { Dressed, EventSlot } from "./parts.ts"
import { Phrases } from "./phrases.tsx"
import type { Telling } from "./telling.ts"
import { texts } from "./texts.ts"

export interface WhyPanelSlots extends EventSlot {
  /** What stands behind a reason. */
  readonly actions: (recorded: Recorded) => ReactNode
}
export interface WhyPanelProps extends Dressed<WhyPanelSlots> {
  /** What `why` gives: nothing where nothing stands, no reason where it was so from the beginning. */
  readonly reasons: ReadonlyArray<Reason> | undefined
  readonly telling: Telling
  readonly heading?: ReactNode
}

/**
 * The reasons of one place in an answer, in the order of the log.
 *
 * @example
 * createElement(WhyPanel, { reasons: session.why(Views.register, "/bibliotheek"), telling })
 */
export const WhyPanel = ({ className, heading, reasons, slots, telling }: WhyPanelProps): ReactNode => {
  const say = texts[telling.language]
  return (
    <section className={className} data-part="why" aria-label={say.why}>
      {heading}
      {reasons === undefined && <p>{say.nothingThere}</p>}
      {reasons?.length === 0 && <p>{say.already}</p>}
      {reasons !== undefined && reasons.length > 0 && (
        <ol>
          {reasons.map((reason) => (
            <li key={reason.recorded.position}>
              <OneReason reason={reason} telling={telling} slots={slots ?? {}} />
              {slots?.actions?.(reason.recorded)}
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

const OneReason = ({
  reason: { broken, recorded, rules },
  slots,
  telling
}: {
  readonly reason: Reason
  readonly telling: Telling
  readonly slots: Partial<WhyPanelSlots>
}): ReactNode => {
  const { language, rooms, tell } = telling
  const say = texts[language]
  const { label, phrases } = tell(recorded)
  const { document, section } = recorded.source ?? {}
  const others = broken.filter((id) => !rules.some((rule) => rule.id === id))
  return (
    <>
      <p>
        {slots.event?.(recorded.position) ?? say.event(recorded.position)}: <strong>{label}</strong>
        {" · "}
        {sayWhen(recorded.occurred, language)}
      </p>
      <p>
        <Phrases language={language} phrases={phrases} />
      </p>
      {document !== undefined && (
        <p data-part="source">
          {say.source}: <span lang="nl">{section === undefined ? document : `${document}, ${section}`}</span>
        </p>
      )}
      {rules.length + others.length > 0 && (
        <details>
          <summary>{say.letIn}</summary>
          <ul>
            {rules.map((rule) => (
              <li key={rule.id}>
                {rule[language]}
                {broken.includes(rule.id) && <strong> ({say.didNotHold})</strong>}
              </li>
            ))}
            {others.map((id) => (
              <li key={id}>
                {rooms.rules.get(id)?.rule[language] ?? id}
                <strong> ({say.didNotHold})</strong>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
