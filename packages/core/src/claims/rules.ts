/** Claims: what must hold. */
import { rule } from "../kernel/rule.ts"

export const claimIsRecordedOnce = rule({
  id: "claims/recorded-once",
  nl: "Een bewering wordt eenmaal vastgelegd en niet overschreven; wie iets anders zegt, doet een andere bewering.",
  en: "A claim is recorded once and not written over; whoever says otherwise makes another claim.",
  source: {
    document: "eindhovennews.com",
    section: "8-4-2024",
    reading: {
      nl: "De krant telt 58 ondertekenaars, het logboek kent er minder bij naam. Wij lezen zo'n getal als een bewering van haar bron, naast andere, en niet als een telling.",
      en: "The newspaper counts 58 signatories, the log knows fewer by name. We read such a number as a claim of its source, beside others, and not as a count."
    }
  },
  refuses: {
    nl: "Een krant telde 58 ondertekenaars, en dat getal wordt later onder hetzelfde nummer op 60 gezet.",
    en: "A newspaper counted 58 signatories, and later that number is set to 60 under the same id."
  },
  holds: ({ isNew }: { isNew: boolean }) => isNew
})

/** Which command stands under which rules. */
export const terms = { RecordClaim: [claimIsRecordedOnce] }
