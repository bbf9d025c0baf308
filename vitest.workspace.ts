/** The list of test projects; `vitest.config.ts` hands it to Vitest. */
import type { TestProjectConfiguration } from "vitest/config"

/** These replace a module of ours, and so need a worker of their own. */
const replacing = ["test/broken-shells.test.ts"]
/** These start servers, browsers and processes to be killed, or try every format: `npm run test:stores`, and not `npm test`. */
const slow = [
  "test/{canary-cli,canary-exports,export-akn,export-every,pglite}.test.ts",
  "test/*-{chromium,cluster,connection,damage,faults,processes}.test.ts",
  "test/{nats,nats-*,postgres,postgres-*,keys-postgres,tables-postgres,cli-copy}.test.ts"
]
const test = { include: ["test/**/*.test.ts"], testTimeout: 30_000 }
const adapters = {
  root: "packages/adapters",
  globalSetup: `${import.meta.dirname}/packages/adapters/test/servers.setup.ts`
}

const projects: Array<TestProjectConfiguration> = [
  // Shared workers: what every file imports is loaded once.
  { extends: true, test: { ...test, name: "core", root: "packages/core", exclude: replacing, isolate: false } },
  { extends: true, test: { ...test, name: "core, replacing", root: "packages/core", include: replacing } },
  { extends: true, test: { ...test, ...adapters, name: "adapters", exclude: slow } },
  { extends: true, test: { ...test, ...adapters, name: "stores", include: slow, testTimeout: 60_000 } },
  { extends: true, test: { ...test, name: "examples", root: "packages/examples", isolate: false } }
]

export default projects
