/** One meeting: when and where, its agenda, its objection rounds, its minutes, and what the secretary records. */
import { useView } from "@pactwerk/adapters/react"
import { type MeetingId, sayBound, Views } from "@pactwerk/core"
import { useLook } from "../look.tsx"
import { EventLinks, Mark } from "../parts/told.tsx"
import { Link } from "../router.tsx"
import { meetingWords } from "../words/meeting.ts"
import { minutesWords } from "../words/minutes.ts"
import { Capture } from "./meeting-capture.tsx"
import { Editions } from "./meeting-compare.tsx"
import { Corrections } from "./meeting-correct.tsx"
import { Downloads } from "./meeting-downloads.tsx"
import { MinutesOf } from "./meeting-minutes.tsx"
import { Rounds } from "./meeting-rounds.tsx"

export interface One {
  readonly meeting: MeetingId
  readonly planned: Views.PlannedMeeting
}

export const OneMeeting = ({ meeting, planned }: One) => {
  const { language, name } = useLook()
  const words = meetingWords[language]
  const { because, items, moved, place, reason, stage, starts } = planned
  const minutes = useView(Views.minutes)
  const edition = minutes.meetings[meeting]?.editions.at(-1)
  const made = Views.minutesOf(minutes, meeting)
  const next = made?.next?.meeting
  const isPlanned = stage === "scheduled"
  return (
    <>
      <h1 tabIndex={-1}>{name("meeting", meeting)}</h1>
      <dl className="facts">
        <dt>{words.stands}</dt>
        <dd>
          {words.stages[stage]}
          {moved > 0 && `, ${words.moved(moved)}`} <EventLinks because={because} />
          <Mark because={because} />
        </dd>
        {reason !== undefined && (
          <>
            <dt>{words.reason}</dt>
            <dd lang="nl">{reason}</dd>
          </>
        )}
        <dt>{words.when}</dt>
        <dd>{sayBound(starts, language)}</dd>
        <dt>{words.place}</dt>
        <dd>{place ?? words.noPlace}</dd>
        <dt>{words.minutesStand}</dt>
        <dd>
          {edition === undefined
            ? words.noMinutes
            : (edition.adopted === undefined ? words.draft : words.approved)(edition.edition)}{" "}
          <EventLinks because={[...(edition?.because ?? []), ...(edition?.adopted?.because ?? [])]} />
        </dd>
        {next !== undefined && (
          <>
            <dt>{minutesWords[language].next}</dt>
            <dd>
              <Link to={{ screen: "meeting", of: next }} className="target">
                {name("meeting", next)}
              </Link>
            </dd>
          </>
        )}
      </dl>
      <Downloads meeting={meeting} isHeld={!isPlanned} />
      <Capture meeting={meeting} planned={planned} />
      <section aria-labelledby="agenda">
        <h2 id="agenda">{words.agenda}</h2>
        {items.length === 0 ? <p>{words.noAgenda}</p> : <Agenda items={items} />}
      </section>
      {isPlanned && (
        <section aria-labelledby="part">
          <h2 id="part">{words.takePart}</h2>
          <p>{words.takePartText}</p>
        </section>
      )}
      <Rounds meeting={meeting} />
      {!isPlanned && <MinutesOf meeting={meeting} />}
      {!isPlanned && made !== undefined && (
        <>
          <Editions meeting={meeting} account={made.account} />
          <Corrections meeting={meeting} account={made.account} />
        </>
      )}
    </>
  )
}

const Agenda = ({ items }: { readonly items: ReadonlyArray<Views.AgendaItem> }) => {
  const { language } = useLook()
  const words = meetingWords[language]
  return (
    <ol className="agenda">
      {items.map(({ agendaItem, because, number, stage, title, under }) => (
        <li key={agendaItem} className={under === undefined ? undefined : "below"}>
          {number !== undefined && `${number}. `}
          <span lang="nl">{title}</span> <span className="note">{words.itemStages[stage]}</span>{" "}
          <EventLinks because={because} />
        </li>
      ))}
    </ol>
  )
}
