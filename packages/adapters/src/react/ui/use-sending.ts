/** What a form does with a command: looks what stands against it, and asks it. */
import type { Broken, Objected, Recorded, Tagged } from "@pactwerk/core"
import { useRef, useState } from "react"
import { v7 } from "uuid"
import { onlyNow, somebodyAsks, useAsk } from "../asking.ts"
import type { FormTexts } from "./form-texts.ts"
import type { Filled, useFilling } from "./use-filling.ts"

type Filling = ReturnType<typeof useFilling>

/** What was found when it was looked at, of which content. */
interface Judged {
  readonly content: string
  readonly objected: Objected | undefined
}

export const useSending = (
  { filled, setFaults }: Pick<Filling, "filled" | "setFaults">,
  onAccepted: ((events: ReadonlyArray<Recorded>) => void) | undefined
) => {
  const { ask, asking, check, isInThePast, mayAsk, reset } = useAsk<Tagged>()
  const [judged, setJudged] = useState<Judged>()
  /** Raised each time that something was sent. */
  const [turn, setTurn] = useState(0)
  /** The id under which this content is asked: the same when it is sent again. */
  const sent = useRef<{ readonly content: string; readonly id: string }>(undefined)
  const now = filled()

  /** Looks what would stand against it; with `isTold`, also what is not right in it. */
  const look = async (isTold: boolean): Promise<void> => {
    if ("faults" in now) {
      if (isTold) {
        setFaults(now.faults)
        setTurn(turn + 1)
      }
      return
    }
    // What cannot be looked at now is told when it is sent.
    const found = await check(now.command).then(
      (objected): Judged => ({ content: now.content, objected }),
      () => undefined
    )
    setJudged(found)
  }
  const send = async (): Promise<void> => {
    if (asking.status === "asking") return
    setTurn(turn + 1)
    setFaults("faults" in now ? now.faults : [])
    if ("faults" in now) return reset()
    if (sent.current?.content !== now.content) sent.current = { content: now.content, id: v7() }
    // A fault is told by `asking`.
    const outcome = await ask(now.command, { id: sent.current.id }).catch(() => undefined)
    if (outcome?.accepted === true) onAccepted?.(outcome.events)
  }
  const shown = judged !== undefined && isOf(now, judged) ? judged : undefined
  return {
    ...{ asking, look, reset, send, turn },
    /** Why nothing can be asked here now, where nothing can. */
    blocked: isInThePast ? onlyNow : mayAsk ? undefined : somebodyAsks,
    broken: brokenIn(asking, shown),
    isJudged: shown !== undefined
  }
}

const isOf = (now: Filled, judged: Judged): boolean => !("faults" in now) && now.content === judged.content

type Asking = ReturnType<typeof useAsk>["asking"]

const brokenIn = (asking: Asking, judged: Judged | undefined): ReadonlyArray<Broken> =>
  asking.status === "refused" ? asking.broken : (judged?.objected?.broken ?? [])

/** What a screen reader is told, without being asked. */
export const statusOf = (
  { asking, broken, isJudged }: { readonly asking: Asking; readonly broken: ReadonlyArray<Broken>; isJudged: boolean },
  say: FormTexts
): string => {
  if (asking.status === "asking") return say.sending
  if (asking.status === "accepted") return asking.isRepeat ? say.repeated : say.accepted
  if (asking.status !== "idle" || !isJudged) return ""
  return broken.length === 0 ? say.allows : say.refuses(broken.length)
}
