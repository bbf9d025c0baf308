/** Checkpoints and proofs: what anybody needs to see that the log was not changed. */
import { Position, shortFingerprint, type TreeHead, writeVerifierKey } from "@pactwerk/core"
import { Schema } from "effect"
import { content, json } from "../answer.ts"
import { HttpProblem } from "../problem.ts"
import { type Route, route } from "../route.ts"
import { mustBeThere, noEvent } from "./moments.ts"

const TreeHeadBody = Schema.Struct({
  origin: Schema.String,
  size: Schema.Int,
  root: Schema.String,
  /** A few letters of it, to be printed on paper; not there for an empty log. */
  fingerprint: Schema.optionalKey(Schema.String),
  /** The public key of whoever signs, and the signed checkpoint: not there where nobody signs. */
  key: Schema.optionalKey(Schema.String),
  note: Schema.optionalKey(Schema.String)
}).annotate({ identifier: "Checkpoint" })

const headOf = (origin: string, { root, size }: TreeHead) => {
  const fingerprint = shortFingerprint({ root, size })
  return { origin, size, root, ...(fingerprint !== undefined && { fingerprint }) }
}

const latest = route({
  method: "get",
  path: "/checkpoints/latest",
  name: "getLatestCheckpoint",
  tag: "proofs",
  says: { nl: "Het logboek zoals het nu is, ondertekend", en: "The log as it is now, signed" },
  gives: { "application/json": TreeHeadBody, "text/plain": Schema.String },
  ends: [],
  isOfHead: true,
  answer: async ({ mediaType, site: { origin, proofs } }) => {
    const signed = await proofs.checkpoint()
    if (mediaType === "text/plain") {
      if (signed === undefined) throw new HttpProblem("not-acceptable", { detail: nobodySigns })
      return content("text/plain; charset=utf-8", signed.note)
    }
    const head = signed ?? (await proofs.head())
    const key = proofs.key && writeVerifierKey(proofs.key)
    return json({ ...headOf(origin, head), ...(signed !== undefined && { key, note: signed.note }) })
  }
})

const nobodySigns = {
  nl: "Dit logboek wordt hier niet ondertekend; als JSON is er wel de wortel.",
  en: "This log is not signed here; as JSON there is its root."
}

const sizeInPath = Schema.String.check(
  Schema.isPattern(/^\d{1,15}$/, { expected: "a value greater than or equal to 0" })
)

const checkpoint = route({
  method: "get",
  path: "/checkpoints/{size}",
  name: "getCheckpoint",
  tag: "proofs",
  says: { nl: "De wortel van het logboek toen het zo lang was", en: "The root of the log when it was so long" },
  params: Schema.Struct({ size: sizeInPath }),
  gives: { "application/json": TreeHeadBody },
  ends: ["not-found"],
  isOfHead: true,
  answer: async ({ params, session, site: { origin, proofs } }) => {
    const size = Number(params.size)
    mustBeThere(size, session.standing().head)
    return json(headOf(origin, await proofs.head(size)))
  }
})

const Hashes = Schema.Array(Schema.String)

const inclusion = route({
  method: "get",
  path: "/proofs/inclusion",
  name: "getInclusionProof",
  tag: "proofs",
  says: { nl: "Bewijs dat een gebeurtenis in het logboek staat", en: "Proof that an event is in the log" },
  query: Schema.Struct({ position: Position, size: Schema.optionalKey(Position) }),
  gives: {
    "application/json": Schema.Struct({
      index: Schema.Int,
      size: Schema.Int,
      leaf: Schema.String,
      path: Hashes,
      root: Schema.String
    }).annotate({ identifier: "InclusionProof" })
  },
  ends: ["not-found"],
  isOfHead: true,
  answer: async ({ query: { position, size }, session, site }) => {
    const { head } = session.standing()
    mustBeThere(size ?? head, head)
    if (position === 0 || position > (size ?? head)) throw noEvent(position, size ?? head)
    return json(await site.proofs.inclusion(position, size ?? head))
  }
})

const consistency = route({
  method: "get",
  path: "/proofs/consistency",
  name: "getConsistencyProof",
  tag: "proofs",
  says: { nl: "Bewijs dat het logboek alleen gegroeid is", en: "Proof that the log has only grown" },
  query: Schema.Struct({ from: Position, to: Schema.optionalKey(Position) }),
  gives: {
    "application/json": Schema.Struct({
      size1: Schema.Int,
      size2: Schema.Int,
      root1: Schema.String,
      root2: Schema.String,
      path: Hashes
    }).annotate({ identifier: "ConsistencyProof" })
  },
  ends: ["not-found"],
  isOfHead: true,
  answer: async ({ query: { from, to }, session, site }) => {
    const { head } = session.standing()
    mustBeThere(to ?? head, head)
    if (from === 0 || from > (to ?? head)) throw noEvent(from, to ?? head)
    return json(await site.proofs.consistency(from, to ?? head))
  }
})

export const proofRoutes: ReadonlyArray<Route> = [latest, checkpoint, inclusion, consistency]
