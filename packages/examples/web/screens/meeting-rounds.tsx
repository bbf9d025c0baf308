/** The objection rounds of a meeting: what was objected, how that ended, and whether there is consent. */
import { useView } from "@pactwerk/adapters/react"
import { type MeetingId, Views } from "@pactwerk/core"
import { useLook } from "../look.tsx"
import { EventLinks, EventsTold, Mark } from "../parts/told.tsx"
import { meetingWords } from "../words/meeting.ts"

/** The rounds that were opened in this meeting, with their ids. */
export const useRounds = (meeting: MeetingId): ReadonlyArray<readonly [string, Views.ConsentRound]> => {
  const { events } = useLook()
  const { rounds } = useView(Views.readiness)
  const own = new Set(
    events.flatMap(({ data, type }) =>
      type === "ObjectionRoundOpened" && data.meeting === meeting ? [data.round] : []
    )
  )
  return Object.entries<Views.ConsentRound>(rounds).filter(([id]) => own.has(id))
}

export const Rounds = ({ meeting }: { readonly meeting: MeetingId }) => {
  const { language, name } = useLook()
  const words = meetingWords[language]
  const rounds = useRounds(meeting)
  if (rounds.length === 0) return null
  return (
    <section aria-labelledby="rounds">
      <h2 id="rounds">{words.rounds}</h2>
      {rounds.map(([id, { because, consent, matter, objections, stage }]) => {
        const raised = Object.values<Views.Objection>(objections)
        const ended = raised.filter(({ stage }) => stage !== "open").length
        return (
          <div key={id}>
            <h3>{words.roundOn(name(matter.kind, matter.id))}</h3>
            <p>
              {stage === "open" ? words.roundOpen : words.roundClosed} <EventLinks because={because} />
              <Mark because={because} />
            </p>
            <p>{raised.length === 0 ? words.noObjections : words.objections(ended, raised.length)}</p>
            <ul>
              {raised.map(({ because, organisation, stage }) => (
                <li key={because.join()}>
                  {name("organisation", organisation)}: {words.objectionStages[stage]}
                  <EventsTold because={because} />
                </li>
              ))}
            </ul>
            {consent !== undefined && (
              <p>
                <strong>{words.consent}</strong> <EventLinks because={consent.because} />
                <Mark because={consent.because} />
              </p>
            )}
          </div>
        )
      })}
    </section>
  )
}
