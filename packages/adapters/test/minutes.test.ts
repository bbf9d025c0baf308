import { alliance, Day, layerMemory, MeetingId, onDay, openAlliance, Views } from "@pactwerk/core"
import { prelude, recorded } from "@pactwerk/core/testing"
import { assert, describe, expect, it, onTestFinished } from "vitest"
import { type Document, toMarkdown } from "../src/export/document.ts"
import { toHtml } from "../src/export/html.ts"
import { minutesDocument, type Rendering } from "../src/export/minutes.ts"

type Raw = (typeof prelude)[number]
const [anna, bram] = ["0b5f7c1e-53f5-4a7e-9d0b-6a1d5b8b7f01", "5d3c9a52-8f1e-4c6b-b1ce-2f4a7e9d0c02"]
const meeting = "meeting-1"
const item = { meeting, agendaItem: "agendaitem-1" }
const matter = { kind: "version", id: "version-1" }
const said = (statement: string, text: string, more: object = {}): Raw => ({
  _tag: "StatementRecorded",
  ...{ statement, kind: "report", voice: { collective: "men" }, text },
  ...{ ...item, ...more }
})
const endorsed: Raw = {
  _tag: "DirectionEndorsed",
  ...{ decision: "decision-1", matter: { kind: "programme", id: "programme-1" }, body: "body-1" },
  text: "een goede richting.",
  ...item
}
const adopted: Raw = {
  _tag: "ProgrammeAdopted",
  ...{ decision: "decision-2", programme: "programme-1", version: "version-1", round: "round-1" },
  ...item
}
const placed = (agendaItem: string, title: string, more: object = {}): Raw => ({
  _tag: "AgendaItemPlaced",
  ...{ meeting, agendaItem, title, level: 3 },
  ...more
})
const onTheDay = { said: "15 februari", earliest: "2024-02-15", latest: "2024-02-15", precision: "day" }
const drafted: Raw = { _tag: "MinutesDrafted", minutes: "minutes-1", meeting, author: bram, edition: 1, upTo: 16 }
const next: Raw = {
  _tag: "MeetingScheduled",
  meeting: "meeting-2",
  body: "body-1",
  starts: "2024-04-04",
  follows: meeting
}

/** Records all this through the door of an alliance, and renders the minutes of its meeting. */
const render = async (
  history: ReadonlyArray<Raw>,
  rendering: Partial<Rendering> = {},
  certainty: "stated" | "inferred" = "stated"
): Promise<Document> => {
  const opened = await openAlliance({ log: layerMemory, now: () => Date.parse("2024-06-01T12:00:00Z") })
  onTestFinished(() => opened.close())
  for (const [index, raw] of [...prelude, ...history].entries()) {
    const command = alliance.asked(recorded(alliance, index + 1, raw).event)
    assert.isDefined(command, raw._tag)
    const answer = await opened.observe(command, {
      actor: { role: "chair" },
      occurred: onDay(Day.make("2024-02-15")),
      source: { document: "verslag" },
      certainty
    })
    assert.equal(answer._tag, "Accepted", raw._tag)
  }
  const minutes = Views.minutesOf(opened.project(Views.minutes), MeetingId.make(meeting))
  assert.isDefined(minutes)
  const { form = "facsimile", language = "nl" } = rendering
  const naming = Views.naming(opened.project(Views.names), language)
  return minutesDocument(minutes, { form, language, naming, words: alliance.words })
}
const markdown = async (history: ReadonlyArray<Raw>, rendering: Partial<Rendering> = {}) =>
  toMarkdown(await render(history, rendering))
const html = async (history: ReadonlyArray<Raw>, rendering: Partial<Rendering> = {}) =>
  toHtml(await render(history, rendering))

const every = [
  { form: "facsimile", language: "nl" },
  { form: "facsimile", language: "en" },
  { form: "house", language: "nl" },
  { form: "house", language: "en" }
] as const satisfies ReadonlyArray<Partial<Rendering>>

describe("the facsimile", () => {
  it("has the head of the source: title in capitals, day and both times, place and author", async () => {
    const planned: Raw = {
      _tag: "MeetingScheduled",
      ...{ meeting, body: "body-1", starts: "2024-02-15T18:30:00+01:00", ends: "2024-02-15T20:00:00+01:00" },
      place: "Buurthuis"
    }
    const [title, date, place, from] = (await markdown([planned, drafted])).split("\n\n")
    expect([title, date, place, from]).toEqual([
      "## VERSLAG RAAD PACT",
      "**DATUM:** 15 februari 2024 van 18.30 tot 20.00 uur",
      "**Locatie:** Buurthuis",
      "**VAN:** Bram Smit"
    ])
    expect((await markdown([planned, drafted], { language: "en" })).split("\n\n").slice(0, 2)).toEqual([
      "## MINUTES RAAD PACT",
      "**DATE:** 15 February 2024 from 18:30 to 20:00"
    ])
  })

  it("keeps the order, the numbers, the headings word for word and their uneven levels", async () => {
    const text = await markdown([
      placed("agendaitem-2", "Nieuws", { heading: "• Nieuws", level: 5, under: "agendaitem-1" }),
      placed("a", "Advies", { number: "5", heading: "Presentatie advies:", level: 2 }),
      placed("b", "Zes", { number: "6", heading: "6. Zes" })
    ])
    expect(text.match(/^#.*$/gm)).toEqual([
      "## VERSLAG RAAD PACT",
      "### Versie",
      "##### • Nieuws",
      "## 5. Presentatie advies:",
      "### 6. Zes"
    ])
  })

  it("invents nothing: without author, place and list of attendance there is none", async () => {
    const text = await markdown([])
    expect(text).not.toMatch(/VAN:|Locatie|[Aa]anwezig|Status/)
    const present: Raw = { _tag: "AttendanceRegistered", meeting, person: anna, presence: "excused" }
    expect(await markdown([present])).toContain("- Anna de Wit: afwezig met bericht.")
  })

  it("says who spoke and in which kind of talk, unless the words say so themselves", async () => {
    const text = await markdown([
      said("one", "Het gaat goed.", { voice: { person: anna, for: "organisation-1" }, kind: "progress" }),
      said("two", "Bram Smit vraagt hoe laat het is.", { voice: { person: bram }, kind: "question" }),
      said("three", "Wij zijn blij.", { voice: { collective: "de aanwezigen" } })
    ])
    expect(text).toContain("**Anna de Wit van Bibliotheek** (voortgang): Het gaat goed.")
    expect(text).toContain("\n\nBram Smit vraagt hoe laat het is.")
    expect(text).toContain("**De aanwezigen** (mededeling): Wij zijn blij.")
  })

  it("lists reactions, and sets a conclusion apart with the event that decided it", async () => {
    const text = await markdown([
      said("one", "Wat vindt u ervan?", { voice: { person: anna }, kind: "question" }),
      said("two", "Mooi.", { kind: "reaction" }),
      said("three", "Leerzaam.", { kind: "lesson" }),
      endorsed
    ])
    expect(text).toContain(
      [
        "**Anna de Wit** (vraag): Wat vindt u ervan?",
        "- **Men** (reactie): Mooi.\n- **Men** (les): Leerzaam.",
        "> **Conclusie**\n>\n> Raad heeft de inhoudelijke koers van het uitvoeringsprogramma omarmd: een goede richting. (gebeurtenis 21)"
      ].join("\n\n")
    )
  })

  it("names the author with the role they held, in the language of the reader", async () => {
    const role: Raw = { _tag: "RoleAssigned", person: bram, role: "programme-manager", interim: false, from: onTheDay }
    expect(await markdown([role, drafted])).toContain("**VAN:** Bram Smit, programmamanager")
    const ended: Raw = { _tag: "RoleEnded", person: bram, role: "programme-manager", until: onTheDay }
    expect(await markdown([role, ended, drafted])).toMatch(/\*\*VAN:\*\* Bram Smit$/m)
  })

  it("marks what was read between the lines", async () => {
    const heard = [said("one", "Het gaat goed.")]
    expect(toMarkdown(await render(heard, {}, "inferred"))).toContain("Het gaat goed. *(afgeleid)*")
    expect(toMarkdown(await render(heard, { language: "en" }, "inferred"))).toContain("*(inferred)* *(original Dutch)*")
    expect(await markdown(heard)).not.toContain("afgeleid")
  })

  it("ends with the next meeting and with the event up to which it stands", async () => {
    expect(await markdown([next])).toMatch(
      /\*\*Volgende vergadering:\*\* Raad, donderdag 4 april 2024\n\n---\n\nstand t\/m gebeurtenis 18\n$/
    )
  })
})

describe("the form of the house", () => {
  it("has an even outline, with decisions and promises in short on top, each by its own kind", async () => {
    const scheduled: Raw = {
      _tag: "AdoptionScheduled",
      programme: "programme-1",
      adoptionAt: "meeting-2",
      body: "body-1",
      ...item
    }
    const text = await markdown(
      [placed("agendaitem-2", "Nieuws", { level: 5, under: "agendaitem-1" }), next, scheduled, endorsed],
      { form: "house" }
    )
    expect(text.match(/^#.*$/gm)).toEqual([
      "# Verslag Raad Pact",
      "## In het kort",
      "### Besluiten",
      "### Toezeggingen en aankondigingen",
      "## Vooraf",
      "## Versie",
      "### Nieuws",
      "## Tot slot"
    ])
    expect(text).toContain("- **Koers omarmd.** Raad heeft de inhoudelijke koers")
    expect(text).toContain("- **Besluit over het programma aangekondigd.** Het voornemen is")
  })

  it("shows for every line the event it rests on", async () => {
    const text = await markdown([said("one", "Het gaat goed.")], { form: "house" })
    expect(text).toContain("Het gaat goed. (gebeurtenis 18)")
  })

  it("says whether the minutes are a draft, or in which meeting they were adopted", async () => {
    const accepted: Raw = { _tag: "MinutesAdopted", minutes: "minutes-1", edition: 1, meeting: "meeting-2" }
    expect(await markdown([drafted], { form: "house" })).toContain("**Status:** concept, editie 1")
    expect(await markdown([drafted, next, accepted], { form: "house" })).toContain(
      "**Status:** goedgekeurd, editie 1 (Raad, donderdag 4 april 2024)"
    )
  })

  it("shows an item that falls under itself, once", async () => {
    const circle = [placed("x", "Kip", { under: "y" }), placed("y", "Ei", { under: "x" })]
    const text = await markdown(circle, { form: "house" })
    expect(text.match(/^## (Kip|Ei)$/gm)).toEqual(["## Kip", "## Ei"])
  })
})

describe("embraced is never shown as adopted", () => {
  const evening = [
    ...[said("one", "Mooi werk.", { kind: "reaction" }), endorsed, next, drafted],
    { _tag: "AdoptionScheduled", programme: "programme-1", adoptionAt: "meeting-2", body: "body-1", ...item },
    { _tag: "SupportDeclared", decision: "d-3", matter, voice: { collective: "alle partners" }, ...item },
    { _tag: "ObjectionRoundOpened", round: "round-1", matter, edition: "version-1", entitled: "members", ...item },
    { _tag: "ObjectionRoundClosed", round: "round-1", raised: 0, ...item },
    { _tag: "ConsentReached", decision: "d-4", round: "round-1", matter, ...item },
    { _tag: "MinutesAdopted", minutes: "minutes-1", edition: 1, ...item }
  ]
  it.each(["facsimile", "house"] as const)("%s: the word stands there only when it was decided", async (form) => {
    const [text, page] = [await markdown(evening, { form }), await html(evening, { form })]
    expect(text).toContain("omarmd")
    expect(text).toContain("goedgekeurd")
    expect(`${text}${page}`).not.toMatch(/vastgesteld/i)
    expect(await markdown([...evening, adopted], { form })).toContain("Het programma is vastgesteld: versie 1 (90%).")
  })
})

describe("in English", () => {
  it("what was said stays Dutch, is marked as Dutch, and says so", async () => {
    const page = await html([said("one", "Het gaat goed.", { voice: { person: anna } })], { language: "en" })
    expect(page).toContain(
      '<strong>Anna de Wit</strong> (report): <span lang="nl">Het gaat goed.</span> <span class="note">(original Dutch)</span>'
    )
    expect(await markdown([said("one", "Het gaat goed.")], { language: "en" })).toContain(
      "Het gaat goed. *(original Dutch)*"
    )
  })

  it("a sentence of ours around a quotation is English, and only the quotation is marked", async () => {
    expect(await html([endorsed], { language: "en" })).toContain(
      'Raad endorsed the direction of the implementation programme: <span lang="nl">een goede richting.</span>'
    )
  })

  it("nothing is marked as Dutch in Dutch", async () => {
    expect(await html([endorsed, said("one", "Het gaat goed.")])).not.toMatch(/<\w+ lang=(?!"nl">\n<head>)|original/)
  })
})

describe("a page", () => {
  const wild = [
    placed("x", "<script>alert(1)</script> & \"x\" 'y'"),
    said("one", '<img src=x onerror="alert(1)"> & </main>', { agendaItem: "x" })
  ]
  it.each(every)("lets no text become markup: $form $language", async (rendering) => {
    const page = await html(wild, rendering)
    expect(page).not.toMatch(/<script|<img/)
    expect(page.match(/<\/main>/g)).toHaveLength(1)
    expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot; &#39;y&#39;")
  })

  it("lets no title end a string of the print style, or the style itself", async () => {
    const document = { ...(await render([])), title: '"; } </style><b>{ x }' }
    const page = toHtml(document)
    expect(page.match(/<\/style>/g)).toHaveLength(1)
    expect(page).toContain('@top-left { content: "\\22 \\3b ')
    expect(page).toContain("<title>&quot;; } &lt;/style&gt;&lt;b&gt;{ x }</title>")
  })

  it.each(every)("is complete, has one h1, skips no level and nests well: $form $language", async (rendering) => {
    const page = await html(
      [placed("x", "Diep", { level: 6, under: "agendaitem-1" }), placed("y", "Hoog", { level: 2 }), endorsed, next],
      rendering
    )
    expect(page).toMatch(
      new RegExp(`^<!doctype html>\n<html lang="${rendering.language}">\n<head>\n<meta charset="utf-8">`)
    )
    const levels = [...page.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level))
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1)
    const open: Array<string> = []
    for (const [, closes, name = "", rest = ""] of page.matchAll(/<(\/?)([a-z][a-z0-9]*)([^>]*)>/g)) {
      if (name === "meta") continue
      expect(rest).not.toContain("undefined")
      if (closes === "") open.push(name)
      else expect(open.pop()).toBe(name)
    }
    expect(open).toEqual([])
  })

  it("prints on A4 with its title and position, in less than 4 kB of style, and needs nothing from elsewhere", async () => {
    const page = await html([])
    const [, style = ""] = /<style>([\s\S]*)<\/style>/.exec(page) ?? []
    expect(style.length).toBeLessThan(4096)
    expect(style).toContain("size: A4")
    expect(style).toContain('@bottom-left { content: "stand t\\2f m gebeurtenis 17"')
    expect(page).not.toMatch(/https?:|src=|@import|url\(/)
    expect(page).toContain("<footer>stand t/m gebeurtenis 17</footer>")
  })

  it("names in each element the events it rests on, also where it does not show them", async () => {
    expect(await html([said("one", "Het gaat goed.")])).toContain('<p data-events="18"><strong>Men</strong>')
  })
})

describe("Markdown", () => {
  it.each([
    ["# kop", "\\# kop"],
    ["- punt", "\\- punt"],
    ["+ punt", "\\+ punt"],
    ["12. punt", "12\\. punt"],
    ["3) punt", "3\\) punt"],
    ["> citaat", "\\> citaat"],
    ["---", "\\---"],
    ["===", "\\==="],
    ["*nadruk* en __meer__", "\\*nadruk\\* en \\_\\_meer\\_\\_"],
    ["<script>x</script>", "\\<script\\>x\\</script\\>"],
    ["a | b", "a \\| b"],
    ["[x](y) ![z](w) [^1]", "\\[x\\](y) !\\[z\\](w) \\[\\^1\\]"],
    ["`code` ~~weg~~ $x$ &amp; \\", "\\`code\\` \\~\\~weg\\~\\~ \\$x\\$ \\&amp; \\\\"],
    ["een\n\n# twee\r\n    drie", "een \\# twee drie"],
    ["links\u202erechts\u0007", "linksrechts"]
  ])("keeps %j as text", async (text, expected) => {
    const own = said("one", text, { voice: { person: anna }, kind: "report" })
    // The speaker is named in the text, so that the text begins the line.
    const [line] = (await markdown([{ ...own, text: `${text} Wit` }]))
      .split("\n\n")
      .filter((part) => part.endsWith(" Wit"))
    expect(line).toBe(`${expected} Wit`)
  })
})
