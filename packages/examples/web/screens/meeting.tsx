/** Meetings: which there are, and of one its agenda, its objection rounds and its minutes. */
import { useView } from "@pactwerk/adapters/react"
import { dayOf, MeetingId, sayBound, Views } from "@pactwerk/core"
import { Schema } from "effect"
import { useLook } from "../look.tsx"
import { EventLinks, Mark } from "../parts/told.tsx"
import { Link } from "../router.tsx"
import { meetingWords } from "../words/meeting.ts"
import { OneMeeting } from "./meeting-one.tsx"

const isMeeting = Schema.is(MeetingId)

const Meeting = () => {
  const { language, place } = useLook()
  const words = meetingWords[language]
  const agenda = useView(Views.agenda)
  if (place.of === undefined) return <Meetings agenda={agenda} />
  const planned = isMeeting(place.of) ? agenda[place.of] : undefined
  return (
    <>
      <p>
        <Link to={{ screen: "meeting" }}>{words.all}</Link>
      </p>
      {planned === undefined || !isMeeting(place.of) ? (
        <>
          <h1 tabIndex={-1}>{words.meeting}</h1>
          <p>{words.unknown}</p>
        </>
      ) : (
        <OneMeeting meeting={place.of} planned={planned} />
      )}
    </>
  )
}
export default Meeting

const Meetings = ({ agenda }: { readonly agenda: Views.Agenda }) => {
  const { language, name } = useLook()
  const words = meetingWords[language]
  const meetings = Object.entries<Views.PlannedMeeting>(agenda).sort(([, one], [, other]) =>
    dayOf(one.starts) < dayOf(other.starts) ? 1 : -1
  )
  return (
    <>
      <h1 tabIndex={-1}>{words.title}</h1>
      {meetings.length === 0 && <p>{words.none}</p>}
      {meetings.length > 0 && (
        <table className="cards">
          <caption className="unseen">{words.title}</caption>
          <thead>
            <tr>
              {[words.meeting, words.stands, words.when, words.place].map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {meetings.map(([id, { because, body, place, stage, starts }]) => (
              <tr key={id}>
                <th scope="row">
                  <Link to={{ screen: "meeting", of: id }} className="target">
                    {name("body", body)}, {sayBound(dayOf(starts), language)}
                  </Link>
                </th>
                <td data-label={words.stands}>
                  {words.stages[stage]} <EventLinks because={because} />
                  <Mark because={because} />
                </td>
                <td data-label={words.when}>{sayBound(starts, language)}</td>
                <td data-label={words.place}>{place ?? words.noPlace}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
