/** The list of test projects; `vitest.config.ts` hands it to Vitest. */
import type { TestProjectConfiguration } from "vitest/config"

/** These replace a module of ours, and so need a worker of their own. */
const replacing = ["test/broken-shells.test.ts"]
/** These put a clock, a console or a disk of their own in the place of Node's, and so need a worker of their own. */
const replacingNode = ["test/{http-stream,indexeddb,react-docs,sqlite-mark}.test.ts"]
/** Stores that are wrong on purpose: `npm run test:deep`, and not `npm test`. */
const deep = process.env.PACTWERK_DEEP === undefined ? ["test/store-mutants.test.ts"] : []
/** These start servers, browsers and processes to be killed, or try every format: `npm run test:stores`, and not `npm test`. */
const slow = [
  "test/{canary-cli,canary-exports,canary-http,cli-import,export-akn,export-every,keys-sqlite,offline,pglite}.test.ts",
  "test/*-{chromium,cluster,connection,damage,faults,processes}.test.{ts,tsx}",
  "test/{nats,nats-*,postgres,postgres-*,keys-postgres,tables-postgres,cli-copy}.test.ts"
]
/** These open a browser, a database of others, or a log of every event there is: with the slow ones of the stores. */
const slowExamples = ["test/{notebook,*-chromium,*-canary}.test.ts"]
const test = { include: ["test/**/*.test.{ts,tsx}"], testTimeout: 30_000, hookTimeout: 30_000 }
const adapters = {
  root: "packages/adapters",
  globalSetup: `${import.meta.dirname}/packages/adapters/test/servers.setup.ts`
}

const projects: Array<TestProjectConfiguration> = [
  // Shared workers: what every file imports is loaded once.
  {
    extends: true,
    test: { ...test, name: "core", root: "packages/core", exclude: [...replacing, ...deep], isolate: false }
  },
  { extends: true, test: { ...test, name: "core, replacing", root: "packages/core", include: replacing } },
  {
    extends: true,
    test: { ...test, ...adapters, name: "adapters", exclude: [...slow, ...replacingNode], isolate: false }
  },
  { extends: true, test: { ...test, ...adapters, name: "adapters, replacing", include: replacingNode } },
  { extends: true, test: { ...test, ...adapters, name: "stores", include: slow, testTimeout: 60_000 } },
  {
    extends: true,
    test: { ...test, name: "examples", root: "packages/examples", exclude: slowExamples, isolate: false }
  },
  {
    extends: true,
    test: {
      ...test,
      ...adapters,
      name: "screens",
      root: "packages/examples",
      include: slowExamples,
      testTimeout: 60_000
    }
  }
]

export default projects
