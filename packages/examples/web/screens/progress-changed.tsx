/** What happened since the last meeting that was closed. */
import type { Views } from "@pactwerk/core"
import { useLook } from "../look.tsx"
import { EventsTold } from "../parts/told.tsx"
import { Link } from "../router.tsx"
import { progressWords } from "../words/progress.ts"

const most = 5

export const ChangedSince = ({ agenda }: { readonly agenda: Views.Agenda }) => {
  const { events, language, name } = useLook()
  const words = progressWords[language]
  const closing = events.findLast(({ type }) => type === "MeetingClosed")
  const meeting = String(closing?.data.meeting ?? "")
  const since = closing === undefined ? [] : events.filter(({ position }) => position > closing.position)
  const latest = since.slice(-most).map(({ id }) => id)
  return (
    <section aria-labelledby="changed">
      <h2 id="changed">{words.changed}</h2>
      {closing === undefined ? (
        <p>{words.noMeeting}</p>
      ) : (
        <>
          <p>
            {words.changedSince(meeting in agenda ? name("meeting", meeting) : meeting)}{" "}
            {since.length === 0 && words.nothingChanged}
          </p>
          <EventsTold because={latest} />
          {since.length > most && (
            <p>
              <Link to={{ screen: "timeMachine", more: { na: String(closing.position) } }}>
                {words.all(since.length)}
              </Link>
            </p>
          )}
        </>
      )}
    </section>
  )
}
