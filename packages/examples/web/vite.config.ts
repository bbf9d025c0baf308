/** How the web app is built: from source, into files that a server can hand out as they are. */
import { defineConfig, type Plugin } from "vite"

const conditions = ["pactwerk-source", "module", "browser", "development|production"]

/** The app is begun by `begin.ts` when a page was painted: until then it is on its way. */
const appOnItsWay: Plugin = {
  name: "app-on-its-way",
  transformIndexHtml: {
    order: "post",
    handler: (_, { bundle = {} }) => {
      const chunks = Object.values(bundle).filter((one) => one.type === "chunk")
      const app = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith("/web/main.tsx"))
      const files = app === undefined ? [] : [app.fileName, ...app.imports]
      const onItsWay = files.filter((file) => !chunks.some(({ fileName, isEntry }) => isEntry && fileName === file))
      return onItsWay.map((file) => ({
        tag: "link",
        attrs: { rel: "modulepreload", crossorigin: true, href: `/${file}` },
        injectTo: "head"
      }))
    }
  }
}

export default defineConfig({
  root: import.meta.dirname,
  base: "/",
  resolve: { conditions },
  // Whoever builds it, a test too, builds what people get.
  define: { "process.env.NODE_ENV": JSON.stringify("production") },
  plugins: [appOnItsWay],
  oxc: { jsx: { development: false } },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    // Nothing is written into the page itself: it works under a policy that allows only files of its own.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false }
  },
  // What makes pages on a server holds all it needs but for what `server/build.ts` leaves out.
  ssr: {
    noExternal: true,
    resolve: { conditions: ["pactwerk-source", "module", "node", "development|production"] }
  }
})
