/** `@pactwerk/adapters/export/file`: an export as a file that is whole, or not there. */
import { randomUUID } from "node:crypto"
import * as fs from "node:fs"
import type { LogError } from "@pactwerk/core"
import { Effect, Exit, Stream } from "effect"
import { attempt } from "../storage/shared/file-errors.ts"
import { syncFolder } from "../storage/shared/mark.ts"
import type { Export } from "./exporting.ts"
import { type Statement, statementText } from "./statement.ts"

/**
 * Writes an export to a file, and its statement beside it where it holds none: `<file>.export.json`. Under its own name it
 * is whole or not there, whatever stops it.
 *
 * @example
 * const { root } = yield* saveExport(yield* exporting(ocelJson, source, { options: {} }), "alliance.jsonocel")
 */
export const saveExport = Effect.fnUntraced(function* (
  { content, statement, states }: Export,
  file: string
): Effect.fn.Return<Statement, LogError> {
  yield* whole(file, (draft) =>
    Effect.gen(function* () {
      yield* writing(draft, content)
      if (states !== "beside") return
      // The statement first: no export stands there without one.
      const text = Stream.suspend(() => Stream.make(`${statementText(statement())}\n`))
      const beside = `${file}.export.json`
      yield* whole(beside, (own) => writing(own, text))
    })
  )
  return statement()
})

/** Lets something write a file under another name in the same folder, and gives it its own name when all of it is there. */
export const whole = <A>(
  file: string,
  write: (draft: string) => Effect.Effect<A, LogError>
): Effect.Effect<A, LogError> =>
  Effect.acquireUseRelease(
    Effect.sync(() => `${file}.${randomUUID()}~`),
    (draft) =>
      Effect.tap(write(draft), () =>
        attempt(file, "write", () => {
          syncFile(draft)
          fs.renameSync(draft, file)
          syncFolder(file)
        })
      ),
    (draft, exit) => (Exit.isSuccess(exit) ? Effect.void : Effect.sync(() => fs.rmSync(draft, { force: true })))
  )

const syncFile = (file: string): void => {
  const opened = fs.openSync(file, "r+")
  try {
    fs.fsyncSync(opened)
  } finally {
    fs.closeSync(opened)
  }
}

const writing = (file: string, content: Stream.Stream<string, LogError>): Effect.Effect<void, LogError> =>
  Effect.acquireUseRelease(
    attempt(file, "write", () => fs.openSync(file, "wx")),
    (opened) =>
      Stream.runForEachArray(content, (lines) =>
        attempt(file, "write", () => fs.appendFileSync(opened, lines.join("")))
      ),
    (opened) => Effect.sync(() => fs.closeSync(opened))
  )
