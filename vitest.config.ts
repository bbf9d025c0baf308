import { defineConfig } from "vitest/config"
import projects from "./vitest.workspace.ts"

const conditions = ["pactwerk-source"]

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: { projects, maxWorkers: "100%" }
})
