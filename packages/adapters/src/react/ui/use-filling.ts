/** A form while it is filled in: what was typed, what that comes to, and what is not right in it. */
import type { Tagged } from "@pactwerk/core"
import { Result, Schema } from "effect"
import { useCallback, useMemo, useState } from "react"
import { fieldsIn } from "../../input/fields.ts"
import { placesOf } from "../../input/issues.ts"
import { composedOf, type Draft, type Fault, faultsAt, partsOf } from "./draft.ts"
import { draftOf } from "./drafting.ts"
import type { Rooms } from "./telling.ts"

/** Values of fields, as they are written down. */
export type Values = Readonly<Record<string, Schema.Json>>

/** A command, or where it is none yet. `content` is the same when the same was filled in. */
export type Filled =
  | { readonly command: Tagged; readonly content: string }
  | { readonly faults: ReadonlyArray<Fault>; readonly content: string }

interface Filling {
  readonly name: string
  readonly rooms: Rooms
  /** What the page fills in itself, and does not ask. */
  readonly given: Values
  readonly initial: Values
}

export const useFilling = ({ given, initial, name, rooms }: Filling) => {
  const ast = rooms.commands.get(name)?.ast ?? Schema.Struct({}).ast
  const known = Object.keys(given).join()
  const fields = useMemo(() => fieldsIn(ast).filter((field) => !known.split(",").includes(field.name)), [ast, known])
  const [draft, setDraft] = useState<Draft>(() => draftOf(fields, initial))
  const [faults, setFaults] = useState<ReadonlyArray<Fault>>([])

  const set = useCallback((key: string, text: string) => {
    setDraft((before) => ({ ...before, [key]: text }))
    setFaults((before) => before.filter((fault) => fault.key !== key))
  }, [])
  const leaveOut = useCallback((key: string, part: string) => {
    const isBelow = (name: string) => ["/", "?"].some((mark) => name.startsWith(`${key}/${part}${mark}`))
    setDraft((before) => ({
      ...Object.fromEntries(Object.entries(before).filter(([name]) => name !== `${key}/${part}` && !isBelow(name))),
      [key]: partsOf(before[key])
        .filter((one) => one !== part)
        .join(",")
    }))
  }, [])
  const filled = (): Filled => {
    const { faults, keys, value } = composedOf(fields, "", draft)
    const input = { ...(typeof value === "object" ? value : {}), ...given, _tag: name }
    const content = JSON.stringify(input)
    if (faults.length > 0) return { faults, content }
    const read = rooms.readCommand(input)
    if (Result.isSuccess(read)) return { command: read.success, content }
    return { faults: faultsAt(placesOf(read.failure.issue, ast, input), keys), content }
  }
  return { fields, draft, faults, filled, leaveOut, set, setFaults }
}
