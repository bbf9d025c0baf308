/** Where the golden corpus stands. */
import { readdirSync, readFileSync } from "node:fs"
import { type Corpus, decodeSamples } from "./corpus.ts"

/** One file for each type of event and version of its shape. Files grow at their end; nothing in them ever changes. */
export const folder = new URL("../events/", import.meta.url)

/** Every sample there is. Throws where a file holds no records. */
export const readCorpus = (): Corpus =>
  new Map(
    readdirSync(folder)
      .sort()
      .map((file) => [file, decodeSamples(readFileSync(new URL(file, folder), "utf8"))])
  )
