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

export const forgottenStaysForgotten = rule({
  id: "kernel/forgotten-stays-forgotten",
  nl: "Over wie vergeten is, wordt onder dat nummer niets persoonlijks meer vastgelegd; wie terugkomt, krijgt een nieuw nummer.",
  en: "Nothing personal is recorded any more under the number of who was forgotten; who returns gets a new number.",
  source: {
    document: "AVG",
    section: "art. 17",
    reading: {
      nl: "Vergeten geldt voor wat er is en voor wat er nog komt, zolang het onder hetzelfde nummer staat.",
      en: "Forgetting is about what there is and what still comes, as far as it stands under the same number."
    }
  },
  refuses: {
    nl: "In een verslag wordt iemand bij naam genoemd die vorige week vergeten is.",
    en: "Minutes name somebody who was forgotten last week."
  },
  holds: ({ forgotten }: { forgotten: string | undefined }) => forgotten === undefined
})

export const noCitizenNumber = rule({
  id: "kernel/no-citizen-number",
  nl: "Een burgerservicenummer staat nergens in het logboek.",
  en: "A citizen service number stands nowhere in the log.",
  source: {
    document: "UAVG",
    section: "art. 46",
    reading: {
      nl: "Negen cijfers die aan de elfproef voldoen, gelden als zo'n nummer: geen wet schrijft een alliantie voor het te gebruiken.",
      en: "Nine digits that pass the eleven test count as one: no law tells an alliance to use it."
    }
  },
  refuses: {
    nl: "In het contact van een bewoner staat een burgerservicenummer.",
    en: "The contact of a resident holds a citizen service number."
  },
  holds: ({ citizenNumberIn }: { citizenNumberIn: string | undefined }) => citizenNumberIn === undefined
})

export const forgottenOnce = rule({
  id: "kernel/forgotten-once",
  nl: "Vergeten wordt iemand die is voorgesteld, en maar één keer.",
  en: "Who is forgotten was introduced, and is forgotten only once.",
  source: { document: "AVG", section: "art. 17" },
  refuses: {
    nl: "Iemand die al vergeten is, wordt nog eens vergeten.",
    en: "Somebody who was forgotten already is forgotten again."
  },
  holds: (facts: { isIntroduced: boolean; isForgotten: boolean }) => facts.isIntroduced && !facts.isForgotten
})

export const dutyOutranksForgetting = rule({
  id: "kernel/duty-outranks-forgetting",
  nl: "Zolang er een bewaarplicht op iemand rust, wordt die persoon niet vergeten.",
  en: "As long as there is a duty to keep what is known of somebody, they are not forgotten.",
  source: {
    document: "AVG",
    section: "art. 17 lid 3",
    reading: {
      nl: "Wat de wet gebiedt te bewaren, gaat voor; de plicht wordt genoemd, en kan vervallen.",
      en: "What the law tells to keep comes first; the duty is named, and can end."
    }
  },
  refuses: {
    nl: "Een bewoner over wie een rechtszaak loopt, wordt vergeten voordat de zaak voorbij is.",
    en: "A resident whom a court case is about is forgotten before the case is over."
  },
  holds: ({ duty }: { duty: string | undefined }) => duty === undefined
})

export const completedAfterForgetting = rule({
  id: "kernel/completed-after-forgetting",
  nl: "Het vergeten is pas voltooid van wie vergeten is, en maar één keer.",
  en: "Forgetting is completed of somebody who was forgotten, and only once.",
  source: { document: "AVG", section: "art. 17" },
  refuses: {
    nl: "Het vergeten van iemand die nog gewoon bekend is, wordt voltooid genoemd.",
    en: "Forgetting somebody who is still known is called completed."
  },
  holds: (facts: { isForgotten: boolean; isCompleted: boolean }) => facts.isForgotten && !facts.isCompleted
})

export const dutyIsNamed = rule({
  id: "kernel/duty-is-named",
  nl: "Een bewaarplicht geldt voor iemand die bekend is, noemt haar grond en begint één keer.",
  en: "A duty to keep is about somebody who is known, names its ground and begins once.",
  source: { document: "AVG", section: "art. 17 lid 3" },
  refuses: {
    nl: "De secretaris houdt tegen dat iemand wordt vergeten, en noemt geen plicht.",
    en: "The secretary keeps somebody from being forgotten, and names no duty."
  },
  holds: (facts: { isKnown: boolean; isNew: boolean; hasDuty: boolean }) =>
    facts.isKnown && facts.isNew && facts.hasDuty
})

export const dutyEndsOnce = rule({
  id: "kernel/duty-ends-once",
  nl: "Een bewaarplicht die geldt, vervalt met een reden.",
  en: "A duty to keep that stands ends with a reason.",
  source: { document: "AVG", section: "art. 17 lid 3" },
  refuses: {
    nl: "Een bewaarplicht die al vervallen is, vervalt nog eens.",
    en: "A duty to keep that ended already ends again."
  },
  holds: (facts: { stands: boolean; hasReason: boolean }) => facts.stands && facts.hasReason
})

export const copiesGoToSomebodyKnown = rule({
  id: "kernel/copies-go-to-somebody-known",
  nl: "Wat niet openbaar is, gaat naar een organisatie die het logboek kent, of naar iemand die is voorgesteld en niet vergeten.",
  en: "What is not public goes to an organisation that the log knows, or to somebody who was introduced and not forgotten.",
  source: {
    document: "AVG",
    section: "art. 19",
    reading: {
      nl: "Wie een kopie heeft, moet kunnen horen dat iemand vergeten is: dan moet vaststaan wie dat is.",
      en: "Whoever has a copy must be told that somebody was forgotten: so it must be settled who that is."
    }
  },
  refuses: {
    nl: "Een verslag met contactgegevens gaat naar een organisatie waarvan alleen een schrijffout in het logboek staat.",
    en: "Minutes with contact details go to an organisation of which the log holds only a misspelling."
  },
  holds: ({ isKnown }: { isKnown: boolean }) => isKnown
})

export const keyAnnouncedOnce = rule({
  id: "kernel/key-announced-once",
  nl: "Een ondertekensleutel wordt eenmaal aangekondigd, en niet meer als hij is ingetrokken.",
  en: "A signing key is announced once, and no more when it was withdrawn.",
  source: {
    document: "C2SP tlog-checkpoint",
    section: "Signatures",
    reading: {
      nl: "De standaard laat toe dat een logboek van sleutel wisselt, en zegt niet hoe dat bekend wordt: dat doet het logboek zelf.",
      en: "The standard allows a log to change its key, and does not say how that is made known: the log itself does."
    }
  },
  refuses: {
    nl: "Een gestolen sleutel die is ingetrokken, wordt opnieuw aangekondigd.",
    en: "A stolen key that was withdrawn is announced again."
  },
  holds: ({ isKeyKnown }: { isKeyKnown: boolean }) => !isKeyKnown
})

export const keyWithdrawnOnce = rule({
  id: "kernel/key-withdrawn-once",
  nl: "Een ondertekensleutel wordt eenmaal ingetrokken; vanaf waar, staat dan vast.",
  en: "A signing key is withdrawn once; from where on is then settled.",
  source: {
    document: "C2SP tlog-checkpoint",
    section: "Signatures",
    reading: {
      nl: "Ook de eerste sleutel, die nooit is aangekondigd, kan worden ingetrokken.",
      en: "The first key too, which was never announced, can be withdrawn."
    }
  },
  refuses: {
    nl: "Een ingetrokken sleutel wordt nog eens ingetrokken, vanaf een latere gebeurtenis.",
    en: "A key that was withdrawn is withdrawn again, from a later event on."
  },
  holds: ({ isWithdrawn }: { isWithdrawn: boolean }) => !isWithdrawn
})

/** Whether an id is a random UUID (version 4), which says nothing about whose it is. */
export const isRandomId = (id: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)

/** The rules that every command stands under. */
export const onEveryCommand = [honestPrecision, personalDataApart, forgottenStaysForgotten, noCitizenNumber]

/** Which command stands under which rules. */
export const terms = {
  IntroducePerson: [introducedOnce],
  LinkIdentity: [linkedByEvidence],
  RecordCorrection: [appendOnly, correctionHasAReason],
  PlaceLegalHold: [dutyIsNamed],
  LiftLegalHold: [dutyEndsOnce],
  ForgetPerson: [forgottenOnce, dutyOutranksForgetting],
  CompleteForgetting: [completedAfterForgetting],
  DeliverCopy: [copiesGoToSomebodyKnown],
  AnnounceSigningKey: [keyAnnouncedOnce],
  WithdrawSigningKey: [keyWithdrawnOnce]
}
