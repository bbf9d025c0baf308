/** What can be typed: every command, its arguments and its options. */
import { group, object, or } from "@optique/core/constructs"
import { multiple, optional, withDefault } from "@optique/core/modifiers"
import type { InferValue } from "@optique/core/parser"
import { argument, constant } from "@optique/core/primitives"
import type { Language, Wording } from "@pactwerk/core"
import { pieces } from "./pieces.ts"
import { said, values } from "./values.ts"
import { arguments_, type CommandName, options } from "./words.ts"

/** The titles in the help. */
export const titles = {
  commands: { nl: "Opdrachten", en: "Commands" },
  options: { nl: "Opties overal", en: "Options everywhere" }
} as const satisfies Record<string, Wording>

const noCommand: Wording = { nl: "Geef een opdracht.", en: "Give a command." }

/** The parser, in one language; `stranger` says what is wrong with a word that fits nowhere. */
export const grammar = (language: Language, stranger: (token: string) => string) => {
  const value = values(language)
  const { about, flagged, named, needed, perhaps, valued } = pieces(language)

  const moment = {
    at: optional(valued(["--at", "--op", "--on"], value.at(), options.at)),
    basis: perhaps("--basis", value.oneOf("BASIS", ["happened", "recorded"]), options.basis)
  }
  const asking = {
    input: optional(argument(value.file(), about(arguments_.input))),
    role: perhaps("--role", value.word("ROLE"), options.role),
    person: perhaps("--person", value.word("PERSON"), options.person),
    for: perhaps("--for", value.word("ORGANISATION"), options.for),
    id: perhaps("--id", value.word("ID"), options.id)
  }

  // A choice has at most fifteen branches, so some of them stand together.
  const moving = or(
    named(
      "copy",
      object({
        name: constant("copy"),
        from: needed("FROM", value.file("FROM"), arguments_.from),
        to: needed("TO", value.file("TO"), arguments_.to)
      })
    ),
    named(
      "backup",
      object({ name: constant("backup"), to: optional(argument(value.file("TO"), about(arguments_.backup))) })
    ),
    named("restore", object({ name: constant("restore"), from: needed("FROM", value.file("FROM"), arguments_.from) }))
  )

  return object(
    {
      command: group(
        titles.commands[language],
        or(
          named(
            "init",
            object({ name: constant("init"), file: optional(argument(value.file(), about(arguments_.init))) })
          ),
          named("ask", object({ name: constant("ask"), ...asking })),
          named("check", object({ name: constant("check"), ...asking })),
          named(
            "observe",
            object({
              name: constant("observe"),
              ...asking,
              occurred: perhaps("--occurred", value.word("WHEN"), options.occurred),
              source: perhaps("--source", value.word("DOCUMENT"), options.source),
              section: perhaps("--section", value.word("SECTION"), options.section),
              certainty: perhaps("--certainty", value.oneOf("CERTAINTY", ["stated", "inferred"]), options.certainty)
            })
          ),
          named(
            "record",
            object({
              name: constant("record"),
              input: optional(argument(value.file(), about(arguments_.record))),
              template: flagged("--template", options.template),
              dryRun: flagged("--dry-run", options.dryRun),
              observed: flagged("--observed", options.observed)
            })
          ),
          named("state", object({ name: constant("state"), ...moment })),
          named(
            "readiness",
            object({
              name: constant("readiness"),
              programme: optional(argument(value.word("PROGRAMME"), about(arguments_.programme))),
              ...moment
            })
          ),
          named(
            "log",
            object({
              name: constant("log"),
              type: multiple(valued(["--type"], value.word("TYPE"), options.type)),
              tag: multiple(valued(["--tag"], value.word("TAG"), options.tag)),
              after: perhaps("--after", value.position(), options.after),
              until: perhaps("--until", value.position(), options.until),
              limit: perhaps("--limit", value.amount(), options.limit),
              backwards: flagged("--backwards", options.backwards),
              jsonl: flagged("--jsonl", options.jsonl),
              ...moment
            })
          ),
          named(
            "minutes",
            object({
              name: constant("minutes"),
              meeting: needed("MEETING", value.word("MEETING"), arguments_.meeting),
              md: flagged("--md", options.md),
              html: flagged("--html", options.html),
              form: perhaps("--form", value.oneOf("FORM", ["house", "facsimile"]), options.form),
              out: perhaps("--out", value.file(), options.out),
              ...moment
            })
          ),
          named(
            "view",
            object({ name: constant("view"), view: needed("NAME", value.word("NAME"), arguments_.view), ...moment })
          ),
          named(
            "sources",
            object({
              name: constant("sources"),
              document: optional(argument(value.word("DOCUMENT"), about(arguments_.document))),
              ...moment
            })
          ),
          named(
            "rules",
            object({ name: constant("rules"), rule: optional(argument(value.word("ID"), about(arguments_.rule))) })
          ),
          named("audit", object({ name: constant("audit"), ...moment })),
          moving
        )
      ),
      everywhere: group(
        titles.options[language],
        object({
          log: perhaps("--log", value.file(), options.log),
          lang: withDefault(valued(["--lang"], value.oneOf("LANG", ["nl", "en"]), options.lang), language),
          json: flagged("--json", options.json),
          noColor: flagged("--no-color", options.noColor),
          quiet: flagged("--quiet", options.quiet),
          now: perhaps("--now", value.instant(), options.now)
        })
      )
    },
    {
      errors: {
        unexpectedInput: (token: string) => said(stranger(token)),
        endOfInput: said(noCommand[language]),
        suggestions: () => []
      }
    }
  )
}

export type Given = InferValue<ReturnType<typeof grammar>>
/** What was asked of one command. */
export type Ordered<Name extends CommandName> = Extract<Given["command"], { readonly name: Name }>
/** What holds for every command. */
export type Everywhere = Given["everywhere"]
