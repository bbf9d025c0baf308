/** Where a log is: a file, or an alliance on a server. What is shown of it never holds a password. */
import { resolve } from "node:path"
import type { Wording } from "@pactwerk/core"
import { Problem } from "./problem.ts"

export type Address = FileAddress | ServerAddress

export interface FileAddress {
  readonly store: "sqlite" | "ndjson"
  /** In full. */
  readonly file: string
  /** As it was named. */
  readonly named: string
}

export interface ServerAddress {
  readonly store: "postgres" | "nats"
  /** Where the server is; nothing for the usual one. It may hold a password. */
  readonly server: string | undefined
  readonly alliance: string
  /** Without a password. */
  readonly named: string
}

/** The same without who asks and how, where it says that as a URL does. */
export const withoutSecrets = (text: string): string =>
  text.replace(/^(\w{2,}:(?:\/\/)?).*@/s, "$1").replace(/^(\w{2,}:[^?#]*)\?[^#]*/s, "$1")

/**
 * Reads `alliance.db`, `sqlite:alliance`, `history.ndjson`, `postgres:NAME`, `postgresql://host/db#NAME`, `nats:NAME`
 * and `nats://host#NAME`. What has no such word before it is a file: of lines where it ends in `.ndjson`, else SQLite.
 *
 * @throws {Problem} `usage`, where it names nothing, or a store that is not known.
 */
export const readAddress = (text: string, folder: string): Address => {
  const named = withoutSecrets(text)
  const [, word = "", rest = ""] = /^([a-z][a-z0-9+.-]+):(.*)$/is.exec(text) ?? []
  const store = word === "postgresql" ? "postgres" : word
  switch (store) {
    case "":
      return { store: text.endsWith(".ndjson") ? "ndjson" : "sqlite", file: resolve(folder, text), named: text }
    case "sqlite":
    case "ndjson":
      if (rest === "") throw new Problem("usage", incomplete(named), { advice: ways })
      return { store, file: resolve(folder, rest), named: rest }
    case "postgres":
    case "nats": {
      const [, server, alliance = ""] = rest.startsWith("//")
        ? (/^(.*)#(.*)$/s.exec(text) ?? [])
        : [text, undefined, rest]
      if (alliance === "") throw new Problem("usage", incomplete(named), { advice: ways })
      return { store, server, alliance, named }
    }
    default:
      throw new Problem("usage", unknown(word), { advice: ways })
  }
}

const incomplete = (named: string): Wording => ({
  nl: `Hier ontbreekt een naam: ${named}.`,
  en: `A name is missing here: ${named}.`
})
const unknown = (word: string): Wording => ({
  nl: `Onbekend soort opslag: ${word}. Is het een bestand, zet er dan ./ voor.`,
  en: `Unknown kind of store: ${word}. If it is a file, put ./ before it.`
})
const ways: Wording = {
  nl: "Zo kan het: alliantie.db, geschiedenis.ndjson, postgres:NAAM, postgresql://host/db#NAAM, nats:NAAM, nats://host:4222#NAAM",
  en: "Like this: alliance.db, history.ndjson, postgres:NAME, postgresql://host/db#NAME, nats:NAME, nats://host:4222#NAME"
}

/** What stands beside a file, under its name and another word: `alliance-keys.db` beside `alliance.db`. */
export const besideFile = (file: string, what: string): string =>
  `${file.replace(/(?<=[^/\\])\.[^./\\]+$/, "")}-${what}`

/** The trace of refusals of a log: beside its file, or the alliance of that name with `-refusals` after it. */
export const refusalsOf = (address: Address): Address => {
  if ("alliance" in address) {
    const { alliance, named, server } = address
    return { ...address, server, alliance: `${alliance}-refusals`, named: `${named}-refusals` }
  }
  const { file, store } = address
  const beside = besideFile(file, `refusals.${store === "sqlite" ? "db" : "ndjson"}`)
  return { store, file: beside, named: beside }
}
