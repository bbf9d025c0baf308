/** What SQLite and the file system complain about, as the four reasons of a log; and patience with a busy file. */
import { LogError } from "@pactwerk/core"
import { Clock, Effect, Random } from "effect"
import { refuse } from "./errors.ts"

type Reason = LogError["reason"]

const codes = { busy: 5, locked: 6, readOnly: 8, io: 10, full: 13 } as const

/** By primary result code. Whatever is not here may pass: `Unavailable`. */
const reasons = new Map<number, Reason>([
  [1, "Corrupt"],
  [codes.readOnly, "ReadOnly"],
  [11, "Corrupt"],
  [18, "Encoding"],
  // Under the write lock no constraint can fail in a log that is whole.
  [19, "Corrupt"],
  [26, "Corrupt"]
])
const forbidden: ReadonlySet<unknown> = new Set(["EROFS", "EACCES", "EPERM"])

const codeOf = (cause: unknown): number | undefined =>
  cause instanceof Error && "errcode" in cause && typeof cause.errcode === "number" ? cause.errcode & 255 : undefined

const reasonOf = (cause: unknown): Reason => {
  if (cause instanceof Error && "code" in cause && forbidden.has(cause.code)) return "ReadOnly"
  return reasons.get(codeOf(cause) ?? 0) ?? "Unavailable"
}

/** Any failure while doing this to the file, as a log error. */
export const toLogError = (file: string, doing: string, cause: unknown): LogError =>
  cause instanceof LogError
    ? cause
    : refuse(reasonOf(cause), `cannot ${doing} \`${file}\`: ${cause instanceof Error ? cause.message : cause}`, cause)

/** Whether the disk or the file system failed: nothing that this connection believes can be trusted any more. */
export const isBroken = (error: LogError): boolean => {
  const cause = beneath(error)
  return codeOf(cause) === codes.io || (cause instanceof Error && "code" in cause && cause.code === "EIO")
}

/** Whether another process held the lock: nothing was written. */
export const isBusy = (error: LogError): boolean => {
  const code = codeOf(beneath(error))
  return code === codes.busy || code === codes.locked
}

/** Whether the file was held by another process, full or broken: the statement itself may be right. */
export const isPassing = (cause: unknown): boolean => {
  const code = codeOf(cause)
  return code === codes.busy || code === codes.locked || code === codes.io || code === codes.full
}

const beneath = ({ cause }: LogError): unknown => (cause instanceof Error ? cause.cause : undefined)

const patience = { inAll: 5000, between: 50 } as const

/** Tries again while another process holds the file, for five seconds in all. */
export const patiently = Effect.fnUntraced(function* <A>(attempt: Effect.Effect<A, LogError>) {
  const until = (yield* Clock.currentTimeMillis) + patience.inAll
  for (;;) {
    const outcome = yield* Effect.exit(attempt)
    if (outcome._tag === "Success") return outcome.value
    const busy = outcome.cause.reasons.some((reason) => reason._tag === "Fail" && isBusy(reason.error))
    if (!busy || (yield* Clock.currentTimeMillis) > until) return yield* outcome
    yield* Effect.sleep((yield* Random.next) * patience.between)
  }
})

/** Does something to a file; waits while another process holds it. */
export const attempt = <A>(file: string, doing: string, run: () => A): Effect.Effect<A, LogError> =>
  patiently(Effect.try({ try: run, catch: (cause) => toLogError(file, doing, cause) }))
