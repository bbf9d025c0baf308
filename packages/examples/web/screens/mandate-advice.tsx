/** What happened with the advice of residents: delivered, agreed on, worked into the text, brought to the council. */
import { useView } from "@pactwerk/adapters/react"
import { type EventId, Views } from "@pactwerk/core"
import { useLook } from "../look.tsx"
import { EventLinks, EventsTold, Mark } from "../parts/told.tsx"
import { mandateWords } from "../words/mandate.ts"

export const Advices = ({ book }: { readonly book: Views.MandateBook }) => {
  const { language, name } = useLook()
  const words = mandateWords[language]
  const { agreed, readiness } = useView(Views.overview)
  const { referrals } = useView(Views.council)
  const advices = Object.entries<Views.Advice>(book.advices)
  const incorporations = Object.values<Views.ProgrammeStanding>(readiness.programmes).flatMap(({ incorporations }) =>
    Object.values<Views.Incorporation>(incorporations)
  )
  return (
    <section aria-labelledby="advice">
      <h2 id="advice">{words.advice}</h2>
      {advices.length === 0 && <p>{words.noAdvice}</p>}
      {advices.map(([id, { because, hasPreferred, isPresented, scenarios }]) => {
        const said = agreed.filter(({ matter }) => matter.kind === "advice" && matter.id === id)
        const worked = incorporations.filter(({ of }) => of.kind === "advice" && of.id === id)
        const brought = Object.values<Views.Referral>(referrals).filter(({ matter }) => matter === `advice:${id}`)
        return (
          <div key={id}>
            <p>
              {name("advice", id)}: {words.scenarios(scenarios, hasPreferred)},{" "}
              {isPresented ? words.presented : words.notPresented} <EventLinks because={because} />
              <Mark because={because} />
            </p>
            <Events title={words.adviceAgreed} because={[...said, ...worked].flatMap(({ because }) => because)} />
            <h3>{words.adviceCouncil}</h3>
            <ul>
              {brought.length === 0 && <li>{words.nothing}</li>}
              {brought.map(({ because, stage }) => (
                <li key={because.join()}>
                  {words.referralStages[stage]} <EventLinks because={because} />
                  <Mark because={because} />
                </li>
              ))}
            </ul>
          </div>
        )
      })}
    </section>
  )
}

const Events = ({ because, title }: { readonly title: string; readonly because: ReadonlyArray<EventId> }) => {
  const words = mandateWords[useLook().language]
  return (
    <>
      <h3>{title}</h3>
      {because.length === 0 ? <p>{words.nothing}</p> : <EventsTold because={because} />}
    </>
  )
}
