/** What is missing before there is consent ("geen bezwaren") on the version a programme is at? */
import { keyOf } from "../kernel/names.ts"
import * as rules from "../programme/rules.ts"
import { type Blocker, blocker, type Look } from "./blocker.ts"
import { groupedBy } from "./grouped.ts"
import type { ConsentRound, Objection } from "./standing.ts"

const roundsOn = groupedBy<ConsentRound>(({ matter }) => keyOf(matter))

/** What is missing in the round that is furthest: nothing, when one round ended in consent on this very text. */
export const consentBlockers = (look: Look): ReadonlyArray<Blocker> => {
  const { known, latest, programme } = look
  const matters = [keyOf({ kind: "programme", id: programme }), keyOf({ kind: "version", id: latest })]
  const rounds = matters
    .flatMap((matter) => roundsOn(known.rounds, matter))
    .sort((one, other) => other.position - one.position)
  const missing = rounds.map((round) => [...missingIn(round, look)])
  if (missing.some(({ length }) => length === 0)) return []
  return missing[0] ?? [noRound(look)]
}

const noRound = ({ en, latest, nl, version }: Look): Blocker =>
  blocker(
    rules.consentNeedsARound,
    version?.because,
    version === undefined
      ? "Er is nog geen bezwarenronde geopend."
      : `Over ${nl("version", latest)} is nog geen bezwarenronde geopend.`,
    version === undefined
      ? "No objection round was opened yet."
      : `No objection round was opened yet on ${en("version", latest)}.`
  )

function* missingIn({ because, consent, edition, objections, stage }: ConsentRound, look: Look) {
  const { en, latest, nl } = look
  const raised = Object.values<Objection>(objections)
  if (stage === "open") {
    const [nl, en] = ["De bezwarenronde is nog niet gesloten.", "The objection round was not closed yet."] as const
    yield blocker(rules.consentNeedsARound, because, nl, en)
  }
  for (const { because, organisation } of raised.filter(({ stage }) => stage === "open")) {
    yield blocker(
      rules.consentNeedsARound,
      because,
      `Het bezwaar van ${nl("organisation", organisation)} staat nog open.`,
      `The objection of ${en("organisation", organisation)} is still open.`
    )
  }
  const amended = raised.filter(({ stage }) => stage === "amended")
  if (amended.length > 0) {
    yield blocker(
      rules.consentNeedsARound,
      amended.flatMap(({ because }) => because),
      "De tekst is in de bezwarenronde aangepast; over de nieuwe tekst is nog geen ronde gehouden.",
      "The text was amended in the objection round; no round on the new text was held yet."
    )
  }
  if (edition !== latest) {
    yield blocker(
      rules.consentNeedsARound,
      because,
      `De bezwarenronde ging over een andere tekst: ${nl("version", edition)}.`,
      `The objection round was on another text: ${en("version", edition)}.`
    )
  }
  if (consent === undefined) {
    const [nl, en] = ["De instemming is nog niet vastgelegd.", "Consent was not recorded yet."] as const
    yield blocker(rules.consentWasReached, because, nl, en)
  }
}
