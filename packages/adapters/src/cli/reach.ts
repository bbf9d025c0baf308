/** Reaches the log at an address. The client of a server is loaded only when one is named, and may be missing. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs"
import { homedir, userInfo } from "node:os"
import { basename, dirname, join } from "node:path"
import type { EventLog, LogError } from "@pactwerk/core"
import type { Layer } from "effect"
import type { Address, ServerAddress } from "./address.ts"
import type { Outside } from "./outside.ts"
import { Problem } from "./problem.ts"

/** The log at this address; it begins where it is not there yet, unless it is opened to read only. */
export const layerAt = async (
  address: Address,
  { env }: Pick<Outside, "env">,
  { readOnly = false } = {}
): Promise<Layer.Layer<EventLog, LogError>> => {
  if ("file" in address) {
    const { file, store } = address
    const opener = await (store === "sqlite" ? import("../storage/sqlite.ts") : import("../storage/ndjson.ts"))
    return opener.layer({ file, readOnly })
  }
  const { alliances, layer } = await serverOf(address, env)
  if (!readOnly) return layer
  const [{ layerOf }, { Layer }] = await Promise.all([import("@pactwerk/core"), import("effect")])
  return Layer.provide(layerOf(address.alliance), alliances)
}

/** Whether a log is at this address. Of a file that was one, only the marks beside it may be left: the store tells. */
export const isThere = async (address: Address, { env }: Pick<Outside, "env">): Promise<boolean> => {
  if ("file" in address)
    return standsAt(address.file) === "file" || (standsAt(address.file) === "nothing" && wasThere(address.file))
  return (await alliancesOf(address, { env })).some((name) => name === address.alliance)
}

/** The names of all alliances on the server of this address. */
export const alliancesOf = async (
  address: ServerAddress,
  { env }: Pick<Outside, "env">
): Promise<ReadonlyArray<string>> => {
  const { alliances } = await serverOf(address, env)
  const [{ Alliances }, { Effect }] = await Promise.all([import("@pactwerk/core"), import("effect")])
  const names = Effect.flatMap(Alliances, ({ list }) => list)
  return Effect.runPromise(Effect.provide(names, alliances))
}

/** What stands at this path: nothing, where no byte was ever written. */
export const standsAt = (file: string): "nothing" | "file" | "folder" => {
  const found = statSync(file, { throwIfNoEntry: false })
  if (found === undefined) return "nothing"
  if (found.isDirectory()) return "folder"
  return found.size === 0 ? "nothing" : "file"
}

const wasThere = (file: string): boolean =>
  existsSync(dirname(file)) && readdirSync(dirname(file)).some((name) => name.startsWith(`${basename(file)}-mark-`))

const serverOf = async ({ alliance, named, server, store }: ServerAddress, env: Outside["env"]) => {
  const [{ AllianceName }, { Schema }] = await Promise.all([import("@pactwerk/core"), import("effect")])
  if (!Schema.is(AllianceName)(alliance)) throw new Problem("usage", noName(named), { advice: names })
  if (store === "postgres") {
    const { alliances, layer } = await optional("PostgreSQL", ["pg"], () => import("../storage/postgres.ts"))
    const url = server ?? env.PACTWERK_POSTGRES_URL ?? usualPostgres(env)
    const at = url === undefined ? {} : { url }
    return { layer: layer({ ...at, alliance }), alliances: alliances(at) }
  }
  const clients = ["@nats-io/transport-node", "@nats-io/jetstream"]
  const { alliances, layer } = await optional("NATS", clients, () => import("../storage/nats.ts"))
  const servers = server ?? env.PACTWERK_NATS_URL
  const at = servers === undefined ? {} : { servers }
  return { layer: layer({ ...at, alliance }), alliances: alliances(at) }
}

const noName = (named: string) => ({
  nl: `Zo kan een alliantie niet heten: ${named}.`,
  en: `An alliance cannot be called so: ${named}.`
})
const names = {
  nl: "Een naam is van kleine letters, cijfers en losse streepjes, zoals woensel-zuid; hooguit 60 tekens.",
  en: "A name is made of lower-case letters, digits and single hyphens, such as woensel-zuid; at most 60 characters."
}

/** Where this machine keeps what stands beside no log. */
export const homeFile = ({ HOME = homedir(), XDG_DATA_HOME }: Outside["env"], name: string): string =>
  join(XDG_DATA_HOME || join(HOME, ".local", "share"), "pactwerk", name)

/** The socket where PostgreSQL listens on this machine; nothing where the environment names another place. */
export const usualPostgres = ({
  PGDATABASE,
  PGHOST,
  PGUSER = userInfo().username
}: Outside["env"]): string | undefined => {
  if (PGHOST !== undefined) return undefined
  const folder = ["/var/run/postgresql", "/tmp"].find(existsSync) ?? "localhost"
  const [user, database] = [PGUSER, PGDATABASE ?? PGUSER].map(encodeURIComponent)
  return `postgresql:///${database}?host=${folder}&user=${user}`
}

/** What a server needs beside us is installed by whoever has such a server. */
export const optional = async <A>(what: string, clients: ReadonlyArray<string>, load: () => Promise<A>): Promise<A> => {
  try {
    return await load()
  } catch (cause) {
    const isMissing = cause instanceof Error && "code" in cause && cause.code === "ERR_MODULE_NOT_FOUND"
    if (!isMissing || !clients.some((name) => cause.message.includes(`'${name}'`))) throw cause
    const install = `npm install ${clients.map(withVersion).join(" ")}`
    throw new Problem(
      "fault",
      { nl: `Voor ${what} ontbreekt hier een pakket.`, en: `A package for ${what} is missing here.` },
      { advice: { nl: `Installeer het: ${install}`, en: `Install it: ${install}` }, fields: { packages: clients } }
    )
  }
}

/** The version that our own package asks for. */
const withVersion = (name: string): string => {
  const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8")
  const about: { readonly peerDependencies?: Readonly<Record<string, string>> } = JSON.parse(text)
  return `${name}@${about.peerDependencies?.[name] ?? "latest"}`
}
