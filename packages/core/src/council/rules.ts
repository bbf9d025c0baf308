/** Council: what must hold. */
import { holdsTheRole as held } from "../kernel/norms.ts"
import { rule } from "../kernel/rule.ts"

const referral = { document: "verslag-2024-02-01", section: "5.1" }

export const holdsTheRole = held("council", {
  nl: "Een wethouder is afgetreden en brengt een week later nog een tekst in als wethouder.",
  en: "An alderman has stepped down and a week later still refers a text as alderman."
})

export const referralGoesOutside = rule({
  id: "council/referral-goes-outside",
  norm: "G1",
  nl: "Inbrengen wordt eenmaal voorgenomen, bij een orgaan buiten de alliantie.",
  en: "A referral is planned once, to a body outside the alliance.",
  source: {
    ...referral,
    reading: {
      nl: "Met «de raad» is de gemeenteraad bedoeld, niet de Alliantieraad zelf.",
      en: "“The council” means the municipal council, not the alliance council itself."
    }
  },
  refuses: {
    nl: "Het voornemen is om het advies in te brengen bij de Alliantieraad zelf.",
    en: "The plan is to refer the advice to the alliance council itself."
  },
  holds: ({ isNew, isOutside }: { isNew: boolean; isOutside: boolean }) => isNew && isOutside
})

export const referredByAuthority = rule({
  id: "council/referred-by-authority",
  norm: "G1",
  nl: "Inbrengen in de raad gebeurt eenmaal, door een bevoegde, met één vaste tekst waarmee is ingestemd.",
  en: "A text goes to the council once, by somebody with that authority, in one fixed edition that was consented to.",
  source: {
    ...referral,
    reading: {
      nl: "Bevoegd zijn burgemeester, wethouder en college; Alliantieraad en gemeenteraad beslissen niet voor elkaar.",
      en: "Mayor, alderman and college have the authority; alliance council and municipal council do not decide for each other."
    }
  },
  refuses: {
    nl: "Een werkversie van het advies gaat naar de gemeenteraad, zonder dat daarmee is ingestemd.",
    en: "A working draft of the advice goes to the municipal council without consent to it."
  },
  holds: (facts: {
    referralStage: "planned" | "referred" | "closed" | undefined
    isSameMatter: boolean
    hasAuthority: boolean
    hasConsent: boolean
  }) => facts.referralStage === "planned" && facts.isSameMatter && facts.hasAuthority && facts.hasConsent
})

export const reactionIsRecorded = rule({
  id: "council/reaction-is-recorded",
  norm: "G2",
  nl: "Een reactie van buiten wordt eenmaal vastgelegd; hoort zij bij een inbreng, dan bij een die loopt.",
  en: "A reaction from outside is recorded once; where it belongs to a referral, to one that is under way.",
  source: { document: "verslag-2024-02-01", section: "4.6, 5.1" },
  refuses: {
    nl: "Bij een inbreng die pas is voorgenomen, wordt al een reactie van de gemeenteraad vastgelegd.",
    en: "For a referral that is only planned, a reaction of the municipal council is recorded already."
  },
  holds: (facts: {
    isNew: boolean
    hasReferral: boolean
    referralStage: "planned" | "referred" | "closed" | undefined
  }) => facts.isNew && (!facts.hasReferral || facts.referralStage === "referred")
})

export const reactionIsProcessed = rule({
  id: "council/reaction-is-recorded-and-processed",
  norm: "G2",
  nl: "Een reactie van buiten wordt eenmaal verwerkt of met reden niet; een inbreng blijft open tot een reactie erop is verwerkt.",
  en: "A reaction from outside is processed once, or with a reason not; a referral stays open until a reaction to it was processed.",
  source: { document: "verslag-2024-02-01", section: "4.6, 5.1" },
  refuses: {
    nl: "Een inbreng wordt gesloten omdat er na maanden nog geen reactie op is gekomen.",
    en: "A referral is closed because after months no reaction to it has come."
  },
  holds: (facts: { isWaiting: boolean; isOfReferral: boolean; hasPlace: boolean; hasReason: boolean }) =>
    facts.isWaiting && facts.isOfReferral && facts.hasPlace !== facts.hasReason
})

/** Which command stands under which rules. */
export const terms = {
  PlanReferral: [referralGoesOutside],
  ReferToCouncil: [holdsTheRole, referredByAuthority],
  RecordExternalReaction: [reactionIsRecorded],
  ProcessExternalReaction: [reactionIsProcessed],
  RecordFunding: []
}
