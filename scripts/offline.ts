/** Writes the check of `verify.mjs` into `verify.html`, word for word; with `--check` it writes nothing and fails on a difference. */
import { createHash } from "node:crypto"
import { readFileSync, writeFileSync } from "node:fs"

const folder = new URL("../packages/adapters/offline/", import.meta.url)
const page = new URL("verify.html", folder)

/** The text between two marks, and what stands before and after it. */
const between = (
  text: string,
  begin: string,
  end: string
): readonly [before: string, within: string, after: string] => {
  const from = text.indexOf(begin) + begin.length
  const to = text.indexOf(end, from)
  if (from < begin.length || to < 0 || text.includes(begin, from)) {
    throw new Error(`\`${begin.trim()}\` must stand there once, and \`${end.trim()}\` after it`)
  }
  return [text.slice(0, from), text.slice(from, to), text.slice(to)]
}

const hashOf = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`

/** What the browser lets the page do: run this script and use this style, and nothing else at all. */
const policyOf = (html: string) =>
  [
    "default-src 'none'",
    `script-src ${hashOf(between(html, '<script type="module">', "</script>")[1])}`,
    `style-src ${hashOf(between(html, "<style>", "</style>")[1])}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'"
  ].join("; ")

const made = (html: string, script: string) => {
  const [, check] = between(script, "// --- the check starts here ---\n", "// --- the check ends here ---\n")
  if (/<\/?script|<!--/i.test(check)) throw new Error("the check holds what ends a script in a page")
  const [before, , after] = between(html, "// <check>\n", "// </check>\n")
  const whole = before + check + after
  const [head, , tail] = between(whole, 'Security-Policy" content="', '"')
  return head + policyOf(whole) + tail
}

const html = readFileSync(page, "utf8")
const wanted = made(html, readFileSync(new URL("verify.mjs", folder), "utf8"))
if (html === wanted) process.exit(0)
if (process.argv.includes("--check")) {
  console.error("verify.html differs from verify.mjs: run `node scripts/offline.ts`")
  process.exit(1)
}
writeFileSync(page, wanted)
