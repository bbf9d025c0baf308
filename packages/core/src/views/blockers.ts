/** What still blocks the adoption of a programme? One line for each thing, with the rule that says so. */
import type { Day, ProgrammeId } from "../kernel/names.ts"
import { addDays, dayOf, lastDay } from "../kernel/when.ts"
import { sayDay, sayWhen } from "../kernel/wording.ts"
import * as rules from "../programme/rules.ts"
import { type Blocker, blocker, type Look } from "./blocker.ts"
import { consentBlockers } from "./consent-blockers.ts"
import { type FeedbackWindow, lastDayOf, remarksWaiting } from "./feedback-board.ts"
import { groupedBy } from "./grouped.ts"
import { naming } from "./names.ts"
import { daysOfNotice } from "./policies.ts"
import { adoptionOf } from "./readiness.ts"
import type { Incorporation, Readiness } from "./standing.ts"

/**
 * What blocks adoption on that day. Nothing blocks when the list is empty; whether the programme was adopted
 * already is another question, see `adoptionOf`.
 */
export const blockers = (known: Readiness, programme: ProgrammeId, on: Day): ReadonlyArray<Blocker> => {
  if (adoptionOf(known, programme) !== undefined) return []
  const standing = known.programmes[programme]
  const latest = standing?.latest === undefined ? undefined : known.versions[standing.latest]
  const version = latest?.programme === programme ? latest : undefined
  const [nl, en] = [naming(known.names, "nl"), naming(known.names, "en")]
  const look: Look = { known, programme, standing, version, on, nl, en, latest: standing?.latest ?? "" }
  return [
    ...announcement(look),
    ...text(look),
    ...sharing(look),
    ...feedback(look),
    ...incorporations(look),
    ...consentBlockers(look)
  ]
}

const ends = {
  closed: { nl: "is al voorbij", en: "is over" },
  cancelled: { nl: "gaat niet door", en: "was cancelled" },
  unknown: { nl: "is nog niet gepland", en: "is not planned yet" }
} as const

function* announcement({ en, known, nl, standing, version }: Look) {
  const announced = standing?.announced
  if (announced === undefined) {
    yield blocker(
      rules.adoptionWasAnnounced,
      version?.because,
      "Het besluit over het programma is nog voor geen vergadering aangekondigd.",
      "The decision on the programme has not been announced for any meeting yet."
    )
    return
  }
  const occasion = known.occasions[announced.meeting]
  if (occasion?.stage === "planned") return
  const end = ends[occasion?.stage ?? "unknown"]
  yield blocker(
    rules.adoptionWasAnnounced,
    [...announced.because, ...(occasion?.because ?? [])],
    `De vergadering waarvoor het besluit is aangekondigd, ${end.nl}: ${nl("meeting", announced.meeting)}.`,
    `The meeting for which the decision was announced ${end.en}: ${en("meeting", announced.meeting)}.`
  )
}

function* text({ en, latest, nl, version }: Look) {
  if (version === undefined) {
    const [nl, en] = ["Er is nog geen versie van het programma.", "There is no version of the programme yet."] as const
    yield blocker(rules.versionIsFinal, undefined, nl, en)
    return
  }
  if (version.stage === "final") return
  yield blocker(
    rules.versionIsFinal,
    version.because,
    `${nl("version", latest)} is nog niet definitief.`,
    `${en("version", latest)} is not final yet.`
  )
}

function* sharing({ en, known, latest, nl, standing, version }: Look) {
  if (version === undefined) return
  const { shared } = version
  if (shared === undefined) {
    yield blocker(
      rules.sharedBeforeAdopted,
      version.because,
      `${nl("version", latest)} is nog niet gedeeld.`,
      `${en("version", latest)} was not shared yet.`
    )
    return
  }
  const occasion = standing?.announced && known.occasions[standing.announced.meeting]
  if (occasion === undefined) return
  const meets = dayOf(occasion.starts)
  const shareBy = addDays(meets, -daysOfNotice(known.board.policies, meets))
  const sharedBy = lastDay(shared)
  if (sharedBy !== undefined && sharedBy <= shareBy) return
  yield blocker(
    rules.sharedBeforeAdopted,
    [...version.because, ...occasion.because],
    `${nl("version", latest)} is gedeeld: ${sayWhen(shared, "nl")}. Voor deze vergadering kon dat tot en met ${sayDay(shareBy, "nl")}.`,
    `${en("version", latest)} was shared: ${sayWhen(shared, "en")}. For this meeting the last day was ${sayDay(shareBy, "en")}.`
  )
}

const windowsOf = groupedBy<FeedbackWindow>(({ programme }) => programme)

function* feedback({ en, known, nl, on, programme }: Look) {
  for (const window of windowsOf(known.board.windows, programme)) {
    const last = lastDayOf(window, known.board.policies, on)
    if (on <= last) {
      yield blocker(
        rules.feedbackIsOver,
        window.because,
        `Feedback loopt tot en met ${sayDay(last, "nl")}.`,
        `Feedback runs up to and including ${sayDay(last, "en")}.`
      )
    }
    for (const { because, from, passage } of remarksWaiting(window)) {
      const [over, about] = passage === undefined ? ["", ""] : [` over ${passage}`, ` on ${passage}`]
      yield blocker(
        rules.everyRemarkWasAnswered,
        because,
        `De opmerking van ${nl("organisation", from)}${over} heeft nog geen antwoord.`,
        `The remark of ${en("organisation", from)}${about} has no answer yet.`
      )
    }
  }
}

function* incorporations({ en, nl, standing }: Look) {
  for (const { because, isSettled, of } of Object.values<Incorporation>(standing?.incorporations ?? {})) {
    if (isSettled) continue
    yield blocker(
      rules.incorporationsAreSettled,
      because,
      `Toegezegd, en nog niet verwerkt of met reden niet: ${nl(of.kind, of.id)}.`,
      `Pledged, and not yet incorporated, nor with a reason not: ${en(of.kind, of.id)}.`
    )
  }
}
