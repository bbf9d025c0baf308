/** `verify`: reads the whole log again, and compares it with what somebody kept of it earlier. Writes nothing. */
import {
  alliance,
  EventLog,
  type KeyStore,
  shortFingerprint,
  showing,
  type VerifiedLog,
  verifyLog,
  type Wording
} from "@pactwerk/core"
import { Effect, Option, Stream } from "effect"
import type { Progress } from "../../storage/copy.ts"
import { platformSha256 } from "../../storage/shared/served.ts"
import { behind } from "../behind.ts"
import type { Desk } from "../desk.ts"
import { type Compared, compared, printFails, printHolds, printLimits, readPrint } from "../fingerprint.ts"
import type { Ordered } from "../grammar.ts"
import { changesIn, cut, goesOn, type Held, heldIn, type Weighed, weighed } from "../held.ts"
import { openKeys } from "../keys.ts"
import { Problem } from "../problem.ts"
import { progress } from "../progress.ts"
import { layerAt } from "../reach.ts"
import type { Reply } from "../reply.ts"
import { mustExist } from "../store.ts"
import { damaged, isAnother, isDamaged, limits, restore, unchecked, whole } from "../verified.ts"

export const verify = async (desk: Desk, given: Ordered<"verify">): Promise<Reply> => {
  await mustExist(desk)
  const held = given.checkpoint.map((file) => heldIn(desk, file, given.key))
  const typed = given.fingerprint.map(readPrint)
  const log = await layerAt(desk.log.address, desk.outside, { readOnly: true })
  const keys = given.deep ? await openKeys(desk, { readOnly: true }) : undefined
  const { end, show } = progress(desk)
  const quick = given.quick && !given.deep
  const found = await Effect.runPromise(Effect.provide(reading({ held, keys, quick, show }), log)).finally(end)
  desk.position = found.size
  const lost = await behind(desk.log.address, log)
  // Where something is damaged there is no root that could be compared with any.
  const prints = found.count > 0 ? [] : await Effect.runPromise(Effect.provide(compared(typed), log))
  const kept = held.map((one, at) => ({ ...one, holds: found.heads[at]?.holds ?? false }))
  const heads = weighed(kept, given.key, found.count > 0 ? undefined : await changesIn(log))
  const json = {
    size: found.size,
    ...(found.count === 0 && { root: found.root, fingerprint: shortFingerprint(found) }),
    damaged: found.count,
    damages: found.damages,
    ...(lost !== undefined && { behindMark: lost.en }),
    checkpoints: heads,
    fingerprints: prints,
    deep: given.deep,
    quick
  }
  if (found.count > 0 || lost !== undefined || [...heads, ...prints].some(({ holds }) => !holds))
    throw doesNotHold(found, heads, prints, { json, lost })
  return {
    position: found.size,
    json,
    text: ({ say, strong }) =>
      `${[
        strong(say(whole(found.size, shortFingerprint(found) ?? ""))),
        ...[...heads.map(goesOn), ...prints.map(printHolds), ...unchecked(given, heads)].map(say),
        ...["", ...(prints.length > 0 ? [say(printLimits)] : []), say(limits)]
      ].join("\n")}\n`
  }
}

interface Reading {
  readonly held: ReadonlyArray<Held>
  readonly keys: KeyStore["Service"] | undefined
  readonly quick: boolean
  readonly show: (progress: Progress) => void
}

const reading = ({ held, keys, quick, show }: Reading) =>
  Effect.gen(function* () {
    const log = yield* EventLog
    const of = Option.getOrElse(yield* Stream.runHead(log.heads), () => 0)
    return yield* verifyLog({
      heads: held,
      quick,
      sha256: platformSha256,
      progress: (done) => Effect.sync(() => show({ doing: "verify", done, of })),
      ...(keys === undefined ? {} : { look: showing(log, keys, alliance, "personal") })
    })
  })

const doesNotHold = (
  found: VerifiedLog,
  heads: ReadonlyArray<Weighed>,
  prints: ReadonlyArray<Compared>,
  { json, lost }: { readonly json: object; readonly lost: Wording | undefined }
): Problem => {
  const lines = [
    ...found.damages.map(damaged),
    ...(lost === undefined ? [] : [lost]),
    ...heads.filter(({ holds }) => !holds).map((one) => cut(one, found.size)),
    ...prints.filter(({ holds }) => !holds).map((one) => printFails(one, found.size))
  ]
  const all = (language: "nl" | "en") => lines.map((line) => `  ${line[language]}`).join("\n")
  return new Problem("integrity", found.count > 0 ? isDamaged(found.count, found.size) : isAnother, {
    details: { nl: all("nl"), en: all("en") },
    advice: restore,
    fields: { ...json }
  })
}
