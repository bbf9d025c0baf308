/** Which observation holds which fact of the minutes: the facts by their number, the observations by their id. */
import { on } from "./minuted.ts"

export interface Fact {
  readonly fact: number
  /** The part of the minutes that says it. */
  readonly section: string
  /** The ids of the commands that hold it. */
  readonly commands: ReadonlyArray<string>
}

/** Everything of that evening goes by its key; everything else by its whole id. */
const idOf = (key: string) => (key.startsWith("wz-") ? key : on(key))

const held = (section: string, numbers: ReadonlyArray<number>, ...keys: ReadonlyArray<string>): ReadonlyArray<Fact> =>
  numbers.map((fact) => ({ fact, section, commands: keys.map(idOf) }))

const untilItem4: ReadonlyArray<Fact> = [
  held("H", [1, 10], "minutes"),
  held("H", [2], "wz-body-alliantieraad"),
  held("H", [3], "wz-2023-03-27-pact"),
  held("H", [4], "scheduled", "opened"),
  held("H", [5], "opened"),
  held("H", [6], "closed"),
  held("H", [7, 8, 9], "scheduled"),
  held("H", [11], "wz-role-programme-manager"),
  held("1", [12], "agenda-1", "item-1"),
  held("1", [13], "wz-role-mayor"),
  held("1", [14], "opened"),
  held("1", [15], "welcome"),
  held("1", [16], "progress"),
  held("1", [17], "wz-body-programmateam", "progress"),
  held("2", [18], "item-2", "wz-body-programmabureau"),
  held("2a", [19], "item-2a"),
  held("2a", [20], "wz-role-city-envoy", "recruitment"),
  held("2a", [21], "vacancy", "vacancy-before", "vacancy-ended"),
  held("2a", [23, 24], "vacancy-profile"),
  held("2a", [25], "vacancy-expected"),
  held("2a", [22], "wz-body-programmabureau", "vacancy"),
  held("2b", [26], "item-2b"),
  held("2b", [27], "adviser"),
  held("2b", [28, 29], "wz-role-communications-adviser", "adviser"),
  held("3", [30], "item-3"),
  held("3", [31], "mibosie-welcomed"),
  held("3", [32], "wz-speaks-for-mibosie", "mibosie-welcomed"),
  held("3", [33, 34, 35, 36], "mibosie"),
  held("3", [37], "mibosie-cooperation")
].flat()

const programme: ReadonlyArray<Fact> = [
  held("4", [38], "item-4"),
  held("4", [39], "version-drafted", "was-shared"),
  held("4", [40], "version-shared", "was-shared"),
  held("4", [41], "next-steps"),
  held("4", [42], "flexible"),
  held("4", [43], "almost-complete"),
  held("4", [44, 45], "feedback"),
  held("4", [46], "feedback", "wz-person-contact"),
  held("4", [47], "wz-person-contact"),
  held("4", [48, 49], "adoption-scheduled"),
  held("4", [50], "item-4-0"),
  held("4.6", [102], "reactions-asked"),
  held("4.6", [103, 104], "pleasantly-surprised"),
  held("4.6", [105], "agile-though-unfinished"),
  held("4.6", [106], "the-hague"),
  held("4.6", [107], "the-hague", "wz-body-tweede-kamer"),
  held("4.6", [108], "stay-sharp"),
  held("4.6", [109], "dare-to-let-go"),
  held("4.6", [110, 111, 112], "lesson"),
  held("4.6", [113], "direction-endorsed"),
  held("4.7", [114], "framework-established", "framework"),
  held("4.7", [115], "pioneering"),
  held("4.7", [116], "flexibility")
].flat()

const coalitions: ReadonlyArray<Fact> = [
  held("4.1", [51], "wz-speaks-for-kansen-voor-kinderen", "prevention-starts"),
  held("4.1", [52], "prevention-launched", "prevention-starts"),
  held("4.1", [53], "youth-crime"),
  held("4.1", [54], "prevention-goal"),
  held("4.1", [55, 56], "contact-made"),
  held("4.1", [57], "prevention-continues"),
  held("4.1", [58], "more-people"),
  held("4.1", [59], "young-people"),
  held("4.2", [60, 62, 65, 66, 67, 68], "meeting-places"),
  held("4.2", [61], "wz-speaks-for-buurtwerkkamer", "meeting-places"),
  held("4.2", [63], "meeting-places", "meeting-places-question"),
  held("4.2", [64], "meeting-places", "meeting-places-continue"),
  held("4.3", [69], "safety-launched", "safety-approach"),
  held("4.3", [70], "wz-speaks-for-police", "safety-approach"),
  held("4.3", [71, 72, 73, 74], "safety-approach"),
  held("4.3", [75], "safety-asked"),
  held("4.3", [76], "safety-request"),
  held("4.3", [77], "named-onderwijs"),
  held("4.3", [78], "named-jeugdzorg"),
  held("4.3", [79], "named-buurtbewoners"),
  held("4.3", [80], "named-jongeren"),
  held("4.3", [81], "lumens-interest"),
  held("4.3", [82], "unexpected-partners"),
  held("4.3", [83], "named-surinaamse-gemeenschap", "unexpected-partners"),
  held("4.3", [84], "named-brainport-werkgevers"),
  held("4.4", [85, 87, 88, 89, 90, 91, 92, 93], "poverty-launched"),
  held("4.4", [86], "poverty-launched", "poverty-kick-off"),
  held("4.4", [94], "wz-speaks-for-eckart-college", "poverty-feedback"),
  held("4.4", [95, 96], "poverty-goal"),
  held("4.5", [97], "brainport-link"),
  held("4.5", [98], "brainport-told"),
  held("4.5", [99, 100, 101], "brainport-opportunity")
].flat()

const members = ["member-1", "member-2", "member-3", "member-4"]

const advice: ReadonlyArray<Fact> = [
  held("5", [117], "item-5"),
  held("5", [118], "advice-delivered"),
  held("5", [119, 120, 121, 122], "advice-presented"),
  held("5", [123], ...members, "who-presents"),
  held("5", [124], ...members, "who-presents", "wz-body-werkgroep-bewonersopdracht"),
  held("5", [125, 126], "advice-delivered", "group-met-residents"),
  held("5", [127, 129], "residents-lead"),
  held("5", [128], "residents-ask"),
  held("5", [130], "process-explained"),
  held("5", [131, 132], "advice-delivered", "process-explained"),
  held("5", [133, 134, 135, 136], "three-years"),
  held("5.1", [137], "question-tasks"),
  held("5.1", [138], "answer-lead"),
  held("5.1", [139], "limit-law"),
  held("5.1", [140], "enthusiasm"),
  held("5.1", [141], "another-role"),
  held("5.1", [142], "support-pact"),
  held("5.1", [143], "be-a-partner"),
  held("5.1", [144], "short-lines"),
  held("5.1", [145], "to-the-council", "wz-body-gemeenteraad"),
  held("5.1", [146], "to-the-council", "curious"),
  held("5.1", [147], "incorporation"),
  held("5.1", [148], "residents-begin"),
  held("5.1", [149], "modesty"),
  held("5.1", [150], "only-where-wanted"),
  held("5.2", [151], "support"),
  held("5.2", [152], "commitment"),
  held("5.2", [153], "round-opened", "round-closed", "consent"),
  held("6", [154], "closed", "steps-taken"),
  held("6", [155], "steps-taken"),
  held("6", [156], "signatories-answerable"),
  held("6", [157], "wz-2024-04-04-scheduled"),
  held("6", [158], "thanks"),
  held("6", [159], "wz-role-chair")
].flat()

export const facts: ReadonlyArray<Fact> = [...untilItem4, ...programme, ...coalitions, ...advice]
