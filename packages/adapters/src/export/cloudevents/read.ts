/** CloudEvents read back: the records they were made of, checked by their hash. */
import { commandTag, type Kept, LogError, leafOf, Recorded } from "@pactwerk/core"
import { Result, Schema } from "effect"
import { faultsIn } from "./judge.ts"
import type { TypeNames } from "./names.ts"

const { id, position, recordedAt, hash, type: _type, schema: _schema, data, ...others } = Recorded.fields
const Body = Schema.Struct({ ...others, payload: data })
const decodeBody = Schema.decodeUnknownResult(Body, { onExcessProperty: "error", errors: "all" })
const decodeHead = Schema.decodeUnknownResult(Schema.Struct({ id, position, recordedAt, hash }), { errors: "all" })

/** A record that was read, and whether it is all that the log keeps: then its hash is of what it says. */
export interface ReadBack {
  readonly recorded: Recorded
  readonly isWhole: boolean
}

/**
 * The record that a CloudEvent was made of. It is whole where nothing of the event was withheld or sealed. Fails with
 * `Encoding`, and every reason, for what is none of ours.
 *
 * @example
 * readCloudEvent(JSON.parse(line), typeNames(rooms, "pactwerk"))
 */
export const readCloudEvent = (event: unknown, names: TypeNames): Result.Result<ReadBack, LogError> => {
  const faults = faultsIn(event)
  if (faults.length > 0) return refuse(faults.join("; "))
  // Every place of it was just looked at: it is an object with a type that is text.
  const { data, pactwerkhash, sequence, time, type, ...head } = event as Readonly<Record<string, unknown>>
  const named = names.read(String(type))
  if (named === undefined) return refuse(`\`type\`: no room owns \`${type}\``)
  if (data === undefined) return refuse("there is no `data`: it must be fetched first")
  const headed = decodeHead({ ...head, position: Number(sequence), recordedAt: time, hash: pactwerkhash })
  const read = Result.all([Result.mapError(headed, unfit), Result.mapError(decodeBody(data), unfit)])
  return Result.map(read, ([{ hash, ...about }, { payload, tags, ...body }]) => {
    // A log files every event under its command too, which an export says elsewhere.
    const kept: Kept = {
      ...about,
      ...body,
      ...named,
      data: payload,
      tags: [...tags, commandTag(body.command.id)].sort()
    }
    return { recorded: { ...kept, hash }, isWhole: leafOf(kept).hash === hash }
  })
}

const refuse = (what: string) => Result.fail(new LogError({ reason: "Encoding", cause: new Error(what) }))
const unfit = ({ message }: Schema.SchemaError) => new LogError({ reason: "Encoding", cause: new Error(message) })
