/** Spring 2024: feedback on the 90% version until 16 February, one remark too late, and an answer to each. Fiction. */
import { type Command, Day, type OrganisationId, type PersonId, RemarkId, WindowId } from "@pactwerk/core"
import type { Observation } from "./observation.ts"
import { imagined, speakingFor } from "./spring-2024-fiction.ts"
import { chestnut, compass, hanne, lotte, tarik, twelfthMan } from "./spring-2024-people.ts"

const window = WindowId.make("feedback-90-procent")
const remark = (key: string) => RemarkId.make(`opmerking-${key}`)

type Answer = Extract<Command, { readonly _tag: "AnswerFeedback" }>

/** A remark by the form: on one passage, in the name of one organisation. */
const remarked = (
  day: string,
  key: string,
  [by, from]: readonly [PersonId, OrganisationId],
  passage: string,
  text: string,
  replaces?: string
): Observation =>
  imagined(
    day,
    "feedback",
    `remark-${key}`,
    {
      _tag: "SubmitFeedback",
      window,
      remark: remark(key),
      from,
      by,
      channel: "form",
      passage,
      text,
      ...(replaces === undefined ? {} : { replaces: remark(replaces) })
    },
    speakingFor(by, from)
  )

const answered = (key: string, disposition: Answer["disposition"], answer: string, passage?: string): Observation =>
  imagined("2024-02-27", "feedback", `answer-${key}`, {
    _tag: "AnswerFeedback",
    window,
    remark: remark(key),
    disposition,
    answer,
    ...(passage === undefined ? {} : { passage })
  })

const ofTheChestnut = [hanne, chestnut] as const
const onMeeting = "het hoofdstuk over ontmoeting"

export const feedback: ReadonlyArray<Observation> = [
  remarked("2024-02-07", "kastanje", ofTheChestnut, onMeeting, "Noem ook de avonden: overdag werken veel bewoners."),
  // The second on the same passage replaces the first.
  remarked(
    "2024-02-14",
    "kastanje-opnieuw",
    ofTheChestnut,
    onMeeting,
    "Noem ook de avonden en het weekend: overdag werken veel bewoners.",
    "kastanje"
  ),
  remarked(
    "2024-02-12",
    "twaalfde-man",
    [tarik, twelfthMan],
    "het hoofdstuk over jeugd",
    "Sport is meer dan een middel tegen overlast. Maak van plezier een doel."
  ),
  // On the last day itself: in time.
  remarked(
    "2024-02-16",
    "kompas",
    [lotte, compass],
    "het hoofdstuk over school",
    "Zet erbij welk nummer ouders kunnen bellen."
  ),
  imagined("2024-02-20", "feedback", "remark-late", {
    _tag: "RecordLateFeedback",
    window,
    remark: remark("te-laat"),
    from: twelfthMan,
    text: "Het adres van de sportzaal klopt niet.",
    received: Day.make("2024-02-20"),
    consideredBecause: "een fout herstellen kan zolang de volgende versie er niet is."
  }),
  answered("kastanje-opnieuw", "takenOver", "De avonden en het weekend staan er nu bij.", onMeeting),
  answered("twaalfde-man", "partly", "Plezier staat nu in de inleiding; de doelen zelf blijven zoals ze waren."),
  answered("kompas", "not", "Een nummer veroudert sneller dan een programma. Het komt op de website."),
  answered("te-laat", "takenOver", "Het adres is hersteld.", "de bijlage met plekken"),
  imagined("2024-02-28", "feedback", "feedback-closed", { _tag: "CloseFeedback", window })
]
