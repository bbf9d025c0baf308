/** Spring 2024: the text is finished, with the advice of the residents in it. Fiction. */
import { Day, IncorporationId, type Matter, onDay, ReactionId, VersionId } from "@pactwerk/core"
import { talkOfMarch } from "./council-coalitions.ts"
import { programmeId } from "./matters.ts"
import type { Observation } from "./observation.ts"
import { imagined } from "./spring-2024-fiction.ts"

export const hundredPercent = VersionId.make("uitvoeringsprogramma-100-procent")
export const finalVersion: Matter = { kind: "version", id: hundredPercent }
const version = { programme: programmeId, version: hundredPercent }

const shared = "2024-03-14"

export const text: ReadonlyArray<Observation> = [
  imagined("2024-03-05", "programma", "version-drafted", {
    _tag: "DraftProgrammeVersion",
    ...version,
    number: 2,
    completeness: 1
  }),
  imagined("2024-03-07", "programma", "advice-incorporated", {
    _tag: "SettleIncorporation",
    incorporation: IncorporationId.make("advies-in-uitvoeringsprogramma"),
    ...version,
    passage: "hoofdstuk 2, bewoners aan zet"
  }),
  imagined("2024-03-07", "programma", "the-hague-processed", {
    _tag: "ProcessExternalReaction",
    reaction: ReactionId.make("waardering-uit-den-haag"),
    waivedBecause: "het was een blijk van waardering, en vroeg geen andere tekst."
  }),
  // Three weeks before the council: well in time.
  imagined(shared, "programma", "version-shared", {
    _tag: "ShareProgrammeVersion",
    ...version,
    shared: onDay(Day.make(shared)),
    with: "de leden"
  }),
  imagined("2024-03-18", "coalities", "talk-held", {
    _tag: "CloseFollowUp",
    followUp: talkOfMarch,
    outcome: "done"
  }),
  imagined("2024-03-25", "programma", "version-final", { _tag: "FinaliseProgrammeVersion", ...version })
]
