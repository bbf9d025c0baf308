/** A log error with a sentence of its own. */
import { LogError } from "@pactwerk/core"

/** Why a log did not do what was asked, in one sentence; `cause` is for who looks deeper. */
export const refuse = (reason: LogError["reason"], message: string, cause?: unknown): LogError =>
  new LogError({ reason, cause: new Error(message, { cause }) })
