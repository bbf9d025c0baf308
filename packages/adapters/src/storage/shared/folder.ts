/** Many alliances in one folder: each is the file of its name. */
import fs from "node:fs"
import path from "node:path"
import { type AllianceName, type Alliances, EventLog, type LogError, layerAlliances } from "@pactwerk/core"
import { Context, Effect, Layer } from "effect"
import { attempt } from "./file-errors.ts"

/** Where the files are: the folder is there already. */
export interface Folder {
  readonly folder: string
}

/** The alliances of a folder: every file with this ending is the log of one, and `layer` opens it. */
export const alliancesIn = (
  { folder }: Folder,
  ending: string,
  layer: (options: { readonly file: string }) => Layer.Layer<EventLog, LogError>
): Layer.Layer<Alliances> => {
  const fileOf = (name: AllianceName) => path.join(folder, `${name}${ending}`)
  const opened = (file: string) =>
    Effect.map(Layer.build(Layer.fresh(layer({ file }))), (context) => Context.get(context, EventLog))
  return layerAlliances({
    list: attempt(folder, "read", () =>
      fs.readdirSync(folder).flatMap((name) => (name.endsWith(ending) ? [name.slice(0, -ending.length)] : []))
    ),
    create: Effect.fnUntraced(function* (name) {
      const file = fileOf(name)
      const isNew = yield* attempt(file, "create", () => isMade(file))
      // A file that nothing could be written to is no alliance.
      const begun = Effect.tapError(Effect.scoped(opened(file)), () =>
        Effect.sync(() => fs.rmSync(file, { force: true }))
      )
      if (isNew) yield* begun
      return isNew
    }),
    open: (name) => opened(fileOf(name))
  })
}

/** Of all who make one file at the same time, one made it. Throws. */
const isMade = (file: string): boolean => {
  try {
    fs.closeSync(fs.openSync(file, "wx"))
    return true
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "EEXIST") return false
    throw cause
  }
}
