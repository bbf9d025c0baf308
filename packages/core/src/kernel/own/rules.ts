/** The kernel's own room: what must hold for everybody and everything. */
import type { Day } from "../names.ts"
import { rule } from "../rule.ts"

export const honestPrecision = rule({
  id: "kernel/honest-precision",
  norm: "T2",
  nl: "Wat nog niet gebeurd kan zijn, wordt niet als gebeurd vastgelegd; «rond», «vorige week» en «ongeveer» blijven staan.",
  en: "What cannot have happened yet is not recorded as happened; “around”, “last week” and “about” stay as they are.",
  source: { document: "verslag-2024-02-01", section: "2a, 3, 4, 4.4" },
  holds: ({ earliest, recordedOn }: { earliest: Day | undefined; recordedOn: Day }) =>
    earliest === undefined || earliest <= recordedOn
})

export const personalDataApart = rule({
  id: "kernel/personal-data-apart",
  norm: "D1",
  nl: "Een persoon heeft een willekeurig nummer: naam, adres of contact staan nooit in een kenmerk.",
  en: "A person goes by a random number: no name, address or contact stands in an id or a label.",
  source: {
    document: "AVG",
    section: "art. 5 en 17",
    reading: "Een willekeurige UUID (versie 4) zegt niets over wie het is."
  },
  holds: ({ person }: { person: string }) =>
    /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(person)
})

export const introducedOnce = rule({
  id: "kernel/introduced-once",
  norm: "D1",
  nl: "Een persoon wordt eenmaal voorgesteld; wie dezelfde naam draagt, krijgt een eigen nummer.",
  en: "A person is introduced once; somebody of the same name gets a number of their own.",
  source: { document: "verslag-2024-02-01", section: "3, 5" },
  holds: ({ isIntroduced }: { isIntroduced: boolean }) => !isIntroduced
})

/** The rules that every command stands under. */
export const onEveryCommand = [honestPrecision]

/** Which command stands under which rules. */
export const terms = { IntroducePerson: [personalDataApart, introducedOnce] }
