/** What is asked of an alliance in full swing that opens a feedback window: a remark, and the answer to it. */
import { alliance } from "../../src/alliance/rooms.ts"
import { Command } from "../../src/feedback/decider.ts"
import { Day, OrganisationId, RemarkId, WindowId } from "../../src/kernel/names.ts"
import { askedFor } from "../../src/testing/opening.ts"
import { type Move, play } from "../../src/testing/play.ts"
import { prelude } from "../../src/testing/prelude.ts"
import { anna, secretary } from "../rooms/situations.ts"

export const day = Day.make("2024-02-16")
const [window, remark] = [WindowId.make("window-1"), RemarkId.make("remark-1")]
const submit = Command.cases.SubmitFeedback.make({
  window,
  remark,
  from: OrganisationId.make("organisation-1"),
  by: anna,
  channel: "form",
  text: "Meer groen."
})
const answer = Command.cases.AnswerFeedback.make({ window, remark, disposition: "takenOver", answer: "Dat komt er." })
const asked: ReadonlyArray<Move<Parameters<typeof alliance.decide>[0]>> = [
  ...askedFor(
    alliance,
    prelude.map((raw) => ({ raw }))
  ),
  { command: submit, actor: secretary, day },
  { command: answer, actor: secretary, day: Day.make("2024-02-20") }
]
/** Their log; the remark and its answer are the last of it. */
export const log = play(alliance, asked).log.map(({ recorded }) => recorded)
