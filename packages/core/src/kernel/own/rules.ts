/** The kernel's own room: what must hold for everybody and everything. */
import type { Day, EventId } from "../names.ts"
import { rule } from "../rule.ts"

export const honestPrecision = rule({
  id: "kernel/honest-precision",
  norm: "T2",
  nl: "Wat nog niet gebeurd kan zijn, of van voor het pact is, wordt niet als gebeurd vastgelegd; «rond», «vorige week» en «ongeveer» blijven staan.",
  en: "What cannot have happened yet, or was before the pact, is not recorded as happened; “around”, “last week” and “about” stay as they are.",
  source: {
    document: "verslag-2024-02-01",
    section: "2a, 3, 4, 4.4",
    reading: {
      nl: "Het geheugen van een alliantie begint met haar pact; wat daarvoor was, staat er op de dag waarop het werd gezegd.",
      en: "The memory of an alliance begins with its pact; what was before stands in it on the day it was told."
    }
  },
  refuses: {
    nl: "Op 1 februari wordt vastgelegd dat een vacature op 11 februari is gepubliceerd.",
    en: "On 1 February it is recorded that a vacancy was published on 11 February."
  },
  holds: (facts: { earliest: Day | undefined; latest: Day | undefined; since: Day | undefined; recordedOn: Day }) => {
    const isAhead = facts.earliest !== undefined && facts.earliest > facts.recordedOn
    const isBefore = facts.latest !== undefined && facts.since !== undefined && facts.latest < facts.since
    return !isAhead && !isBefore
  }
})

export const personalDataApart = rule({
  id: "kernel/personal-data-apart",
  norm: "D1",
  nl: "Een persoon heeft een willekeurig nummer: naam, adres of contact staan nooit in een kenmerk.",
  en: "A person goes by a random number: no name, address or contact stands in an id or a label.",
  source: {
    document: "AVG",
    section: "art. 5, 17",
    reading: {
      nl: "Een willekeurige UUID (versie 4) zegt niets over wie het is.",
      en: "A random UUID (version 4) says nothing about who it is."
    }
  },
  refuses: {
    nl: "Iemand staat onder een e-mailadres in het logboek, in plaats van onder een willekeurig nummer.",
    en: "Somebody is filed in the log under an e-mail address instead of a random number."
  },
  holds: ({ namedBy }: { namedBy: string | undefined }) => namedBy === undefined
})

export const introducedOnce = rule({
  id: "kernel/introduced-once",
  norm: "D1",
  nl: "Een persoon wordt eenmaal voorgesteld; wie dezelfde naam draagt, krijgt een eigen nummer.",
  en: "A person is introduced once; somebody of the same name gets a number of their own.",
  source: { document: "verslag-2024-02-01", section: "3, 5" },
  refuses: {
    nl: "Een tweede bewoner met dezelfde naam wordt voorgesteld onder het nummer van de eerste.",
    en: "A second resident of the same name is introduced under the number of the first."
  },
  holds: ({ isIntroduced }: { isIntroduced: boolean }) => !isIntroduced
})

export const linkedByEvidence = rule({
  id: "kernel/speak-for-your-own",
  norm: "M3",
  nl: "Twee nummers worden pas één persoon als dat uitdrukkelijk en met bewijs is vastgelegd; een gelijke achternaam is geen bewijs.",
  en: "Two numbers become one person only when that was recorded expressly and with evidence; a shared surname is none.",
  source: {
    document: "verslag-2024-02-01",
    section: "3, 5",
    reading: {
      nl: "In punt 3 en punt 5 komt eenzelfde achternaam voor; dat het één persoon is, staat er niet.",
      en: "The same surname occurs in items 3 and 5; that it is one person is not written there."
    }
  },
  refuses: {
    nl: "Twee mensen met dezelfde achternaam worden één persoon, zonder dat er bewijs bij staat.",
    en: "Two people who share a surname become one person, with no evidence given."
  },
  holds: (facts: { areTwo: boolean; areIntroduced: boolean; hasEvidence: boolean }) =>
    facts.areTwo && facts.areIntroduced && facts.hasEvidence
})

export const appendOnly = rule({
  id: "kernel/append-only",
  norm: "D3",
  nl: "Het logboek groeit alleen: een correctie verwijst naar een gebeurtenis die erin staat, en beide blijven leesbaar.",
  en: "The log only grows: a correction refers to an event that is in it, and both stay readable.",
  source: {
    document: "RFC 9162",
    section: "2",
    reading: {
      nl: "Wat is vastgelegd, verandert niet; een fout wordt ernaast rechtgezet.",
      en: "What was recorded does not change; a mistake is put right beside it."
    }
  },
  refuses: {
    nl: "De secretaris corrigeert een gebeurtenis die nergens in het logboek staat.",
    en: "The secretary corrects an event that stands nowhere in the log."
  },
  holds: ({ isRecorded }: { corrects: EventId; isRecorded: boolean }) => isRecorded
})

export const correctionHasAReason = rule({
  id: "kernel/correction-has-a-reason",
  norm: "V5",
  nl: "Wat is vastgelegd of vastgesteld, wijzigt alleen door een correctie die zegt wat er staat te lezen en waarom.",
  en: "What was recorded or adopted changes only by a correction that says what it reads and why.",
  source: { document: "verslag-2024-02-01", section: "H" },
  refuses: {
    nl: "De datum van een vergadering wordt rechtgezet, en niemand zegt waarom.",
    en: "The date of a meeting is put right, and nobody says why."
  },
  holds: ({ hasReason }: { hasReason: boolean }) => hasReason
})

/** Whether an id is a random UUID (version 4), which says nothing about whose it is. */
export const isRandomId = (id: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)

/** The rules that every command stands under. */
export const onEveryCommand = [honestPrecision, personalDataApart]

/** Which command stands under which rules. */
export const terms = {
  IntroducePerson: [introducedOnce],
  LinkIdentity: [linkedByEvidence],
  RecordCorrection: [appendOnly, correctionHasAReason]
}
