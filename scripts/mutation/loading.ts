/** Lets the copy be loaded several times in one process: `?mutant=7` is handed on to whatever is imported. */
import { readFileSync } from "node:fs"
import { registerHooks, stripTypeScriptTypes } from "node:module"
import { fileURLToPath } from "node:url"

const copy = process.env.MUTATION_COPY ?? ""
const sources = new Map<string, string>()
const isOfCopy = (url: string) => url.startsWith(copy)

registerHooks({
  resolve: (specifier, context, next) => {
    const resolved = next(specifier, context)
    const mutant = URL.parse(context.parentURL ?? "")?.searchParams.get("mutant")
    if (mutant == null || !isOfCopy(resolved.url) || resolved.url.includes("?")) return resolved
    return { ...resolved, url: `${resolved.url}?mutant=${mutant}` }
  },
  load: (url, context, next) => {
    if (!isOfCopy(url) || !url.includes("?mutant=")) return next(url, context)
    const path = fileURLToPath(url.replace(/\?.*/, ""))
    const source = sources.get(path) ?? stripTypeScriptTypes(readFileSync(path, "utf8"))
    sources.set(path, source)
    return { format: "module", source, shortCircuit: true }
  }
})
