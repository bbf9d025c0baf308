/** Follow-ups: what must hold. */
import { rule } from "../kernel/rule.ts"

export const ownerDateAndEnd = rule({
  id: "followups/owner-date-and-end",
  norm: "T1",
  nl: "Een vervolgafspraak wordt eenmaal gemaakt en heeft een eigenaar, en een datum of uitdrukkelijk geen.",
  en: "A follow-up is made once and has an owner, and a date or expressly none.",
  source: { document: "verslag-2024-02-01", section: "4.1, 6" },
  refuses: {
    nl: "Er komt een vervolgafspraak, en als eigenaar staat er alleen «het programma».",
    en: "A follow-up is made, and as its owner it only says “the programme”."
  },
  holds: ({ isNew, ownerKind }: { isNew: boolean; ownerKind: string }) =>
    isNew && ["person", "organisation", "body", "coalition"].includes(ownerKind)
})

export const endsVisibly = rule({
  id: "followups/ends-visibly",
  norm: "T1",
  nl: "Een vervolgafspraak eindigt eenmaal en zichtbaar: gedaan, verplaatst naar een nieuwe, of met reden vervallen.",
  en: "A follow-up ends once and visibly: done, moved to a new one, or dropped with a reason.",
  source: { document: "verslag-2024-02-01", section: "4.1, 6" },
  refuses: {
    nl: "De afspraak van 18 maart vervalt, en niemand zegt waarom.",
    en: "The appointment of 18 March is dropped, and nobody says why."
  },
  holds: (facts: { isOpen: boolean; outcome: "done" | "moved" | "dropped"; hasReason: boolean; hasNext: boolean }) =>
    facts.isOpen && (facts.outcome === "done" || facts.hasReason) && (facts.outcome !== "moved" || facts.hasNext)
})

/** Which command stands under which rules. */
export const terms = { ScheduleFollowUp: [ownerDateAndEnd], CloseFollowUp: [endsVisibly] }
