/** What holds of what is closed: it stays closed. */
import { expectThat } from "../claim.ts"
import type { Law } from "./law.ts"

/** What closes a thing of a kind; then only what may `still` be said of it, or anything but what may `never`. */
interface Closing {
  readonly closed: string
  /** The fields that name the thing. */
  readonly of: readonly [string, ...ReadonlyArray<string>]
  readonly still?: ReadonlyArray<string>
  readonly never?: ReadonlyArray<string>
}

const closings: ReadonlyArray<Closing> = [
  {
    // A meeting is also where something was minuted, and that can be written down afterwards.
    closed: "MeetingClosed",
    of: ["meeting"],
    never: [
      "MeetingScheduled",
      "MeetingCancelled",
      "MeetingOpened",
      "AgendaItemPlaced",
      "AgendaItemOpened",
      "StatementRecorded"
    ]
  },
  { closed: "FeedbackClosed", of: ["window"] },
  { closed: "ObjectionRoundClosed", of: ["round"], still: ["ObjectionResolved", "ConsentReached", "ProgrammeAdopted"] },
  { closed: "VacancyClosed", of: ["vacancy"], still: ["RoleAssigned"] },
  { closed: "FollowUpClosed", of: ["followUp"] },
  { closed: "NominationClosed", of: ["coalition", "nomination"], still: ["ParticipationRequested"] },
  // An answer to a call may point to a pledge that was kept, as a request may point to a nomination that ended.
  { closed: "PledgeKept", of: ["pledge"], still: ["CallAnswered"] },
  { closed: "SupportEnded", of: ["request"] }
]

const allows = ({ never, still = [] }: Closing, type: string): boolean =>
  never === undefined ? still.includes(type) : !never.includes(type)

export const closedStaysClosed: Law = {
  id: "laws/closed-stays-closed",
  nl: "Wat gesloten is, krijgt alleen nog correcties.",
  en: "What is closed receives nothing more but corrections.",
  source: "D3, V2, F3, R1, T1",
  speaksOf: closings.map(({ closed }) => closed),
  holds: (_, { log }) => {
    const shut = new Map<string, Closing>()
    for (const { recorded } of log) {
      const { data, type } = recorded
      for (const closing of closings) {
        const thing = closing.of.map((field) => `${field}:${data[field]}`).join(" ")
        const by = shut.get(thing)
        expectThat(by === undefined || allows(by, type), `after \`${by?.closed}\`, no \`${type}\` of ${thing}`)
        if (type === closing.closed) shut.set(thing, closing)
      }
    }
    return shut.size > 0
  }
}
