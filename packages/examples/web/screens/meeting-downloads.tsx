/** What of a meeting can be taken along in the formats of others. The server makes it, of what everybody may see. */
import type { MeetingId } from "@pactwerk/core"
import { useLook } from "../look.tsx"
import { Link } from "../router.tsx"
import { url } from "../session.ts"
import { minutesWords } from "../words/minutes.ts"

const formats = { akn: "akoma-ntoso", ori: "ori-a" } as const

interface Of {
  readonly meeting: MeetingId
  /** Whether there is anything to tell of it yet. */
  readonly isHeld: boolean
}

export const Downloads = ({ isHeld, meeting }: Of) => {
  const { language, moment, place, session } = useLook()
  const words = minutesWords[language]
  // What had happened by a day is no first part of the log, and the server exports first parts.
  const isPrefix = moment === "now" || !("happenedBy" in moment)
  const position = session.positionAt(moment)
  const given = `meeting=${encodeURIComponent(meeting)}&size=${position}&lang=${language}`
  const shown = isHeld && isPrefix ? (["akn", "ori"] as const) : []
  return (
    <>
      <nav aria-label={words.files} className="anchors">
        {shown.map((format) => (
          <a key={format} href={`${url}/exports/${formats[format]}?${given}`} download={`${meeting}-${format}.xml`}>
            {words[format]}
          </a>
        ))}
        <a href={`${url}/feeds/meetings?lang=${language}`} download="agenda.ics">
          {words.calendar}
        </a>
      </nav>
      <p className="note">
        {shown.length > 0 ? words.filesText(position) : words.filesOfNow}{" "}
        {isHeld && !isPrefix && (
          <>
            {words.noFiles} <Link to={{ ...place, axis: "recorded" }}>{words.toRecorded}</Link>
          </>
        )}
      </p>
    </>
  )
}
