/** What is mutated, by which tests it is judged, and what is left alone, each with its reason. */
import type { babel } from "@stryker-mutator/instrumenter"

/** Folders of `packages/core/src`, as the table shows them. */
export const rooms = [
  "agreement",
  "charter",
  "claims",
  "coalitions",
  "council",
  "feedback",
  "followups",
  "initiatives",
  "mandate",
  "meetings",
  "membership",
  "office",
  "pledges",
  "programme"
]

/**
 * The words of a room are texts: `rules.test.ts` looks at their form, and the pages made of them at the rest.
 */
export const mutated = [
  "src/kernel/{,own/,privacy/,proof/}!(words).ts",
  `src/{${rooms.join(",")}}/{decider,rules,events}.ts`
]

/**
 * The tests that judge. Left out: `floorplan` reads the sources as text, some test other tests, and laws, views and whole
 * histories take seconds where a scenario of a room takes a millisecond.
 */
export const judges = [
  "test/rooms/*.test.ts",
  "test/kernel/**/*.test.ts",
  "test/{door,fourteenth,golden,group,journal,memory,open-log,rules,turns}.test.ts",
  "test/{alliances,checkpoints,follow,projection,projection-races,reactor,snapshot}.test.ts",
  "test/catalogue/{catalogue,findings}.test.ts"
]

/**
 * Tests in these files that do not judge: cases of the suite for logs that take seconds at random and find nothing here
 * that others do not, cases that judge a broken store, and of the views all but one.
 */
export const leftOut =
  /\((one-order|agreement|handles-order)\)$|lets several processes race|^fail \(|^in the view `(?!promises`)/

/** What is asked of every room, by the file that answers. */
const aboutRoom: Readonly<Record<string, string>> = {
  "events.ts": "test/{golden,rooms/shapes}.test.ts",
  "decider.ts": "test/rooms/asked.test.ts",
  "rules.ts": "test/rules.test.ts"
}
/** What is asked of a file of the kernel. */
const aboutKernel: Readonly<Record<string, string>> = {
  "alliances.ts": "test/alliances.test.ts",
  "answers.ts": "test/projection.test.ts",
  "checkpoints.ts": "test/checkpoints.test.ts",
  "fingerprint.ts": "test/snapshot.test.ts",
  "follow.ts": "test/{follow,reactor}.test.ts",
  "group.ts": "test/group.test.ts",
  "heads.ts": "test/group.test.ts",
  "hearing.ts": "test/reactor.test.ts",
  "journal.ts": "test/journal.test.ts",
  "keep-up.ts": "test/projection.test.ts",
  "names.ts": "test/{golden,kernel/{event,names,privacy/*}}.test.ts",
  own: "test/{door,golden,rules,rooms/{asked,kernel},kernel/{*,privacy/*}}.test.ts",
  "plain.ts": "test/checkpoints.test.ts",
  "projection.ts": "test/projection.test.ts",
  "reactor.ts": "test/reactor.test.ts",
  "run-projection.ts": "test/projection.test.ts",
  "snapshot.ts": "test/snapshot.test.ts"
}
const ofKernel = "test/{door,fourteenth,golden,rules,kernel/*,rooms/{asked,kernel}}.test.ts"

/** The tests that judge what only acts while modules load: few, for they are loaded anew with each mutant. */
export const nearest = (file: string): ReadonlyArray<string> => {
  const [folder = "", name = "", inside] = file.split("/")
  if (folder === "kernel" && inside !== undefined && name !== "own") return [`test/kernel/${name}/*.test.ts`]
  return folder === "kernel"
    ? [aboutKernel[name] ?? ofKernel]
    : [`test/rooms/${folder}.test.ts`, aboutRoom[name] ?? "test/door.test.ts"]
}

/** The least share of mutants that has to be killed, in the kernel and in the rooms. */
export const leastScore = 85

const said = new Set(["nl", "en", "expected"])
const cited = new Set(["id", "norm", "document", "section", "source", "reading", "refuses"])

const errors = ["Error", "TypeError", "RangeError"]

const isSaid = (property: object): boolean => "key" in property && said.has(nameOf(Object(property.key)))
const nameOf = (key: object): string => ("name" in key ? String(key.name) : "")

/** Which code is a text and no behaviour. */
export const texts = {
  shouldIgnore: (path: babel.NodePath): string | undefined => {
    if (path.isVariableDeclarator() && path.get("init").isStringLiteral() && path.parentPath.parentPath?.isProgram())
      return "what a rule is called, cites and tells"
    if (path.isNewExpression() && errors.some((name) => path.get("callee").isIdentifier({ name })))
      return "a message for a programmer"
    if (path.isCallExpression() && path.get("callee").toString() === "Schema.brand")
      return "a name that only the compiler knows"
    const parent = path.parentPath
    if (parent?.isCallExpression() && parent.get("callee").toString() === "notPersonal" && path.key === 1)
      return "why a field is about nobody"
    if (path.isObjectExpression() && path.node.properties.length > 0 && path.node.properties.every(isSaid))
      return "a sentence of a rule or a form"
    if (!path.isObjectProperty()) return undefined
    const name = nameOf(path.node.key)
    const value = path.get("value")
    if (said.has(name) && (value.isStringLiteral() || value.isTemplateLiteral()))
      return "a sentence of a rule or a form"
    const isText = value.isStringLiteral() || value.isTemplateLiteral() || value.isObjectExpression()
    return cited.has(name) && isText ? "what a rule is called, cites and tells" : undefined
  }
}
