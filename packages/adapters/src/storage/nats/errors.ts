/** What NATS complains about, as the four reasons of a log; and what to do about it. */
import { JetStreamApiError } from "@nats-io/jetstream"
import { errors } from "@nats-io/transport-node"
import { LogError } from "@pactwerk/core"
import { refuse } from "../shared/errors.ts"

/** The codes of the JetStream interface that mean something to a log. */
export const codes = {
  noStream: 10059,
  nameTaken: 10058,
  subjectTaken: 10065,
  otherStream: 10060,
  sealed: 10109,
  noPeers: 10005,
  noCluster: 10074
} as const

/** Another message came first; newer servers do not say which. */
const headMoved: ReadonlySet<unknown> = new Set([10071, 10164])

/** Where the server says that it has no room: its own limits, those of the account, those of the stream. */
const full: ReadonlySet<number> = new Set([10002, 10023, 10027, 10028, 10047, 10077])

const unreached: ReadonlySet<unknown> = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "ETIMEDOUT", "EHOSTUNREACH"])

/** The client wraps what went wrong in errors of these names, and does not export both. */
const wrappers: ReadonlySet<string> = new Set(["RequestError", "JetStreamNotEnabled", "ConnectionError"])

const beneath = (cause: unknown): unknown =>
  cause instanceof Error && wrappers.has(cause.name) && cause.cause !== undefined ? beneath(cause.cause) : cause

/** The code of the JetStream interface, when that is what answered. */
export const codeOf = (cause: unknown): number | undefined => {
  const found = beneath(cause)
  return found instanceof JetStreamApiError ? found.code : undefined
}

const textOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause))

const isNotEnabled = (cause: unknown): boolean => cause instanceof Error && cause.name === "JetStreamNotEnabled"

/** Whether a publish was refused because the stream ends elsewhere: nothing was stored. */
export const isHeadMoved = (cause: unknown): boolean => headMoved.has(codeOf(cause))

type Told = readonly [reason: LogError["reason"], what: string, advice?: string | undefined]

const tell = (cause: unknown): Told => {
  const found = beneath(cause)
  if (found instanceof errors.AuthorizationError || found instanceof errors.UserAuthenticationExpiredError) {
    return ["Unavailable", "the server refuses these credentials", "check the user, the password or the token"]
  }
  if (found instanceof errors.PermissionViolationError) {
    return ["ReadOnly", `this user has no permission for \`${found.subject}\``, "allow it on the server"]
  }
  if (isNotEnabled(cause) || found instanceof errors.NoRespondersError) {
    const advice = "start the server with `-js`, enable it for this account, or wait until it is ready"
    return ["Unavailable", "JetStream does not answer", advice]
  }
  const code = codeOf(found)
  if (code === codes.noStream) return ["Unavailable", "there is no such stream", "create it, or restore it"]
  if (code === codes.subjectTaken) {
    return ["Unavailable", "another stream takes the same subject", "remove the subject from that stream"]
  }
  if (code === codes.noPeers || code === codes.noCluster) {
    return ["Unavailable", textOf(found), "start more servers as one cluster, or ask for fewer `replicas`"]
  }
  if (code === codes.sealed) return ["ReadOnly", "the stream is sealed: it can only be read"]
  if (code === codes.otherStream) return ["Unavailable", "its subject leads to another stream", "free the subject"]
  if (code !== undefined && full.has(code)) {
    return ["Unavailable", `there is no room: ${textOf(found)}`, "make room on the server, then append again"]
  }
  if (found instanceof errors.TimeoutError) return ["Unavailable", "no answer in time"]
  const isUnreached = found instanceof Error && "code" in found && unreached.has(found.code)
  return ["Unavailable", textOf(found), isUnreached ? "check the address, and whether the server runs" : undefined]
}

/** Any failure while doing this, as a log error. What the client knows of a connection is never shown: it holds secrets. */
export const toLogError = (doing: string, cause: unknown): LogError => {
  if (cause instanceof LogError) return cause
  const [reason, what, advice] = tell(cause)
  const kind = cause instanceof Error ? cause.name : typeof cause
  const shown = new Error(`${kind}: ${textOf(beneath(cause))}`)
  return refuse(reason, `cannot ${doing}: ${what}${advice === undefined ? "" : `: ${advice}`}`, shown)
}

/** Whether the same question may be answered a moment later. */
export const mayPass = (cause: unknown): boolean =>
  codeOf(cause) !== codes.noStream && toLogError("ask", cause).reason === "Unavailable"
