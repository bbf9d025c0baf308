/** A YAML text as a tree of texts, lists and maps, each with its place; what YAML itself cannot read is a problem. */
import type { Wording } from "@pactwerk/core"
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLError } from "yaml"
import type { At, Report } from "./problem.ts"

/** Every value is a text as it was written: `18.30` is no number. What was reported is not reported again. */
export type Tree =
  | { readonly is: "text"; readonly at: At; readonly text: string; readonly isReported?: true }
  | { readonly is: "list"; readonly at: At; readonly parts: ReadonlyArray<Tree> }
  | { readonly is: "map"; readonly at: At; readonly pairs: ReadonlyArray<Pair> }

/** A key with its own place, and what stands under it. */
export interface Pair {
  readonly key: string
  readonly at: At
  readonly value: Tree
}

const most = 1024 * 1024
const deepest = 16

const expects = {
  smaller: { nl: "een bestand van hooguit 1 MiB", en: "a file of at most 1 MiB" },
  letters: { nl: "gewone tekst in UTF-8", en: "plain text in UTF-8" },
  shallower: { nl: `hooguit ${deepest} lagen diep`, en: `at most ${deepest} levels deep` },
  written: {
    nl: "de waarde voluit, zonder verwijzing (* of &)",
    en: "the value in full, without a reference (* or &)"
  },
  key: { nl: "een woord voor de dubbele punt", en: "a word before the colon" },
  yaml: { nl: "een bestand in YAML", en: "a file in YAML" }
} as const satisfies Record<string, Wording>

/** What YAML says of the slips that are made most; every other is "no YAML". */
const slips: Readonly<Record<string, Wording>> = {
  TAB_AS_INDENT: { nl: "spaties voor het inspringen, geen tab", en: "spaces for the indent, no tab" },
  BAD_INDENT: { nl: "evenveel spaties als de regels die erbij horen", en: "as many spaces as the lines it belongs to" },
  MISSING_CHAR: { nl: "een sluitend teken: \", ', ] of }", en: "a closing mark: \", ', ] or }" },
  BLOCK_AS_IMPLICIT_KEY: {
    nl: "één sleutel op een regel; zet een tekst met een dubbele punt tussen aanhalingstekens",
    en: "one key on a line; put a text with a colon in quotes"
  },
  MULTIPLE_DOCS: { nl: "één vergadering per bestand, zonder ---", en: "one meeting in a file, without ---" },
  BAD_ALIAS: expects.written,
  RESOURCE_EXHAUSTION: expects.shallower
}

/** The tree of a text; nothing where it is no YAML, and then every slip was reported. */
export const readTree = (text: string, { report }: Report): Tree | undefined => {
  const top: At = { line: 1, column: 1, path: "" }
  if (text.length > most || Buffer.byteLength(text) > most) return report(top, "", expects.smaller)
  if (!text.isWellFormed()) return report(top, "", expects.letters)
  const lineCounter = new LineCounter()
  const place = (offset: number, path: string): At => {
    const { col, line } = lineCounter.linePos(offset)
    return { line: Math.max(line, 1), column: Math.max(col, 1), path }
  }
  const slip = ({ code, pos: [offset] }: YAMLError) => {
    report(place(offset, ""), text.slice(offset, offset + 200).split("\n")[0] ?? "", slips[code] ?? expects.yaml)
  }

  const grow = (node: unknown, path: string, offset: number, depth: number): Tree => {
    const at = place(isNode(node) ? (node.range?.[0] ?? offset) : offset, path)
    if (node === null || node === undefined) return { is: "text", at, text: "" }
    if (depth > deepest) report(at, "", expects.shallower)
    else if (isAlias(node)) report(at, `*${node.source}`, expects.written)
    else if (isScalar(node)) return { is: "text", at, text: typeof node.value === "string" ? node.value : "" }
    else if (isSeq(node)) {
      const parts = node.items.map((part, index) => grow(part, `${path}[${index + 1}]`, offset, depth + 1))
      return { is: "list", at, parts }
    } else if (isMap(node)) {
      const pairs = node.items.map(({ key, value }): Pair => {
        const where = place(isNode(key) ? (key.range?.[0] ?? offset) : offset, path)
        const name = isScalar(key) && typeof key.value === "string" ? key.value : ""
        if (name === "") report(where, "", expects.key)
        const way = path === "" ? name : `${path}.${name}`
        const start = isNode(key) ? (key.range?.[0] ?? offset) : offset
        return { key: name, at: { ...where, path: way }, value: grow(value, way, start, depth + 1) }
      })
      return { is: "map", at, pairs }
    }
    return { is: "text", at, text: "", isReported: true }
  }

  try {
    // Only texts, and duplicate keys are found later, in one pass: the library compares every key with every other.
    const options = {
      schema: "failsafe",
      lineCounter,
      prettyErrors: false,
      uniqueKeys: false,
      logLevel: "error"
    } as const
    const { contents, errors, warnings } = parseDocument(text, { ...options, keepSourceTokens: false })
    for (const error of [...errors, ...warnings]) slip(error)
    return errors.some(({ code }) => !gentle.has(code)) ? undefined : grow(contents, "", 0, 0)
  } catch {
    return report(top, "", expects.yaml)
  }
}

/** After these the rest of the file still means what it seems to mean. */
const gentle = new Set(["TAB_AS_INDENT", "BAD_ALIAS"])

const isNode = (node: unknown): node is Node => isAlias(node) || isScalar(node) || isSeq(node) || isMap(node)
