/** Lets a part of the copy be loaded again in the same process: what was mutated, and all that imports it. */
import { globSync, readFileSync } from "node:fs"
import { registerHooks, stripTypeScriptTypes } from "node:module"

const copy = process.env.MUTATION_COPY ?? ""
const sources = new Map<string, string>()
const users = new Map<string, Array<string>>()

const read = (url: string): string => readFileSync(new URL(url), "utf8")

/** Who imports whom, read off the text. */
const findUsers = () => {
  for (const name of globSync(["src/**/*.ts", "test/**/*.ts"], { cwd: new URL(copy) })) {
    const user = new URL(name, copy).href
    for (const [, path = ""] of read(user).matchAll(/^(?!import type).*from "(\.[^"]+)"|import\("(\.[^"]+)"\)/gm)) {
      const used = new URL(path, user).href
      users.set(used, [...(users.get(used) ?? []), user])
    }
  }
}

const changed = new Map<string, Set<string>>()

/** A file, and everything that imports it, directly or not. */
const changedWith = (file: string): ReadonlySet<string> => {
  if (users.size === 0) findUsers()
  const known = changed.get(file)
  if (known !== undefined) return known
  const found = new Set([new URL(`src/${file}`, copy).href])
  for (const url of found) for (const user of users.get(url) ?? []) found.add(user)
  changed.set(file, found)
  return found
}

registerHooks({
  resolve: (specifier, context, next) => {
    const resolved = next(specifier, context)
    const query = URL.parse(context.parentURL ?? "")?.searchParams
    const file = query?.get("file")
    if (file == null || !changedWith(file).has(resolved.url)) return resolved
    return { ...resolved, url: `${resolved.url}?${query}` }
  },
  load: (url, context, next) => {
    if (!url.startsWith(copy) || !url.includes("?mutant=")) return next(url, context)
    const path = url.replace(/\?.*/, "")
    const source = sources.get(path) ?? stripTypeScriptTypes(read(path))
    sources.set(path, source)
    return { format: "module", source, shortCircuit: true }
  }
})
