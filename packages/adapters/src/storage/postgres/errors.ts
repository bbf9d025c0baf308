/** What PostgreSQL and the network complain about, as the four reasons of a log; and nothing that should stay secret. */
import { LogError } from "@pactwerk/core"
import { refuse } from "../shared/errors.ts"

type Reason = LogError["reason"]

/** By SQLSTATE, or by its class. Whatever is not here may pass: `Unavailable`. */
const reasons = new Map<string, Reason>([
  // Data that no text or number can hold, and more than an index can.
  ["22", "Encoding"],
  ["54", "Encoding"],
  // Under the lock no constraint can fail in a log that is whole.
  ["23", "Corrupt"],
  ["25006", "ReadOnly"],
  ["42501", "ReadOnly"],
  // A table, a column, a function or a schema that is gone, or is somebody else's.
  ["3F000", "Corrupt"],
  ["42P01", "Corrupt"],
  ["42P07", "Corrupt"],
  ["42703", "Corrupt"],
  ["42723", "Corrupt"],
  ["42883", "Corrupt"],
  ["P0001", "Corrupt"],
  ["XX001", "Corrupt"],
  ["XX002", "Corrupt"]
])

const reach = "check the address, and whether the server runs"
const restore = "restore what is missing from a backup"
const elsewhere = "choose another schema, its tables are not Pactwerk's"

/** What to do next, by the code of the server or of the system. */
const advice = new Map<string, string>([
  ["28000", "check the name of the user, and what `pg_hba.conf` lets in"],
  ["28P01", "check the user and the password"],
  ["3D000", "create the database first"],
  ["25006", "it can only be read: write to the primary server, as a role that may"],
  [
    "42501",
    "grant this role `usage` on the schema, and `select` and `insert` on its tables; the first to open it also `create`"
  ],
  ["53300", "the server has no connection left: close some, or raise `max_connections`"],
  ["3F000", restore],
  ["42P01", restore],
  ["42883", restore],
  ["42703", elsewhere],
  ["42P07", elsewhere],
  ["42723", elsewhere],
  ["ECONNREFUSED", reach],
  ["ENOENT", reach],
  ["ENOTFOUND", reach],
  ["EAI_AGAIN", reach],
  ["ETIMEDOUT", reach]
])

/** Only the words and the code: drivers hang statements, values and addresses onto their errors. */
class Complaint extends Error {
  override readonly name = "Complaint"
  readonly code: string | undefined
  constructor(message: string, code: string | undefined) {
    super(message)
    this.code = code
  }
}

const wordsOf = (cause: unknown): string => {
  if (!(cause instanceof Error)) return "something that is no error was thrown"
  if (cause.message === "" && cause instanceof AggregateError) return cause.errors.map(wordsOf).join(", ")
  return cause.message
}

const complaintOf = (cause: unknown): Complaint =>
  new Complaint(
    wordsOf(cause),
    cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : undefined
  )

/** Any failure while doing this, as a log error: what was said, and what to do next. */
export const toLogError = (doing: string, cause: unknown): LogError => {
  if (cause instanceof LogError) return cause
  const complaint = complaintOf(cause)
  const { code = "", message } = complaint
  const next = advice.get(code)
  const reason = reasons.get(code) ?? (code.length === 5 ? reasons.get(code.slice(0, 2)) : undefined) ?? "Unavailable"
  return refuse(reason, `cannot ${doing}: ${message}${next === undefined ? "" : `: ${next}`}`, complaint)
}

/** Whether a row was there already. Under the lock that happens once in the life of a log, or the log is damaged. */
export const isDouble = ({ cause }: LogError): boolean =>
  cause instanceof Error && cause.cause instanceof Complaint && cause.cause.code === "23505"
