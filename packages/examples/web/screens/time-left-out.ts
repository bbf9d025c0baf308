/** Working out what would be otherwise without an event, a little at a time, so that the page goes on. */
import {
  Analysis,
  alliance,
  type Difference,
  matches,
  type Recorded,
  readable,
  replay,
  type Session,
  type Tagged,
  type View
} from "@pactwerk/core"
import { Result } from "effect"
import { useCallback, useEffect, useRef, useState } from "react"
import { isAnswer } from "./time-places.ts"

/** So many decisions are looked at before the page goes on: some twenty milliseconds of a long log. */
const atOnce = 100

export type Working =
  | { readonly is: "idle" | "working" | "failed" }
  | { readonly is: "done"; readonly event: Recorded; readonly left: Analysis.LeftOut }

interface Made {
  readonly log: ReadonlyArray<Recorded>
  readonly working: Working
}
const idle: Working = { is: "idle" }

/** What comes of leaving out an event of this log, once somebody asks; another log begins anew. */
export const useLeftOut = (log: ReadonlyArray<Recorded>) => {
  const [made, make] = useState<Made>({ log, working: idle })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is worked out of another log is of no use any more.
  useEffect(() => () => clearTimeout(timer.current), [log])
  const begin = useCallback(
    (event: Recorded) => {
      clearTimeout(timer.current)
      const steps = Analysis.leavingOut(alliance, log, event.id)
      const goOn = () => {
        for (let step = 0; step < atOnce; step++) {
          const { done, value } = steps.next()
          if (done === true) {
            const working: Working = Result.isSuccess(value)
              ? { is: "done", event, left: value.success }
              : { is: "failed" }
            make({ log, working })
            return
          }
        }
        timer.current = setTimeout(goOn)
      }
      make({ log, working: { is: "working" } })
      timer.current = setTimeout(goOn)
    },
    [log]
  )
  return { begin, working: made.log === log ? made.working : idle }
}

/** What a view would answer otherwise now, all because of one event. */
export const otherwiseIn = <Answer, Heard extends Tagged>(
  session: Session<never>,
  view: View<Answer, Heard>,
  { event, left: { history } }: { readonly event: Recorded; readonly left: Analysis.LeftOut }
): ReadonlyArray<Difference> => {
  const fold = readable(view, alliance.understand)
  const heard = history.filter((recorded) => matches(fold.query, recorded))
  const is = replay(
    fold,
    heard.map((recorded) => Result.getOrThrow(fold.understand(recorded)))
  )
  const was = session.project(view)
  return Analysis.diff(was, is).flatMap(({ path }) => {
    const steps = Result.getOrThrow(Analysis.readPointer(path))
    if (!isAnswer(steps)) return []
    return { path, was: Analysis.valueAt(was, steps), is: Analysis.valueAt(is, steps), because: [event] }
  })
}
