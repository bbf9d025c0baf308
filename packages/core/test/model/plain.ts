/** The plain model of an alliance: sets and maps of who signed, what waits, what is promised and who holds the post. */
import type { Command } from "../../src/alliance/rooms.ts"
import type { Move } from "../../src/testing/play.ts"
import { anna, represents } from "../exploration/tiny.ts"

type Kept<Value> = Readonly<Record<string, Value>>
export interface Model {
  /** Until which day each is a signatory, that day itself no more. */
  readonly signed: Kept<string>
  readonly windows: Kept<{ readonly closesOn: string; readonly isClosed: boolean }>
  /** What was remarked, by window and remark, and whether it still waits. */
  readonly remarks: Kept<{ readonly from: string; readonly isWaiting: boolean }>
  readonly meetings: Kept<{ readonly starts: string; readonly stage: "scheduled" | "open" | "closed" }>
  readonly pledges: Kept<{ readonly by: string; readonly stage: "open" | "kept" | "closed" }>
  readonly terms: ReadonlyArray<{ readonly person: string; readonly from: string; readonly until: string | undefined }>
}

/** Whether somebody has signed, and not left. */
export const isSignatory = ({ signed }: Model, organisation: string, today: string) =>
  today < (signed[organisation] ?? "")
/** The remarks in a window that wait for an answer. */
export const waitingIn = ({ remarks }: Model, window: string) =>
  Object.entries(remarks).filter(([key, { isWaiting }]) => isWaiting && key.startsWith(`${window} `))
const earliest = ({ earliest: from = "" }: { readonly earliest?: string }) => from

/** What each command makes of the model; nothing where it is refused. */
export const next = (model: Model, { command, day: today }: Move<Command>): Model | undefined => {
  const { pledges, remarks, signed, terms, windows } = model
  const window = "window" in command ? windows[command.window] : undefined
  const meeting = "meeting" in command && command.meeting ? model.meetings[command.meeting] : undefined
  const pledge = "pledge" in command && command.pledge ? pledges[command.pledge] : undefined
  switch (command._tag) {
    case "SignPact": {
      const { organisation, signedBy = "" } = command
      if (!represents(organisation)(signedBy) || isSignatory(model, organisation, today)) return undefined
      return { ...model, signed: { ...signed, [organisation]: "9" } }
    }
    case "WithdrawMember":
      if (signed[command.organisation] !== "9" || command.from < today) return undefined
      return { ...model, signed: { ...signed, [command.organisation]: command.from } }
    case "OpenFeedback":
      if (window !== undefined || command.closesOn < today) return undefined
      return { ...model, windows: { ...windows, [command.window]: { closesOn: command.closesOn, isClosed: false } } }
    case "ExtendFeedback":
      if (window === undefined || window.isClosed || today > window.closesOn) return undefined
      if (command.closesOn <= window.closesOn) return undefined
      return { ...model, windows: { ...windows, [command.window]: { ...window, closesOn: command.closesOn } } }
    case "SubmitFeedback": {
      const { by, from, remark, window: id } = command
      if (window === undefined || window.isClosed || today > window.closesOn) return undefined
      if (!isSignatory(model, from, today) || !represents(from)(by)) return undefined
      if (`${id} ${remark}` in remarks || waitingIn(model, id).some(([, other]) => other.from === from))
        return undefined
      return { ...model, remarks: { ...remarks, [`${id} ${remark}`]: { from, isWaiting: true } } }
    }
    case "AnswerFeedback": {
      const key = `${command.window} ${command.remark}`
      const remark = remarks[key]
      if (window === undefined || window.isClosed || remark === undefined || !remark.isWaiting) return undefined
      return { ...model, remarks: { ...remarks, [key]: { ...remark, isWaiting: false } } }
    }
    case "CloseFeedback":
      if (window === undefined || window.isClosed || today <= window.closesOn) return undefined
      if (waitingIn(model, command.window).length > 0) return undefined
      return { ...model, windows: { ...windows, [command.window]: { ...window, isClosed: true } } }
    case "ScheduleMeeting":
      if (meeting !== undefined && meeting.stage !== "scheduled") return undefined
      return keepMeeting(model, command.meeting, { starts: command.starts, stage: "scheduled" })
    case "OpenMeeting":
      if (meeting?.stage !== "scheduled" || today < meeting.starts || command.by !== anna) return undefined
      return keepMeeting(model, command.meeting, { ...meeting, stage: "open" })
    case "CloseMeeting":
      if (meeting?.stage !== "open" || command.by !== anna) return undefined
      return keepMeeting(model, command.meeting, { ...meeting, stage: "closed" })
    case "MakePledge": {
      const { by, organisation } = command
      if (pledge !== undefined || !represents(organisation)(by)) return undefined
      if (!isSignatory(model, organisation, today)) return undefined
      return { ...model, pledges: { ...pledges, [command.pledge]: { by: organisation, stage: "open" } } }
    }
    case "KeepPledge":
      if (pledge?.stage !== "open") return undefined
      return { ...model, pledges: { ...pledges, [command.pledge]: { ...pledge, stage: "kept" } } }
    case "ReleasePledge": {
      if (pledge?.stage !== "open") return undefined
      const { how, pledge: id, to } = command
      if (how === "closed") {
        return to === undefined
          ? { ...model, pledges: { ...pledges, [id]: { ...pledge, stage: "closed" } } }
          : undefined
      }
      if (to === undefined || to === pledge.by || !isSignatory(model, to, today)) return undefined
      return { ...model, pledges: { ...pledges, [id]: { ...pledge, by: to } } }
    }
    case "AssignRole": {
      const [person, from] = [command.person, earliest(command.from)]
      if (terms.some((term) => term.person !== person && (term.until === undefined || from < term.until)))
        return undefined
      return { ...model, terms: [...terms, { person, from, until: undefined }] }
    }
    case "EndRole": {
      const isEnding = (term: Model["terms"][number]) => term.person === command.person && term.until === undefined
      if (!terms.some(isEnding)) return undefined
      const until = earliest(command.until)
      return { ...model, terms: terms.map((term) => (isEnding(term) ? { ...term, until } : term)) }
    }
    default:
      throw new Error(`the model does not know ${command._tag}`)
  }
}
const keepMeeting = (model: Model, id: string, meeting: Model["meetings"][string]): Model => ({
  ...model,
  meetings: { ...model.meetings, [id]: meeting }
})
