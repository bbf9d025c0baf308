/** One long log of generated histories, for what is measured. */
import { alliance, Position, type Recorded } from "@pactwerk/core"
import { arbitraryHistory, idAt } from "@pactwerk/core/testing"
import * as fc from "fast-check"

/** What an alliance has few of, however long it lasts. */
const few = "organisation|body|post|neighbourhood|role|framework|agendaitem"
/** What happens in the first years only, so that what an alliance is made of does not grow with its log. */
const early = new Set([
  ...["PactConcluded", "BodyEstablished", "PersonIntroduced", "OrganisationProfiled", "RepresentativeDesignated"],
  ...["RoleAssigned", "RoleEnded", "PolicySet", "PactSigned", "MemberWelcomed", "AssessmentFrameworkEstablished"]
])
const daysOf = (chapter: number) => chapter * 2

/** A log as long as asked: histories one after the other, in an alliance that keeps its members, bodies and people. */
export const longLog = (length: number, seed: number): ReadonlyArray<Recorded> => {
  const histories = fc
    .sample(arbitraryHistory(alliance, { length: 80, observed: 0.2, pace: 0.05 }), { seed, numRuns: 30 })
    .map(({ log }) => log.map(({ recorded }) => recorded))
  const log: Array<Recorded> = []
  for (let chapter = 0; log.length < length; chapter++) {
    const text = JSON.stringify(histories[chapter % histories.length])
      .replaceAll(/"([a-zA-Z]+[-:])((?:[a-zA-Z]+-)?)(\d+)"/g, (whole, kind: string, more: string, number: string) =>
        new RegExp(few).test(kind + more) || kind.startsWith("command") ? whole : `"${kind}${more}${number}-${chapter}"`
      )
      .replaceAll(/"(\d{4}-\d{2}-\d{2})(?=[T"])/g, (_, day: string) => `"${later(day, daysOf(chapter))}`)
    const events: ReadonlyArray<Recorded> = JSON.parse(text)
    for (const recorded of events) {
      if (chapter > 20 && early.has(recorded.type)) continue
      // A clock that never goes back.
      const recordedAt = [recorded.recordedAt, log.at(-1)?.recordedAt ?? ""].sort().at(-1) ?? ""
      const position = Position.make(log.length + 1)
      log.push({ ...recorded, id: idAt(position), position, recordedAt })
    }
  }
  return log
}
const later = (day: string, days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
