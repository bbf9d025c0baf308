/** The command line: what it answers, where it answers it, and how it ends. */
import { spawn } from "node:child_process"
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import path from "node:path"
import { alliance, Conflict, Feedback, Position, Views } from "@pactwerk/core"
import { prelude } from "@pactwerk/core/testing"
import { Schema, SchemaAST } from "effect"
import { describe, expect, it } from "vitest"
import { logAt } from "../src/cli/desk.ts"
import { ofFault } from "../src/cli/faults.ts"
import { run } from "../src/cli/main.ts"
import { exits } from "../src/cli/problem.ts"
import { commands } from "../src/cli/words.ts"
import { expectation } from "../src/input/expectations.ts"
import {
  anna,
  apart,
  bin,
  cli,
  copy,
  document,
  empty,
  home,
  json,
  masterKey,
  onTheDay,
  opening,
  submit,
  tooLate,
  where
} from "./cli-fixtures.ts"

describe("asking", () => {
  it("begins a log, asks, and finds it back in the log and in the state", async () => {
    const folder = empty()
    expect(await cli(["init"], { folder })).toEqual({ code: 0, out: "Nieuw logboek: pactwerk.db\n", err: "" })
    const profile = json({ _tag: "ProfileOrganisation", organisation: "bieb", name: "Bibliotheek" })
    const asked = await cli(["ask", "--role", "secretary", "--id", "one", ...onTheDay], { folder, stdin: profile })
    expect(asked).toMatchObject({ code: 0, err: "Vastgelegd als #1.\n" })
    expect(asked.out).toContain("Bibliotheek")
    const log = document(await cli(["log", "--json"], { folder }))
    expect(log).toMatchObject({
      schema: "pactwerk/1",
      position: 1,
      events: [{ type: "OrganisationProfiled", position: 1 }]
    })
    expect((await cli(["state", ...onTheDay], { folder })).out).toMatch(
      /^Stand op vrijdag 16 februari 2024, tot en met gebeurtenis 1\./
    )
    expect((await cli(["init"], { folder })).out).toContain("Er is niets veranderd")
  })

  it("records once what is asked again with the same id", async () => {
    const folder = copy()
    const asking = [
      "ask",
      "--role",
      "representative",
      "--person",
      anna,
      "--for",
      "organisation-1",
      "--id",
      "again",
      "--json",
      ...onTheDay
    ]
    const first = document(await cli(asking, { folder, stdin: json(submit) }))
    const second = document(await cli(asking, { folder, stdin: json(submit) }))
    expect(first).toMatchObject({ isRepeat: false, position: prelude.length + 1 })
    expect(second).toEqual({ ...first, isRepeat: true })
  })

  it("takes the command from a file, from the argument, or in an envelope; options go first", async () => {
    const folder = copy()
    writeFileSync(path.join(folder, "feedback.json"), `\uFEFF${json(submit)}`)
    const asked = await cli(["vraag", "feedback.json", "--role", "secretary", ...onTheDay], { folder })
    expect(asked.code).toBe(0)
    const envelope = { command: { ...submit, remark: "remark-2", passage: "2" }, actor: { role: "chair" }, id: "two" }
    const enveloped = document(
      await cli(["ask", json(envelope), "--role", "secretary", "--json", ...onTheDay], { folder })
    )
    expect(enveloped).toMatchObject({ id: "two", events: [{ actor: { role: "secretary" } }] })
  })

  it("shows for one rule an example that is refused", async () => {
    const folder = copy()
    expect((await cli(["rules", "feedback/in-time"], { folder })).out).toContain(Feedback.rules.inTime.refuses.nl)
    expect((await cli(["rules", "feedback/in-time", "--lang", "en"], { folder })).out).toContain(
      Feedback.rules.inTime.refuses.en
    )
  })

  it("names what the log has never heard of, and the near ones", async () => {
    const refused = await cli(["ask", "--role", "secretary", ...onTheDay], {
      folder: copy(),
      stdin: json({ ...submit, from: "organisation-11", window: "windw-1" })
    })
    expect(refused.code).toBe(3)
    expect(refused.err).toContain("organisation:organisation-11 (bedoelde u organisation-1 of organisation-2?)")
    expect(refused.err).toContain("window:windw-1 (bedoelde u window-1?)")
  })

  it("refuses with every broken rule, its sentence, its source and the facts, and appends nothing", async () => {
    const folder = copy()
    const late = { ...submit, channel: "paper" }
    const refused = await cli(["ask", "--role", "secretary", ...tooLate], { folder, stdin: json(late) })
    expect(refused).toMatchObject({ code: 3, out: "" })
    expect(refused.err).toContain("feedback/in-time\n    Feedback telt mee tot en met het einde van de laatste dag.")
    expect(refused.err).toContain("bron: verslag-2024-02-01, 4 (lezing: Het verslag zegt «tot 16 februari»")
    expect(refused.err).toContain("feedback/through-an-announced-channel")
    expect(refused.err).toContain("lastDay: vrijdag 16 februari 2024")
    const english = await cli(["ask", "--role", "secretary", "--lang", "en", "--json", ...tooLate], {
      folder,
      stdin: json(late)
    })
    expect(document(english)).toMatchObject({
      position: prelude.length,
      error: { kind: "refused", exit: 3, broken: [{ rule: "feedback/in-time" }, {}], facts: { lastDay: "2024-02-16" } }
    })
    expect(english.err).toContain("Feedback counts up to and including the end of the last day.")
    const rule = await cli(["regels", "feedback/in-time"], { folder })
    expect(rule.out).toContain("tegengehouden: 2×, waargenomen breuk: 0×")
    const { rules } = document(await cli(["rules", "--json"], { folder }))
    expect(rules).toContainEqual(
      expect.objectContaining({ id: "feedback/in-time", stopped: 2, commands: ["SubmitFeedback"] })
    )
  })

  it("checks without recording, and leaves no trace", async () => {
    const folder = copy()
    expect(await cli(["toets", "--role", "secretary", ...onTheDay], { folder, stdin: json(submit) })).toEqual({
      code: 0,
      out: "Geen regel houdt dit tegen.\n",
      err: ""
    })
    expect((await cli(["check", "--role", "secretary", ...tooLate], { folder, stdin: json(submit) })).code).toBe(3)
    const dated = json({ command: submit, actor: { role: "secretary" }, occurred: "2024-01-01" })
    expect((await cli(["check", ...onTheDay], { folder, stdin: dated })).err).toContain("Niet gebruikt: occurred.")
    expect(document(await cli(["log", "--json"], { folder })).position).toBe(prelude.length)
    expect(readdirSync(folder).filter((name) => name.includes("refusals"))).toEqual([])
  })

  it("observes what did happen, with the breach beside it, and finds it again", async () => {
    const folder = copy()
    const told = ["--occurred", "2024-02-17", "--source", "mail", "--section", "1"]
    const seen = await cli(["waargenomen", "--role", "secretary", ...told, ...tooLate], { folder, stdin: json(submit) })
    expect(seen).toMatchObject({ code: 0 })
    expect(seen.err).toContain(`#${prelude.length + 1}–#${prelude.length + 2}`)
    const audit = document(await cli(["doorlichting", "--json"], { folder }))
    expect(audit.breaches).toMatchObject([{ position: prelude.length + 1, broken: [{ rule: "feedback/in-time" }] }])
    expect((await cli(["rules", "feedback/in-time"], { folder })).out).toContain("waargenomen breuk: 1×")
  })
})

describe("input that is not right", () => {
  it("asks for what an observation needs", async () => {
    const { code, err } = await cli(["observe", "--occurred", "morgen"], {
      folder: path.join(home, "template"),
      stdin: json(submit)
    })
    expect(code).toBe(2)
    for (const option of ["--role", "--occurred", "--source"]) expect(err).toContain(`(${option})`)
    expect(err).toContain("/occurred  verwacht: een dag (2024-02-01), een moment met tijdzone")
  })

  const asked = (stdin: string, ...more: ReadonlyArray<string>) =>
    cli(["ask", "--role", "secretary", ...more], { folder: path.join(home, "template"), stdin })

  it.each([
    ["a misspelt field", { ...submit, text: undefined, txet: "x" }, ["/txet", "Bedoelde u text?", "/text  ontbreekt"]],
    ["empty text", { ...submit, text: "" }, ["/text  verwacht: iets dat niet leeg is"]],
    [
      "a word that is not one of these",
      { ...submit, channel: "fom" },
      ["/channel  verwacht: een van form, paper, meeting. Bedoelde u form?"]
    ],
    ["an unknown command", { ...submit, _tag: "SubmitFeedbak" }, ["/_tag", "Bedoelde u SubmitFeedback?"]],
    ["no command", {}, ["/_tag  verwacht: de naam van een opdracht"]],
    [
      "a day that does not exist",
      { _tag: "ScheduleMeeting", meeting: "m", body: "b", starts: "2024-02-31" },
      ["/starts  verwacht: een dag die bestaat.\n"]
    ],
    ["an unknown field in an envelope", { command: submit, actr: {} }, ["/actr", "Bedoelde u actor?"]],
    [
      "a wrong actor in an envelope",
      { command: submit, actor: { persn: "x" } },
      ["/actor/persn", "Bedoelde u person?"]
    ],
    [
      "an actor that is no object",
      { command: submit, actor: "chair" },
      ["/actor  verwacht: { person?, role, onBehalfOf? }"]
    ],
    ["a wrong command in an envelope", { command: { ...submit, by: "" } }, ["/command/by  verwacht"]]
  ])("names the place and what was expected: %s", async (_, value, expected) => {
    const { code, err, out } = await asked(json(value))
    expect({ code, out }).toEqual({ code: 2, out: "" })
    for (const words of expected) expect(err).toContain(words)
  })

  it("says of a union once what it can be, or what is wrong with the one that was meant", async () => {
    const statement = { _tag: "RecordStatement", statement: "s", kind: "report", text: "t" }
    const places = async (voice: unknown) => {
      const { error } = document(await asked(json({ ...statement, voice }), "--json"))
      return Schema.decodeUnknownSync(
        Schema.Struct({ places: Schema.Array(Schema.Struct({ path: Schema.String, nl: Schema.String })) })
      )(error).places
    }
    expect(await places("allen")).toEqual([{ path: "/voice", nl: "verwacht: { person, for? }, of { collective }" }])
    expect(await places({ persn: "a" })).toEqual([
      { path: "/voice/persn", nl: "verwacht: { person, for? }, of { collective }" }
    ])
    expect(await places({ person: "a", for: "B" })).toMatchObject([{ path: "/voice/for" }])
    expect(await places({ collective: "" })).toEqual([
      { path: "/voice/collective", nl: "verwacht: iets dat niet leeg is" }
    ])
  })

  it.each([
    ['{"a": 1,}', "«}» past hier niet (regel 1, teken 9)"],
    ['{\n"a" 1}', "«1» past hier niet (regel 2, teken 5)"],
    ['{"_tag":', "de tekst houdt te vroeg op"],
    ["", "staat niets"],
    ["3", "verwacht: een opdracht"]
  ])("says where it stops being JSON: %j", async (text, expected) => {
    const { code, err } = await asked(text)
    expect(code).toBe(2)
    expect(err).toContain(expected)
  })

  it("records nothing of all that", async () => {
    const folder = path.join(home, "template")
    expect(document(await cli(["log", "--json"], { folder })).position).toBe(prelude.length)
  })

  it("has a Dutch sentence for everything that any command expects", () => {
    const english = new Set<string>()
    const seen = new Set<SchemaAST.AST>()
    const look = (ast: SchemaAST.AST): void => {
      if (seen.has(ast)) return
      seen.add(ast)
      for (const check of ast.checks ?? []) {
        const expected = check.annotations?.expected
        if (typeof expected === "string") english.add(expected)
      }
      if (SchemaAST.isUnion(ast)) ast.types.forEach(look)
      if (SchemaAST.isArrays(ast)) [...ast.elements, ...ast.rest].forEach(look)
      if (SchemaAST.isObjects(ast)) for (const { type } of ast.propertySignatures) look(type)
    }
    for (const schema of alliance.commands.values()) look(schema.ast)
    expect(english.size).toBeGreaterThan(10)
    expect([...english].filter((sentence) => expectation(sentence).nl === sentence)).toEqual([])
  })
})

describe("reading", () => {
  const folder = path.join(home, "template")

  it("filters the log by type, tag and position, in either direction", async () => {
    const positions = async (...typed: ReadonlyArray<string>) => {
      const { events } = document(await cli(["log", "--json", ...typed], { folder }))
      return Schema.decodeUnknownSync(Schema.Array(Schema.Struct({ position: Schema.Int })))(events).map(
        ({ position }) => position
      )
    }
    expect(await positions("--type", "PersonIntroduced")).toEqual(where(({ _tag }) => _tag === "PersonIntroduced"))
    const ofOne = where(({ organisation }) => organisation === "organisation-1")
    expect(await positions("--tag", "organisation:organisation-1")).toEqual(ofOne)
    expect(await positions("--tag", "organisation:organisation-1", "--tag", "pact:pact-1")).toHaveLength(1)
    expect(await positions("--after", "#3", "--limit", "2")).toEqual([4, 5])
    expect(await positions("--backwards", "--limit", "2", "--until", "5")).toEqual([5, 4])
    expect(await positions("--at=#2")).toEqual([1, 2])
    expect(await positions("--op", "2024-02-14")).toEqual([])
    expect(await positions("--op", "2024-02-15", "--basis", "recorded")).toHaveLength(prelude.length)
  })

  it("gives one document per event with --jsonl", async () => {
    const { out } = await cli(["log", "--jsonl", "--limit", "3"], { folder })
    const lines = out
      .trimEnd()
      .split("\n")
      .map((line) => document({ code: 0, err: "", out: `${line}\n` }))
    expect(lines).toMatchObject([1, 2, 3].map((position) => ({ schema: "pactwerk/1", position })))
  })

  it("says what blocks adoption, by which rule and which events, or that nothing does", async () => {
    const { code, out } = await cli(["gereedheid", ...onTheDay], { folder })
    expect(code).toBe(0)
    expect(out).toContain(
      `Feedback loopt tot en met vrijdag 16 februari 2024.\n     programme/feedback-is-over  #${opening}`
    )
    const { programmes } = document(await cli(["readiness", "--json", ...onTheDay], { folder }))
    const blockers = expect.arrayContaining([
      expect.objectContaining({ rule: "programme/feedback-is-over", events: [opening] })
    ])
    expect(programmes).toMatchObject([{ programme: "programme-1", adopted: null, blockers }])
    const before = await cli(["readiness", "--at=#1"], { folder })
    expect(before.out).toContain("Er is nog geen programma in het logboek.")
  })

  it("says plainly that nothing blocks any more", async () => {
    const own = copy()
    const [programme, version, round] = ["programme-1", "version-1", "round-1"]
    const item = { meeting: "meeting-1", agendaItem: "agendaitem-1" }
    const matter = { kind: "version", id: version }
    const steps = [
      { _tag: "ScheduleMeeting", meeting: "meeting-9", body: "body-1", starts: "2024-04-04" },
      { _tag: "ScheduleAdoption", programme, adoptionAt: "meeting-9", body: "body-1", ...item },
      { _tag: "FinaliseProgrammeVersion", programme, version },
      { _tag: "OpenObjectionRound", round, matter, edition: version, entitled: "members", ...item },
      { _tag: "CloseObjectionRound", round, raised: 0, ...item },
      { _tag: "ConcludeConsent", decision: "decision-9", round, matter, ...item }
    ]
    const told = ["--role", "chair", "--occurred", "2024-02-15", "--source", "verslag"]
    for (const step of steps) {
      const seen = await cli(["observe", ...told], { folder: own, stdin: json(step) })
      expect(seen.code, seen.err).toBe(0)
    }
    const { out } = await cli(["readiness", "--now", "2024-03-01T12:00:00Z"], { folder: own })
    expect(out).toContain("Niets houdt vaststelling nog tegen.")
  })

  it("makes the minutes as Markdown or HTML, on stdout or whole in a file", async () => {
    const own = copy()
    const markdown = await cli(["verslag", "meeting-1"], { folder: own })
    expect(markdown).toMatchObject({ code: 0, err: "" })
    expect(markdown.out).toMatch(/^#+ /)
    const saved = await cli(
      ["minutes", "meeting-1", "--html", "--form", "facsimile", "--out", "v.html", "--lang", "en"],
      { folder: own }
    )
    expect(saved).toEqual({ code: 0, out: "", err: "Written to v.html.\n" })
    expect(readFileSync(path.join(own, "v.html"), "utf8")).toContain('<html lang="en">')
    expect(readdirSync(own).filter((name) => name.endsWith("~"))).toEqual([])
    expect((await cli(["minutes", "meeting-1", "--out", "pactwerk.db"], { folder: own })).code).toBe(2)
  })

  it("says on every page what of it was made up", async () => {
    const own = copy()
    const told = ["--role", "chair", "--occurred", "2024-02-15", "--source", "fictie"]
    const stdin = json({ _tag: "OpenMeeting", meeting: "meeting-1", by: anna, at: "2024-02-15T18:30:00+01:00" })
    const [before, none] = [await cli(["minutes", "meeting-1"], { folder: own }), await cli(["state"], { folder: own })]
    expect(before.out + none.out).not.toMatch(/voorbeeld|verzonnen/i)
    expect(await cli(["observe", ...told], { folder: own, stdin })).toMatchObject({ code: 0 })
    const [minutes, state] = [
      await cli(["minutes", "meeting-1"], { folder: own }),
      await cli(["state"], { folder: own })
    ]
    expect(minutes.out).toContain("*Voorbeeld: wat hier zo is gemerkt, is verzonnen.")
    expect(minutes.out).toContain("*(voorbeeld)*")
    const log = (await cli(["log", "--jsonl"], { folder: own })).out.trim().split("\n")
    const added = log.map((line) => JSON.parse(line).position).slice(prelude.length)
    expect(state.out).toContain(`Verzonnen zijn daarvan ${added.length} gebeurtenissen`)
    expect(document(await cli(["readiness", "--json"], { folder: own })).fiction).toEqual(added)
  })

  it("answers any view by its name", async () => {
    for (const view of Object.values<unknown>(Views)) {
      if (typeof view !== "object" || view === null || !("initial" in view) || !("name" in view)) continue
      const answer = await cli(["view", String(view.name), "--json"], { folder })
      expect(document(answer), String(view.name)).toMatchObject({ view: view.name, position: prelude.length })
    }
    expect((await cli(["beeld", "register"], { folder })).out).toContain("name: Bibliotheek")
  })

  it("creates no file, and says how to begin a log", async () => {
    const own = empty()
    for (const typed of [
      ["log"],
      ["state"],
      ["readiness"],
      ["audit"],
      ["view", "register"],
      ["minutes", "m"],
      ["check"],
      ["ask"]
    ]) {
      const ended = await cli([...typed, "--log", "x.db"], { folder: own, stdin: json(submit) })
      expect(ended.code, typed[0]).toBe(4)
      expect(ended.err).toContain("pactwerk init x.db")
    }
    expect((await cli(["rules", "--log", "x.db"], { folder: own })).code).toBe(4)
    expect((await cli(["rules"], { folder: own })).code).toBe(0)
    expect(readdirSync(own)).toEqual([])
  })

  it("answers the same by its Dutch name", async () => {
    const more: Readonly<Record<string, ReadonlyArray<string>>> = {
      view: ["names"],
      minutes: ["meeting-1"],
      diff: ["#1"],
      why: ["register/organisation-1"],
      blame: ["register/organisation-1"],
      bisect: ["register exists"],
      "what-if": ["--without", "#1"],
      export: ["csv", "--origin", "pactwerk.example/woensel-zuid"],
      chart: ["pledges", "--origin", "pactwerk.example/woensel-zuid"],
      "roll-up": ["."],
      record: ["--template"]
    }
    for (const [name, { alias }] of Object.entries(commands)) {
      if (
        [
          "init",
          "ask",
          "observe",
          "check",
          "copy",
          "backup",
          "restore",
          "import",
          "rekey",
          "checkpoint",
          "prove",
          "witness"
        ].includes(name)
      )
        continue
      const typed = [...(more[name] ?? []), "--json", ...onTheDay]
      const [english, dutch] = [await cli([name, ...typed], { folder }), await cli([alias, ...typed], { folder })]
      expect(english.code, name).toBe(0)
      expect(dutch, alias).toEqual(english)
    }
  })

  it("speaks both languages, and is quiet when asked", async () => {
    expect((await cli(["state", "--lang", "en", ...onTheDay], { folder })).out).toContain(
      "As of Friday 16 February 2024"
    )
    expect((await cli(["log", "--tag", "x"], { folder })).err).toBe("Geen gebeurtenis voldoet hieraan.\n")
    expect((await cli(["log", "--tag", "x", "--quiet"], { folder })).err).toBe("")
  })
})

describe("usage", () => {
  const folder = path.join(home, "template")

  it.each([
    [["lgo"], "Onbekende opdracht: lgo. Bedoelde u log?"],
    [["lgo", "--lang", "en"], "Unknown command: lgo. Did you mean log?"],
    [["log", "--limt", "3"], "Onbekende optie: --limt. Bedoelde u --limit?"],
    [["log", "extra"], "«extra» hoort hier niet"],
    [["state", "--limit", "3"], "`--limit` hoort hier niet"],
    [["log", "--limit", "nul"], "verwacht een getal van 1 of meer; hier staat «nul»."],
    [["log", "--at", "2024-02-31"], "verwacht een dag die bestaat"],
    [["log", "--basis", "recorded"], "--basis hoort bij een dag"],
    [["log", "--type", "FeedbackSubmited"], "Bedoelde u FeedbackSubmitted?"],
    [["minutes"], "`MEETING` ontbreekt"],
    [["log", "--lang", "fr"], "verwacht nl of en"],
    [["log", "--json", "--jsonl"], "Kies --json of --jsonl"],
    [["completion", "fsh"], "Kies een shell: bash"],
    [[], "Geef een opdracht"]
  ])("explains %j", async (typed, expected) => {
    const { code, err } = await cli(typed, { folder })
    expect(code).toBe(2)
    expect(err).toContain(expected)
  })

  it("helps with examples first and every exit code, in both languages and for every command", async () => {
    const { code, out } = await cli(["--help"], { folder })
    expect(code).toBe(0)
    expect(out.indexOf("Voorbeelden")).toBeLessThan(out.indexOf("Opdrachten"))
    for (const exit of Object.values(exits)) expect(out).toMatch(new RegExp(`^ {2}${exit} `, "m"))
    for (const name of Object.keys(commands)) {
      expect((await cli([name, "--help", "--lang", "en"], { folder })).out).toContain("Examples\n")
    }
  })

  it("completes", async () => {
    expect((await cli(["completion", "bash"], { folder })).out).toContain("_pactwerk")
    expect((await cli(["completion", "bash", "log", "--back"], { folder })).out).toContain("--backwards")
  })
})

describe("--json prints one document on stdout in every path", () => {
  const garbage = (bytes: number) => {
    const folder = empty()
    writeFileSync(path.join(folder, "pactwerk.db"), "geen logboek ".repeat(bytes).slice(0, bytes))
    return folder
  }
  const truncated = () => {
    const folder = copy()
    const file = path.join(folder, "pactwerk.db")
    writeFileSync(file, readFileSync(file).subarray(0, 9000))
    return folder
  }
  const template = () => path.join(home, "template")

  it.each<readonly [string, ReadonlyArray<string>, () => string, string, number]>([
    ["help", ["--help"], template, "", 0],
    ["version", ["--version"], template, "", 0],
    ["completion", ["completion", "fish"], template, "", 0],
    ["reading", ["state"], template, "", 0],
    ["the rules without a log", ["rules"], empty, "", 0],
    ["nothing asked", [], template, "", 2],
    ["an unknown command", ["lgo"], template, "", 2],
    ["an unknown option", ["log", "--x"], template, "", 2],
    ["no JSON", ["ask"], template, "{", 2],
    ["not decoding", ["check"], template, "{}", 2],
    ["refused", ["check", "--role", "secretary", ...tooLate], template, json(submit), 3],
    ["no log", ["log"], empty, "", 4],
    ["no such file", ["ask", "nergens.json"], template, "", 4],
    ["no such meeting", ["minutes", "meting-1"], template, "", 4],
    ["no such view", ["view", "regster"], template, "", 2],
    ["no such rule", ["rules", "feedback/in-tme"], template, "", 4],
    ["no such programme", ["readiness", "programme-2"], template, "", 4],
    ["a few bytes of garbage", ["log"], () => garbage(100), "", 5],
    ["garbage", ["state"], () => garbage(9000), "", 5],
    ["a truncated log", ["log"], truncated, "", 5],
    ["a truncated log that is asked", ["ask", "--role", "secretary"], truncated, json(submit), 5]
  ])("%s", async (_, typed, folder, stdin, code) => {
    const ended = await cli([...typed, "--json"], { folder: folder(), stdin })
    const { error, position, schema } = document(ended)
    expect(schema).toBe("pactwerk/1")
    expect(position === null || typeof position === "number").toBe(true)
    expect(ended.code).toBe(code)
    if (code === 0) expect(error).toBeUndefined()
    else expect(error).toMatchObject({ exit: code, message: expect.any(String) })
    expect(`${ended.out}${ended.err}`).not.toMatch(/\n\s+at /)
  })

  it("interrupted while it waits", async () => {
    const stopping = new AbortController()
    const written = { out: "", err: "" }
    const writer = (to: "out" | "err") => ({
      write: (text: string) => {
        written[to] += text
      }
    })
    async function* silent() {
      await new Promise(() => {})
      yield ""
    }
    const typed = ["ask", "-", "--json"]
    const folder = template()
    const ending = run(typed, {
      ...{ folder, env: {}, stdin: silent(), signal: stopping.signal },
      ...{ stdout: writer("out"), stderr: writer("err") }
    })
    setTimeout(() => stopping.abort(), 50)
    const ended = { code: await ending, ...written }
    expect(document(ended)).toMatchObject({ error: { kind: "interrupted", exit: 130 } })
    expect(ended.code).toBe(130)
  })

  it("a conflict after every retry ends with 6", () => {
    const problem = ofFault(new Conflict({ at: Position.make(3) }), logAt(home, undefined))
    expect(exits[problem.ending]).toBe(6)
  })

  it("keeps the refusals beside the log, whatever it is called", () => {
    const beside = (name: string) => {
      const { refusals } = logAt("/x", name)
      return "file" in refusals ? path.basename(refusals.file) : refusals.named
    }
    expect([undefined, "wijk.db", "wijk", "a.b/wijk", ".log"].map((name) => beside(name ?? ""))).toEqual([
      "pactwerk-refusals.db",
      "wijk-refusals.db",
      "wijk-refusals.db",
      "wijk-refusals.db",
      ".log-refusals.db"
    ])
  })
})

describe("as a process", { timeout: 120_000 }, () => {
  it("records once what two processes ask at once with the same id", async () => {
    const folder = copy()
    const asking = ["ask", "--role", "secretary", "--id", "both", "--json", ...onTheDay]
    const ended = await Promise.all([1, 2].map(() => apart(asking, { folder, stdin: json(submit) })))
    expect(ended.map(({ code }) => code)).toEqual([0, 0])
    const repeats = ended.map((one) => document(one).isRepeat)
    expect(repeats.toSorted()).toEqual([false, true])
    expect(document(await cli(["log", "--json"], { folder })).position).toBe(prelude.length + 1)
  })

  it("is silent when the pipe is closed", async () => {
    const folder = copy()
    const ended = await new Promise<string>((done) => {
      const child = spawn("sh", ["-c", `"${process.execPath}" "${bin}" log --jsonl | head -n 1`], {
        cwd: folder,
        env: { ...process.env, PACTWERK_MASTER_KEY: masterKey },
        timeout: 60_000
      })
      let said = ""
      child.stderr.on("data", (chunk) => {
        said += chunk
      })
      child.on("close", () => done(said))
    })
    expect(ended).toBe("")
  })

  it("ends with 130 when it is interrupted, and leaves the log whole", async () => {
    const folder = copy()
    const asking = ["ask", "-", "--role", "secretary", "--json"]
    // The one that works says when it can be interrupted: before that a signal just ends it.
    const saying = `
      if (process.argv[1]?.endsWith("main.ts")) process.on("newListener", (name) => {
        if (name === "SIGHUP") process.stderr.write("LISTENS")
      })`
    const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(saying)}` }
    const ended = await apart(asking, { folder, env }, (kill, stderr) => {
      stderr.once("data", () => setTimeout(kill, 500))
    })
    expect(ended.err).toContain("LISTENS")
    expect(ended.code).toBe(130)
    expect(document(ended)).toMatchObject({ error: { kind: "interrupted", exit: 130 } })
    expect((await cli(["ask", "--role", "secretary", ...onTheDay], { folder, stdin: json(submit) })).code).toBe(0)
  })

  it("helps and complains without loading the core", async () => {
    const watch = `
      import { registerHooks } from "node:module"
      registerHooks({ load: (url, context, next) => {
        if (/packages\\/core\\/|\\/effect\\//.test(url)) process.stderr.write("LOADED " + url + "\\n")
        return next(url, context)
      } })`
    const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(watch)}` }
    const folder = empty()
    expect((await apart(["log", "--help"], { folder, env })).err).toBe("")
    expect((await apart(["lgo"], { folder, env })).err).not.toContain("LOADED")
    expect((await apart(["rules"], { folder, env })).err).toContain("LOADED")
    expect(existsSync(path.join(folder, "pactwerk.db"))).toBe(false)
  })
})
