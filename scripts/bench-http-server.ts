/** The server that `bench-http` asks: the season in a SQLite file of its own, without limits to how often. */
import { join } from "node:path"
import { serve } from "@pactwerk/adapters/http/node"
import { layer as layerKeys } from "@pactwerk/adapters/keys/sqlite"
import { layer } from "@pactwerk/adapters/sqlite"
import { masterKeyOf, openAlliance } from "@pactwerk/core"
import { siteOf } from "../packages/examples/server/site.ts"
import { recordSeason } from "../packages/examples/woensel-zuid/record.ts"

const [folder = "."] = process.argv.slice(2)
const opened = await openAlliance({
  log: layer({ file: join(folder, "log.db") }),
  refusals: layer({ file: join(folder, "refusals.db") }),
  keys: layerKeys({ file: join(folder, "keys.db"), master: masterKeyOf(new Uint8Array(32).fill(7)) })
})
await recordSeason(opened)
const limits = { requestsPerMinute: 1e9, askingsPerMinute: 1e9, followersEach: 1e6 }
const site = siteOf({ opened, pages: folder, now: Date.now, limits, onFault: (cause) => console.error(cause) })
const serving = await serve(site)
console.log(JSON.stringify({ url: serving.url, token: site.tokens.get("secretary"), head: opened.standing().head }))
process.once("SIGTERM", async () => {
  const { rss } = process.memoryUsage()
  const { system, user } = process.cpuUsage()
  await serving.close()
  await opened.close()
  console.log(JSON.stringify({ megabytes: Math.round(rss / 1e6), processorSeconds: (system + user) / 1e6 }))
})
