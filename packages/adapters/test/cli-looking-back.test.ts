/** The command line, looking back: what differed, why, by which event, since when, and what if. */
import { writeFileSync } from "node:fs"
import path from "node:path"
import { prelude } from "@pactwerk/core/testing"
import { describe, expect, it } from "vitest"
import { anna, cli, copy, document, json, onTheDay, opening, submit, where } from "./cli-fixtures.ts"

const [signing = 0] = where(({ _tag }) => _tag === "PactSigned")
const [discussing = 0] = where(({ _tag }) => _tag === "AgendaItemOpened")
const head = { size: prelude.length, root: expect.stringMatching(/^[0-9a-f]{64}$/) }
const told = async (
  typed: ReadonlyArray<string>,
  folder = copy()
): Promise<{ readonly code: number; readonly [field: string]: unknown }> => {
  const ended = await cli([...typed, "--json", ...onTheDay], { folder })
  return { code: ended.code, ...document(ended) }
}
const said = async (typed: ReadonlyArray<string>, folder = copy()) => cli([...typed, ...onTheDay], { folder })

describe("a difference", () => {
  it("is told between two moments, for programs as a patch, with the log it was made of", async () => {
    expect(await told(["diff", `#${signing - 1}`, `#${signing}`, "--view", "register"])).toMatchObject({
      code: 0,
      position: prelude.length,
      from: { known: signing - 1 },
      to: { known: signing },
      changes: [{ op: "add", path: "/organisation-1/signed", value: { when: { said: "2023-03-27" } } }],
      head
    })
  })
  it("is told to people in sentences, in both languages, and so is that there is none", async () => {
    const typed = ["diff", `@${signing - 1}`, "--view", "register"]
    expect((await said(typed)).out).toContain("Erbij: Bibliotheek › signed: ")
    expect((await said([...typed, "--lang", "en"])).out).toContain("Added: Bibliotheek › signed: ")
    expect((await said(["verschil", "now", "now"])).out).toContain("Er is geen verschil.")
    expect((await said(typed)).out).toContain(`Van het logboek van ${prelude.length} gebeurtenissen, wortel `)
  })
  it("ends with 1 when that is asked and there is one, and otherwise with 0", async () => {
    expect((await said(["diff", "#1", "--exit-code"])).code).toBe(1)
    expect((await said(["diff", "#1"])).code).toBe(0)
    expect((await said(["diff", "now", "--exit-code"])).code).toBe(0)
  })
  it("goes by what had happened, and by what was known", async () => {
    const changes = async (from: string, to: string) => (await told(["diff", from, to, "--view", "register"])).changes
    expect(await changes("2024-02-14", "2024-02-15")).not.toEqual([])
    expect(await changes("2024-02-15", "2024-02-16")).toEqual([])
    expect(await changes(`2024-02-15@${signing - 1}`, "2024-02-15")).not.toEqual([])
    expect(await changes("2024-02-15@2024-02-15", "2024-02-15")).toEqual([])
  })
  it.each([
    [["diff", "2024-02-30"], 2, "Bedoelde u 2024-02-29?"],
    [["diff", "2024-02-30", "--lang", "en"], 2, "Did you mean 2024-02-29?"],
    [["diff", "gisteren"], 2, "2024-02-16@41"],
    [["diff", "2024-02-16@"], 2, "2024-02-16@41"],
    [["diff", "1@2@3"], 2, "2024-02-16@41"],
    [["diff", "now", "--view", "registr"], 2, "Bedoelde u register?"],
    [["diff"], 2, "diff"]
  ])("%j cannot be answered", async (typed, code, advice) => {
    const ended = await said(typed)
    expect(ended.code).toBe(code)
    expect(ended.err).toContain(advice)
  })
  it("says what lies before the first event and beyond the last", async () => {
    expect((await said(["diff", "#0", "now"])).out).toContain("Toen was er nog niets.")
    expect((await said(["diff", "now", "#999"])).out).toContain("Zo ver gaat het logboek nog niet")
    expect(await told(["diff", "2020-01-01", "#999"])).toMatchObject({
      notes: ["before the first event", "beyond the last event"]
    })
  })
})

describe("why", () => {
  it("names the events without which it would read otherwise, what was asked, and under which rules", async () => {
    expect(await told(["why", "register/organisation-1/signed"])).toMatchObject({
      code: 0,
      value: { position: signing },
      reasons: [
        {
          position: signing,
          type: "PactSigned",
          command: { name: "SignPact" },
          actor: { role: "chair" },
          source: { document: "verslag" },
          rules: expect.arrayContaining(["membership/signed-once"]),
          broken: []
        }
      ],
      head
    })
    const people = (await said(["waarom", "register/organisation-1/signed"])).out
    expect(people).toContain("Zonder een van deze gebeurtenissen stond er iets anders:")
    expect(people).toContain("regels: membership/")
  })
  it("names none where it was so before anything happened", async () => {
    expect((await told(["why", "dashboard/pledges/made"])).reasons).toEqual([])
    expect((await said(["why", "dashboard/pledges/made"])).out).toContain("voordat er iets gebeurde")
  })
  it("looks at what was known then, and finds nothing before", async () => {
    const place = "register/organisation-1/signed"
    expect((await said(["why", place, "--at", `#${signing}`])).code).toBe(0)
    expect((await said(["why", place, "--at", `#${signing - 1}`])).code).toBe(2)
  })
  it.each([
    ["register/organisation-1/sined", "Bedoelde u /organisation-1/signed?"],
    ["register/organisatoin-1", "Bedoelde u /organisation-1?"],
    ["registr/organisation-1", "Bedoelde u register?"]
  ])("%s is nowhere, and the nearest is named", async (place, advice) => {
    const ended = await said(["why", place])
    expect(ended.code).toBe(2)
    expect(ended.err).toContain(advice)
    expect((await said(["blame", place])).err).toContain(advice)
  })
})

describe("blame", () => {
  it("names the event that changed it last; all of them when that is asked", async () => {
    const place = "state/membership/organisation-1"
    const all = await told(["blame", place, "--all"])
    const last = await told(["blame", place])
    const positions = (answer: Readonly<Record<string, unknown>>) =>
      JSON.parse(json(answer.changes)).map(({ position }: { position: number }) => position)
    expect(positions(all).length).toBeGreaterThan(1)
    expect(positions(last)).toEqual([signing])
    expect(positions(all).at(-1)).toBe(signing)
  })
  it("says what stood there before and after", async () => {
    const people = (await said(["blame", "state/feedback/window-1/closesOn", "--lang", "en"])).out
    expect(people).toContain(`#${opening}`)
    expect(people).toContain("was: nothing")
    expect(people).toContain("became: 2024-02-16")
    expect((await said(["herkomst", "dashboard/pledges/made"])).out).toContain("Dit is nooit veranderd.")
  })
})

describe("since when", () => {
  it("finds the first event after which a claim is true, also by halves", async () => {
    const claim = "register/organisation-1/signed exists"
    expect(await told(["bisect", claim])).toMatchObject({ code: 0, found: signing, monotone: false, head })
    expect(await told(["bisect", claim, "--monotone"])).toMatchObject({ found: signing, monotone: true })
    expect((await said(["sinds", claim])).out).toContain(`#${signing}`)
    expect((await said(["sinds", claim, "--monotone"])).out).toContain("is zo niet gezocht")
  })
  it("says where it is true from the beginning, and where it never is", async () => {
    expect(await told(["bisect", "register size = 0"])).toMatchObject({ found: 0, event: null })
    expect(await told(["bisect", "register size = 99"])).toMatchObject({ found: null, event: null })
    expect((await said(["bisect", "register size = 0"])).out).toContain("voordat er iets gebeurde")
    expect((await said(["bisect", "register size = 99"])).out).toContain("nergens in het logboek")
    expect((await said(["bisect", "register size = 1", "--monotone"])).out).toContain(
      "aan het eind van het logboek niet"
    )
  })
  it.each([
    ["register size => 2", 2, "Bedoelde u register size >= 2?"],
    ["process.exit(1)", 2, "register/library/signed exists"],
    ["registr exists", 2, "Bedoelde u register?"]
  ])("%s cannot be answered", async (claim, code, advice) => {
    const ended = await said(["bisect", claim])
    expect(ended.code).toBe(code)
    expect(ended.err).toContain(advice)
  })
})

describe("what if", () => {
  it("an event had not happened: by its number or its id", async () => {
    const changes = [{ op: "remove", path: "/organisation-1/signed" }]
    const byNumber = await told(["what-if", "--without", `#${signing}`, "--view", "register"])
    expect(byNumber).toMatchObject({ code: 0, changes, head })
    const [id] = JSON.parse(json(byNumber.without))
    expect(await told(["what-if", "--without", id, "--view", "register"])).toMatchObject({ changes })
    expect((await said(["wat-als", "--without", `#${signing}`])).out).toContain("er is niets opnieuw besloten")
    const stranger = await said(["what-if", "--without", "#999"])
    expect(stranger).toMatchObject({ code: 2 })
    expect(stranger.err).toContain("Er is geen gebeurtenis #999.")
  })
  it("events from a file had happened, where and when it says", async () => {
    const folder = copy()
    const event = { ...prelude[signing - 1], organisation: "organisation-2" }
    const write = (value: unknown) => writeFileSync(path.join(folder, "imagined.json"), json(value))
    const asked = ["what-if", "--with", "imagined.json", "--view", "register"]
    write([{ event, after: signing, on: "2024-02-10" }])
    const changes = [{ op: "add", path: "/organisation-2/signed" }]
    expect(await told(asked, folder)).toMatchObject({ code: 0, with: 1, changes })
    expect(await told([...asked, "--at", `2024-02-20@${signing}`], folder)).toMatchObject({ changes })
    expect(await told([...asked, "--at", `2024-02-20@${signing - 1}`], folder)).toMatchObject({ changes: [] })
    expect(await told([...asked, "--at", "2024-02-09"], folder)).toMatchObject({ changes: [] })
    write([{ event: { ...event, _tag: "PactSinged" } }])
    expect((await said(asked, folder)).err).toContain("Bedoelde u PactSigned?")
    write([{ event: { ...event, pact: undefined } }])
    expect(await said(asked, folder)).toMatchObject({ code: 2 })
    write([{ evnt: event }])
    expect((await said(asked, folder)).err).toContain('"event": { "_tag"')
  })
  it("another charter had been agreed: what was asked is decided anew, what a source says stays", async () => {
    const folder = copy()
    await cli(["ask", "--role", "secretary", ...onTheDay], { folder, stdin: json(submit) })
    const charter = json({ values: { "closing-day-included": false } })
    expect(await told(["what-if", "--charter", charter], folder)).toMatchObject({
      code: 0,
      outcomes: { refused: 1, observed: prelude.length, same: 0, unknown: 0 },
      decisions: [{ command: { name: "SubmitFeedback" }, outcome: "refused", broken: [{ rule: "feedback/in-time" }] }]
    })
    const people = (await said(["what-if", "--charter", charter, "--view", "feedback-board"], folder)).out
    expect(people).toContain("1  nu geweigerd")
    expect(people).toContain("feedback/in-time")
    const off = json({ values: { "closing-day-included": false }, off: ["feedback/in-time"] })
    expect(await told(["what-if", "--charter", off], folder)).toMatchObject({ outcomes: { refused: 0, same: 1 } })
    expect((await said(["log"], folder)).out).toContain(`#${prelude.length + 1}`)
  })
  it.each([
    [["what-if"], 2, "--charter"],
    [["what-if", "--without", "#1", "--charter", "{}"], 2, "--charter"],
    [["what-if", "--charter", '{"values":{"notice-day":3}}'], 2, "Bedoelde u notice-days?"],
    [["what-if", "--charter", '{"off":["feedback/in-tme"]}'], 2, "Bedoelde u feedback/in-time?"],
    [["audit", "--charter", '{"off":["feedback/in-tme"]}'], 2, "Bedoelde u feedback/in-time?"]
  ])("%j cannot be answered", async (typed, code, advice) => {
    const ended = await said(typed)
    expect(ended.code).toBe(code)
    expect(ended.err).toContain(advice)
  })
})

describe("an audit under another charter", () => {
  it("finds what would be a broken rule there, without the rules that are switched off", async () => {
    const under = (charter: unknown) => told(["audit", "--charter", json(charter)])
    const rule = "meetings/shared-before-discussed"
    expect(await under({ values: { "notice-days": 19 } })).toMatchObject({
      breaches: [{ position: discussing, broken: [{ rule }] }]
    })
    expect((await under({ values: { "notice-days": 18 } })).breaches).toEqual([])
    expect((await under({ values: { "notice-days": 19 }, off: [rule] })).breaches).toEqual([])
  })
})

describe("a state and a view on both axes", () => {
  it("shows what had happened as far as was known, and what may have happened", async () => {
    const members = async (...options: ReadonlyArray<string>) =>
      Object.keys(Object((await told(["view", "register", ...options])).answer))
    expect(await members("--known", "#5")).toEqual(["organisation-1"])
    expect(await members("--known", "#5", "--at", "2024-02-14")).toEqual([])
    expect(await members("--at", "2024-02-15", "--known", "2024-02-15")).toEqual(["organisation-1", "organisation-2"])
    expect((await said(["state", "--known", "#0"])).out).toContain("Toen was er nog niets.")
    expect(await told(["state", "--possible", "--at", "2024-02-16"])).toMatchObject({ on: "2024-02-16", note: null })
  })
  it("takes a day beside them, and no basis", async () => {
    expect(await said(["state", "--known", "#5", "--at", "#5"])).toMatchObject({ code: 2 })
    expect(await said(["view", "register", "--possible", "--at", "2024-02-16", "--basis", "recorded"])).toMatchObject({
      code: 2
    })
  })
})

describe("a place that the log has not reached yet", () => {
  const beyond = `#${prelude.length + 1}`
  it.each([
    ["state", "--at"],
    ["state", "--known"],
    ["view", "register", "--at"],
    ["view", "register", "--known"],
    ["log", "--at"],
    ["audit", "--at"],
    ["sources", "--at"],
    ["readiness", "--at"]
  ])("%s %s %s: an empty answer and a note, as before the first event", async (...typed) => {
    const [there, first] = [await told([...typed, beyond]), await told([...typed, "#0"])]
    const { at: _, note, on: _on, ...empty } = there
    const { at: _at, note: before, on: _day, ...nothing } = first
    expect([note, before]).toEqual(["beyond the last event", "before the first event"])
    expect(empty).toEqual(nothing)
    expect(there.code).toBe(0)
    const [last, now] = [await told([...typed, `#${prelude.length}`]), await told(typed.slice(0, -1))]
    expect(last.note ?? undefined).toBeUndefined()
    expect(last.answer ?? last.overview ?? last.events ?? last.documents ?? last.programmes).toEqual(
      now.answer ?? now.overview ?? now.events ?? now.documents ?? now.programmes
    )
  })
  it("is said to people too, in both languages; a day to come is now", async () => {
    expect((await said(["log", "--at", beyond])).err).toContain("Geen gebeurtenis voldoet hieraan.")
    expect((await said(["state", "--at", beyond])).out).toContain("Zo ver gaat het logboek nog niet")
    expect((await said(["state", "--at", beyond, "--lang", "en"])).out).toContain("does not go that far yet")
    expect((await said(["state", "--at", "#0", "--lang", "en"])).out).toContain("There was nothing yet.")
    expect(await told(["view", "register", "--at", "2099-01-01"])).toMatchObject({
      answer: (await told(["view", "register"])).answer
    })
  })
})

describe("a log of which the last event may not be seen", () => {
  it.each([[["state"]], [["view", "register"]], [["log"]]])("%j: is told as far as it may be seen", async (typed) => {
    const folder = copy()
    const hold = { _tag: "PlaceLegalHold", hold: "case", person: anna, duty: "Archiefwet" }
    const placed = await cli(["ask", "--role", "secretary", ...onTheDay], { folder, stdin: json(hold) })
    expect(placed.code, placed.err).toBe(0)
    const known = (position: number) => told([...typed, "--known", `#${position}`, "--level", "public"], folder)
    const { answer, events, note } = await known(prelude.length + 1)
    const before = await known(prelude.length)
    expect([answer, events, note ?? undefined]).toEqual([before.answer, before.events, undefined])
    expect(events ?? ["a view"]).not.toEqual([])
  })
})

describe("what was known at a place that the log has not reached yet", () => {
  const last = prelude.length
  it.each([
    [["why", "register/organisation-1/signed"], "--at"],
    [["blame", "register/organisation-1/signed"], "--at"],
    [["what-if", "--without", "#1"], "--at"],
    [["stats"], "--at"],
    [["chart", "timeline", "--origin", "example.nl/pact"], "--known"],
    [["export", "csv", "--origin", "example.nl/pact"], "--known"]
  ])("%j %s: cannot be told, and the last place is named; there it can", async (typed, option) => {
    expect(await told([...typed, option, `#${last + 1}`])).toMatchObject({
      code: 2,
      error: {
        kind: "usage",
        message: `Gebeurtenis ${last + 1} bestaat niet; de laatste is ${last}.`,
        position: String(last + 1),
        nearest: String(last)
      }
    })
    expect(await told([...typed, option, `#${last}`])).toMatchObject({ code: 0 })
  })
})

describe("stats", () => {
  it("counts what was seen at a moment", async () => {
    expect(await told(["stats"])).toMatchObject({
      events: prelude.length,
      asked: 0,
      observed: prelude.length,
      breaches: 0,
      types: { OrganisationProfiled: 2, PactSigned: 1 },
      roles: { chair: prelude.length },
      years: { 2024: prelude.length },
      head
    })
    expect(await told(["cijfers", "--at", "#3"])).toMatchObject({ events: 3 })
    expect((await said(["stats", "--lang", "en"])).out).toContain(`${prelude.length}  events`)
  })
})
