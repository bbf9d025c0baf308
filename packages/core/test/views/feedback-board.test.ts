import { assert, describe, expect, it } from "vitest"
import { RemarkId, WindowId } from "../../src/kernel/names.ts"
import { feedbackBoard, lastDayOf, remarksThatCount, remarksWaiting, stateOn } from "../../src/views/feedback-board.ts"
import { answerOf, day, idAt, prelude, type Raw } from "./history.ts"

const [window, friday, saturday] = ["window-1", day("2024-02-16"), day("2024-02-17")]
const remark = (remark: string, more: object = {}): Raw => ({
  _tag: "FeedbackSubmitted",
  ...{ window, remark, from: "organisation-1", by: "0b5f7c1e-53f5-4a7e-9d0b-6a1d5b8b7f01", channel: "form" },
  text: "Graag korter.",
  ...more
})
const late = (more: object = {}): Raw => ({
  _tag: "LateFeedbackReceived",
  ...{ window, remark: "late", from: "organisation-1", text: "Nog iets.", received: "2024-02-19" },
  ...more
})
const answered: Raw = {
  _tag: "FeedbackAnswered",
  window,
  remark: "one",
  disposition: "partly",
  answer: "Half zo lang."
}
const notIncluded: Raw = { _tag: "PolicySet", policy: "closing-day-included", value: false, from: "2024-01-01" }

const board = (...history: ReadonlyArray<Raw>) => {
  const known = answerOf(feedbackBoard, ...prelude, ...history)
  const shown = known.windows[WindowId.make(window)]
  assert.isDefined(shown)
  return { shown, policies: known.policies }
}

describe("feedback board", () => {
  it("a window is open on its closing day and over on the day after it", () => {
    const { policies, shown } = board()
    expect([stateOn(shown, policies, friday), stateOn(shown, policies, saturday)]).toEqual(["open", "over"])
    expect(lastDayOf(shown, policies, friday)).toBe(friday)
  })

  it("where the alliance does not count the closing day, the window is over on that day", () => {
    const { policies, shown } = board(notIncluded)
    expect([stateOn(shown, policies, day("2024-02-15")), stateOn(shown, policies, friday)]).toEqual(["open", "over"])
  })

  it("an extension moves the closing day, and both events are named", () => {
    const { policies, shown } = board({ _tag: "FeedbackExtended", window, closesOn: "2024-02-23", reason: "Vakantie." })
    expect(stateOn(shown, policies, saturday)).toBe("open")
    expect(shown.because).toEqual([idAt(prelude.length), idAt(prelude.length + 1)])
  })

  it("closed is more than over: every remark was answered", () => {
    const { policies, shown } = board({ _tag: "FeedbackClosed", window })
    expect(stateOn(shown, policies, friday)).toBe("closed")
  })

  it("shows each remark with its answer, and which remarks wait", () => {
    const { shown } = board(
      remark("one", { passage: "hoofdstuk 2" }),
      remark("two", { passage: "hoofdstuk 3" }),
      answered
    )
    expect(remarksWaiting(shown).map(({ passage }) => passage)).toEqual(["hoofdstuk 3"])
    expect(shown.remarks[RemarkId.make("one")]).toMatchObject({
      channel: "form",
      text: "Graag korter.",
      answered: { disposition: "partly", answer: "Half zo lang.", because: [idAt(prelude.length + 3)] }
    })
  })

  it("a remark that was replaced does not wait", () => {
    const { shown } = board(remark("one"), remark("two", { replaces: "one" }))
    expect(remarksWaiting(shown)).toHaveLength(1)
    expect(shown.remarks[RemarkId.make("one")]?.replacedBy).toBe("two")
  })

  it("what came late counts only when it was said why it is taken along", () => {
    expect(remarksThatCount(board(late()).shown)).toEqual([])
    const { shown } = board(late({ consideredBecause: "De post was te laat." }))
    expect(remarksWaiting(shown)).toHaveLength(1)
    expect(shown.remarks[RemarkId.make("late")]).toMatchObject({ lateOn: "2024-02-19" })
  })
})
