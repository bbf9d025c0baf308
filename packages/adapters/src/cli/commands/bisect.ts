/** `bisect`: the first event after which a claim is true. */
import { Analysis } from "@pactwerk/core"
import type { Desk } from "../desk.ts"
import type { Ordered } from "../grammar.ts"
import { answered, lookBack, replyOf } from "../looking-back.ts"
import type { Reply } from "../reply.ts"
import { teller } from "../tell.ts"

export const bisect = async (desk: Desk, { claim, monotone }: Ordered<"bisect">): Promise<Reply> => {
  const predicate = answered(Analysis.readPredicate(claim))
  const back = await lookBack(desk)
  const found = Analysis.bisect(back.of(predicate.view), predicate, { monotone })
  const { position, recorded } = found ?? {}
  return replyOf(back, { claim, monotone, found: position ?? null, event: recorded?.id ?? null }, (speech) => {
    const { say, strong } = speech
    const first = strong(claim)
    if (found === undefined) return [first, say(monotone ? notNow : never)]
    if (recorded === undefined) return [first, say(always)]
    return [first, say(monotone ? once : since), "", teller(back.opened, speech)(recorded)]
  })
}

const never = { nl: "Dat is nergens in het logboek waar.", en: "That is true nowhere in the log." }
const notNow = {
  nl: "Dat is aan het eind van het logboek niet waar; eerder kan het wel zo zijn geweest.",
  en: "That is not true at the end of the log; it may have been earlier."
}
const always = { nl: "Dat was waar voordat er iets gebeurde.", en: "That was true before anything happened." }
const since = { nl: "Dat is voor het eerst waar na:", en: "That is true for the first time after:" }
const once = {
  nl: "Dat werd waar na deze gebeurtenis; of het eerder ook al eens waar was, is zo niet gezocht:",
  en: "That became true after this event; whether it was true before was not looked for:"
}
