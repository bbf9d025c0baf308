/** Answers that go on from the nearest one before them: of now, and of the past. */
import { Result } from "effect"
import { replay } from "../kernel/decider.ts"
import type { Recorded } from "../kernel/event.ts"
import { matches } from "../kernel/event-log.ts"
import { firstAfter } from "../kernel/replica.ts"
import type { Readable } from "../kernel/view.ts"
import type { Asked } from "./asked.ts"
import { readAt } from "./at.ts"
import { type Made, type Packed, packed, unpacked } from "./packed.ts"
import { stepping } from "./stepping.ts"

/** So many answers of the past are at hand for each view; one at least is at each of these places that was looked at. */
const [answersKept, stride] = [96, 64]

/** Under which an answer of the past is kept. */
export const keyOf = ({ known, on = "" }: { readonly on?: string; readonly known: number }): string => `${on} ${known}`

/** Keeps an answer, and lets the oldest go where there are too many. */
export const remember = <A>(answers: Map<string, Packed<unknown>>, key: string, answer: Packed<A>): Packed<A> => {
  const [oldest] = answers.keys()
  if (answers.size >= answersKept && oldest !== undefined) answers.delete(oldest)
  answers.set(key, answer)
  return answer
}

/** The answer just after a position: from the nearest one before it that is at hand, on. */
export const past = <A, Event>(
  asked: Asked<A>,
  fold: Readable<A, Event>,
  answers: Map<string, Packed<unknown>>,
  known: number
): Packed<A> => {
  // What is kept here are answers of this question.
  const at = (position: number) => answers.get(keyOf({ known: position })) as Packed<A> | undefined
  const start = known - (known % stride)
  let from = known
  while (from > start && at(from) === undefined) from -= 1
  const recalled = () => asked.recall(asked.chosen(Result.getOrThrow(readAt({ known: start }))))
  const before = at(from) ?? remember(answers, keyOf({ known: start }), recalled())
  const heard = asked.heard.slice(firstAfter(asked.heard, from), firstAfter(asked.heard, known))
  if (heard.length === 0) return before
  return stepping(fold, before, Result.getOrThrow(Result.all(heard.map(fold.understand))))
}

/** An answer that goes on from the one before as the list grows. */
export const following = <A, Event>(fold: Readable<A, Event>, list: ReadonlyArray<Recorded>): (() => A) => {
  const made: Made = new WeakMap()
  let [answer, heard]: readonly [Packed<A> | undefined, number] = [undefined, 0]
  return () => {
    const { length } = list
    if (answer !== undefined && heard === length) return unpacked(answer, made)
    const news = list.slice(heard, length).filter((one) => matches(fold.query, one))
    const events = Result.getOrThrow(Result.all(news.map(fold.understand)))
    answer = answer === undefined ? packed(replay(fold, events)) : stepping(fold, answer, events)
    heard = length
    return unpacked(answer, made)
  }
}
