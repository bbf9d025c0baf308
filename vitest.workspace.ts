/** The list of test projects; `vitest.config.ts` hands it to Vitest. */
import type { TestProjectConfiguration } from "vitest/config"

const projects: Array<TestProjectConfiguration> = ["core", "adapters", "examples"].map((name) => ({
  extends: true,
  test: { name, root: `packages/${name}`, include: ["test/**/*.test.ts"], testTimeout: 30_000 }
}))

export default projects
