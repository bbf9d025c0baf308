/** How the web app is built: from source, into files that a server can hand out as they are. */
import { defineConfig } from "vite"

const conditions = ["pactwerk-source", "module", "browser", "development|production"]

export default defineConfig({
  root: import.meta.dirname,
  base: "/",
  resolve: { conditions },
  // Whoever builds it, a test too, builds what people get.
  define: { "process.env.NODE_ENV": JSON.stringify("production") },
  oxc: { jsx: { development: false } },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    // Nothing is written into the page itself: it works under a policy that allows only files of its own.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false }
  }
})
