/** Larger steps than one event: from meeting to meeting, and a month. */

import { useEvents } from "@pactwerk/adapters/react"
import { addPeriod, Day, dayOf, type Recorded } from "@pactwerk/core"
import { useLook } from "../look.tsx"
import { Link } from "../router.tsx"
import { timeWords } from "../words/time-machine.ts"

const meetings = { items: [{ types: ["MeetingClosed"] }] }

/** The day on which a meeting ended. */
const endOf = ({ occurred: { latest } }: Recorded): Day | undefined => latest && dayOf(latest)

/** The same day of the month before. */
const monthBefore = (day: Day): Day => {
  const [year = 0, month = 1] = day.split("-").map(Number)
  const length = new Date(Date.UTC(year, month - 1, 0)).getUTCDate()
  const date = new Date(Date.UTC(year, month - 2, Math.min(Number(day.slice(8)), length)))
  return Day.make(date.toISOString().slice(0, 10))
}

export const Jumps = () => {
  const { isNow, language, on, place, today } = useLook()
  const words = timeWords[language]
  const days = useEvents(meetings, { at: "now" }).flatMap((event) => endOf(event) ?? [])
  const steps = {
    meetingBack: days.findLast((day) => day < on),
    meetingForward: isNow ? undefined : days.find((day) => day > on),
    monthBack: monthBefore(on),
    monthForward: isNow ? undefined : addPeriod(on, "P1M")
  }
  return (
    <nav aria-label={words.jumps} className="anchors">
      {(["meetingBack", "meetingForward", "monthBack", "monthForward"] as const).map((step) => {
        const day = steps[step]
        const at = day === undefined || day > today ? undefined : day
        return at === undefined ? (
          <span key={step} className="note">
            {words.jump[step]}
          </span>
        ) : (
          <Link key={step} to={{ ...place, at, axis: place.axis }}>
            {words.jump[step]}
          </Link>
        )
      })}
    </nav>
  )
}
