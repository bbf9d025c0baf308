/** What can be typed: every command, its arguments and its options. */
import { group, object, or } from "@optique/core/constructs"
import { multiple, optional, withDefault } from "@optique/core/modifiers"
import type { InferValue } from "@optique/core/parser"
import { argument, constant } from "@optique/core/primitives"
import type { Language, Wording } from "@pactwerk/core"
import { chartGrammar } from "./charting-grammar.ts"
import { exportGrammar } from "./exporting-grammar.ts"
import { exportOptions } from "./exporting-words.ts"
import { pieces } from "./pieces.ts"
import { said, values } from "./values.ts"
import { arguments_, type CommandName, options } from "./words.ts"

/** The titles in the help. */
export const titles = {
  commands: { nl: "Opdrachten", en: "Commands" },
  options: { nl: "Opties overal", en: "Options everywhere" }
} as const satisfies Record<string, Wording>

/** The grounds on which somebody is forgotten; the core says the same, and a test compares them. */
export const grounds = [
  "no-longer-needed",
  "consent-withdrawn",
  "objected",
  "unlawful",
  "legal-duty",
  "asked-as-a-child"
] as const

const noCommand: Wording = { nl: "Geef een opdracht.", en: "Give a command." }

/** The parser, in one language; `stranger` says what is wrong with a word that fits nowhere. */
export const grammar = (language: Language, stranger: (token: string) => string) => {
  const value = values(language)
  const { about, flagged, named, needed, perhaps, valued } = pieces(language)

  const moment = {
    at: optional(valued(["--at", "--op", "--on"], value.at(), options.at)),
    basis: perhaps("--basis", value.oneOf("BASIS", ["happened", "recorded"]), options.basis)
  }
  const axes = {
    ...moment,
    known: perhaps("--known", value.known(), options.known),
    possible: flagged("--possible", options.possible)
  }
  const asking = {
    input: optional(argument(value.file(), about(arguments_.input))),
    role: perhaps("--role", value.word("ROLE"), options.role),
    person: perhaps("--person", value.word("PERSON"), options.person),
    for: perhaps("--for", value.word("ORGANISATION"), options.for),
    id: perhaps("--id", value.word("ID"), options.id)
  }

  const many = (name: "--checkpoint" | "--fingerprint" | "--key", of: ReturnType<typeof value.word>, about: Wording) =>
    multiple(valued([name], of, about))

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
    named("restore", object({ name: constant("restore"), from: needed("FROM", value.file("FROM"), arguments_.from) })),
    named(
      "import",
      object({
        name: constant("import"),
        file: needed("FILE", value.file(), arguments_.import),
        format: perhaps("--format", value.oneOf("FORMAT", ["ndjson", "cloudevents", "csv"]), options.imported),
        checkpoint: many("--checkpoint", value.file(), options.checkpoint),
        key: many("--key", value.word("KEY"), options.key),
        domain: perhaps("--domain", value.word("DOMAIN"), exportOptions.domain),
        dryRun: flagged("--dry-run", options.dryRun)
      })
    )
  )

  const signing = {
    origin: perhaps("--origin", value.word("ORIGIN"), options.origin),
    signingKey: perhaps("--signing-key", value.file(), options.signingKey),
    out: perhaps("--out", value.file(), options.out)
  }
  const proving = or(
    named(
      "verify",
      object({
        name: constant("verify"),
        checkpoint: many("--checkpoint", value.file(), options.checkpoint),
        fingerprint: many("--fingerprint", value.word("PRINT"), options.fingerprint),
        key: many("--key", value.word("KEY"), options.key),
        deep: flagged("--deep", options.deep),
        quick: flagged("--quick", options.quick)
      })
    ),
    named(
      "checkpoint",
      object({
        name: constant("checkpoint"),
        ...signing,
        newKey: perhaps("--new-key", value.file(), options.newKey)
      })
    ),
    named(
      "prove",
      object({ name: constant("prove"), event: needed("EVENT", value.word("EVENT"), arguments_.prove), ...signing })
    ),
    named(
      "witness",
      object({
        name: constant("witness"),
        file: needed("CHECKPOINT", value.file("CHECKPOINT"), arguments_.witness),
        as: perhaps("--as", value.word("NAME"), options.witnessName),
        key: many("--key", value.word("KEY"), options.key),
        signingKey: signing.signingKey,
        out: signing.out
      })
    )
  )
  const people = or(
    named(
      "forget",
      object({
        name: constant("forget"),
        person: optional(argument(value.word("PERSON"), about(arguments_.forget))),
        ground: perhaps("--ground", value.oneOf("GROUND", grounds), options.ground),
        requestedBy: perhaps("--requested-by", value.word("ROLE"), options.requestedBy)
      })
    ),
    named("rekey", object({ name: constant("rekey"), to: perhaps("--to", value.file(), options.masterKey) })),
    named("doctor", object({ name: constant("doctor") }))
  )

  const both = {
    at: withDefault(valued(["--at", "--op", "--on"], value.both(), options.both), {}),
    possible: flagged("--possible", options.possible)
  }
  const place = needed("PLACE", value.word("PLACE"), arguments_.place)
  const looking = or(
    named(
      "diff",
      object({
        name: constant("diff"),
        from: argument(value.both("FROM"), about(arguments_.earlier)),
        to: withDefault(argument(value.both("TO"), about(arguments_.later)), {}),
        view: withDefault(valued(["--view"], value.word("NAME"), options.inView), "overview"),
        possible: both.possible,
        exitCode: flagged("--exit-code", options.exitCode)
      })
    ),
    named("why", object({ name: constant("why"), place, ...both })),
    named("blame", object({ name: constant("blame"), place, ...both, all: flagged("--all", options.all) })),
    named(
      "bisect",
      object({
        name: constant("bisect"),
        claim: needed("CLAIM", value.word("CLAIM"), arguments_.claim),
        monotone: flagged("--monotone", options.monotone)
      })
    ),
    named(
      "what-if",
      object({
        name: constant("what-if"),
        view: withDefault(valued(["--view"], value.word("NAME"), options.inView), "overview"),
        without: multiple(valued(["--without"], value.word("EVENT"), options.without)),
        with: perhaps("--with", value.file(), options.with),
        charter: perhaps("--charter", value.file(), options.charter),
        ...both
      })
    ),
    named("stats", object({ name: constant("stats"), ...both })),
    named(
      "roll-up",
      object({
        name: constant("roll-up"),
        store: needed("STORE", value.file("STORE"), arguments_.many),
        csv: perhaps("--csv", value.file(), options.csv),
        parquet: perhaps("--parquet", value.file(), options.parquet),
        ...both
      })
    )
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
          named("state", object({ name: constant("state"), ...axes })),
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
              actor: multiple(valued(["--actor"], value.word("WHO"), options.actor)),
              room: multiple(valued(["--room"], value.word("ROOM"), options.room)),
              since: perhaps("--since", value.known(), options.since),
              until: perhaps("--until", value.known(), options.until),
              limit: perhaps("--limit", value.amount(), options.limit),
              backwards: flagged("--backwards", options.backwards),
              jsonl: flagged("--jsonl", options.jsonl),
              for: perhaps("--for", value.word("WHOM"), options.delivered),
              ...axes
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
              for: perhaps("--for", value.word("WHOM"), options.delivered),
              ...moment
            })
          ),
          named(
            "view",
            object({ name: constant("view"), view: needed("NAME", value.word("NAME"), arguments_.view), ...axes })
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
          named(
            "audit",
            object({
              name: constant("audit"),
              charter: perhaps("--charter", value.file(), options.charter),
              ...moment
            })
          ),
          or(looking, moving),
          or(proving, people, exportGrammar(language), chartGrammar(language))
        )
      ),
      everywhere: group(
        titles.options[language],
        object({
          log: perhaps("--log", value.file(), options.log),
          lang: withDefault(valued(["--lang"], value.oneOf("LANG", ["nl", "en"]), options.lang), language),
          json: flagged("--json", options.json),
          noColor: flagged("--no-color", options.noColor),
          noPager: flagged("--no-pager", options.noPager),
          level: withDefault(
            valued(
              ["--level", "--niveau"],
              value.oneOf("LEVEL", ["public", "partners", "internal", "personal"]),
              options.level
            ),
            "public"
          ),
          keys: perhaps("--keys", value.file(), options.keys),
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
