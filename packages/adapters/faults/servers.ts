/** Servers of these faults' own: on free ports of this machine, with their data in a folder, gone when the run is over. */
import { jetstreamManager } from "@nats-io/jetstream"
import { connect } from "@nats-io/transport-node"
import { natsServers, until } from "../test/nats-servers.ts"
import type { Room, StoreName } from "./fault.ts"
import type { Address } from "./stores.ts"

/** One server, or several that are one. */
export interface Served {
  readonly store: StoreName
  /** `host:port` of each. */
  readonly places: ReadonlyArray<string>
  /** The address of a log, by way of another place if one is given. */
  readonly log: (name: string, by?: string) => Address
  /** Kills one of them as it stands (the first), and starts it again. */
  readonly kill: (which?: number) => Promise<void>
  readonly start: (which?: number) => Promise<void>
  /** All of its processes stand still, or go on. */
  readonly pause: () => Promise<void>
  readonly resume: () => Promise<void>
  /** When all of them hold what this log holds, after one was away. */
  readonly settled?: (name: string) => Promise<void>
  /** Ends every connection but one's own, from inside; how many that were. */
  readonly disconnect?: () => Promise<number>
}

export const natsOf =
  (size: number) =>
  async ({ atEnd }: Room): Promise<Served> => {
    const servers = natsServers("nats-server")
    atEnd(servers.end)
    const nodes = size === 1 ? [await servers.single()] : await servers.cluster(size)
    const places = nodes.map(({ address }) => address)
    const all = async (signal: NodeJS.Signals) => {
      for (const node of nodes) await node.signal(signal)
    }
    return {
      store: "nats",
      places,
      log: (name, by = places.join(",")) => ({ store: "nats", at: by, name }),
      kill: async (which = 0) => nodes[which]?.signal("SIGKILL"),
      start: async (which = 0) => nodes[which]?.start(),
      settled: (name) =>
        until(
          "all servers hold the stream",
          async () => {
            const connection = await connect({ servers: places, timeout: 5000 })
            try {
              const { cluster } = await (await jetstreamManager(connection)).streams.info(`pactwerk-${name}`)
              const away = (cluster?.replicas ?? []).filter(({ current, offline }) => !current || offline === true)
              return cluster?.leader !== undefined && away.length === 0
            } catch {
              return false
            } finally {
              await connection.close()
            }
          },
          60_000
        ),
      pause: () => all("SIGSTOP"),
      resume: () => all("SIGCONT")
    }
  }
