import {
  alliance,
  Day,
  layerMemory,
  Meetings,
  OrganisationId,
  onDay,
  openAlliance,
  PersonId,
  type Recorded,
  Views
} from "@pactwerk/core"
import fc from "fast-check"
import { describe, expect, it, onTestFinished } from "vitest"
import { known, located, type Problem, type Read, readMeeting, summarise, template } from "../src/record/index.ts"
import { statements } from "../src/record/words.ts"

const noor = PersonId.make("3f1c52a4-7d0b-4c55-9d6e-0b3f8a1c2d01")
const joris = PersonId.make("8a2e6b90-15c4-4e7f-a3b1-4c9d7e6f5a02")
const mina = PersonId.make("c4d7e813-92fa-4b06-8e5d-1f7a2b3c4d03")
const elsVisser = PersonId.make("1b9f0c6e-3a5d-4f28-b7c4-6e8d9a0b1c04")
const timVisser = PersonId.make("e5a8d2f7-6c1b-4093-9f4e-2d3c4b5a6f05")

const [lab, choir] = [OrganisationId.make("buurtlab"), OrganisationId.make("zangkoor-oost")]
const earlier = onDay(Day.make("2024-01-10"))
const decides = ["direction", "support", "commitment", "consent", "adoption", "planning", "incorporation", "minutes"]

const person = (person: PersonId, name: string) => ({ _tag: "IntroducePerson", person, name })
const history: ReadonlyArray<{ readonly _tag: string; readonly [field: string]: unknown }> = [
  { _tag: "ConcludePact", pact: "pact-oost", name: "Pact Oost", concluded: earlier },
  { _tag: "EstablishBody", body: "alliantieraad", name: "Alliantieraad", kind: "council", decides },
  { _tag: "EstablishBody", body: "werkgroep", name: "Werkgroep", kind: "workingGroup" },
  person(noor, "Noor Abbink"),
  person(joris, "Joris Kamp"),
  person(mina, "Mina Doorn"),
  person(elsVisser, "Els Visser"),
  person(timVisser, "Tim Visser"),
  { _tag: "ProfileOrganisation", organisation: lab, name: "Buurtlab" },
  { _tag: "ProfileOrganisation", organisation: choir, name: "Zangkoor Oost" },
  { _tag: "DesignateRepresentative", organisation: lab, person: joris, from: earlier },
  { _tag: "DesignateRepresentative", organisation: choir, person: mina, from: earlier },
  { _tag: "AssignRole", person: noor, role: "chair", body: "alliantieraad", interim: false, from: earlier },
  { _tag: "SignPact", organisation: lab, pact: "pact-oost", signed: earlier },
  { _tag: "DraftProgrammeVersion", programme: "programma-wijk", version: "versie-een", number: 1, completeness: 0.9 },
  {
    _tag: "ShareProgrammeVersion",
    programme: "programma-wijk",
    version: "versie-een",
    shared: onDay(Day.make("2024-03-01")),
    with: "de leden"
  },
  { _tag: "AddWorkingGroupMember", body: "werkgroep", person: mina, livesIn: { area: "Oost" } },
  { _tag: "VestLeadInResidents", mandate: "opdracht", scope: "tempo en inhoud" },
  {
    _tag: "DeliverAdvice",
    advice: "advies-wijk",
    edition: "eerste druk",
    mandate: "opdracht",
    body: "werkgroep",
    scenarios: []
  }
]

const opened = async (now = "2024-03-20T12:00:00+01:00") => {
  const door = await openAlliance({ log: layerMemory, now: () => Date.parse(now) })
  onTestFinished(door.close)
  for (const [index, command] of history.entries()) {
    const read = door.readCommand(command)
    if (read._tag === "Failure") throw read.failure
    const observing = {
      id: `history-${index}`,
      actor: { role: "secretary" },
      occurred: index < 15 ? earlier : onDay(Day.make("2024-03-01")),
      source: { document: "opzet" },
      certainty: "stated"
    } as const
    const answer = await door.observe(read.success, observing)
    if (answer._tag !== "Accepted") throw new Error(`${command._tag}: ${answer._tag}`, { cause: answer })
  }
  return door
}
type Door = Awaited<ReturnType<typeof opened>>

const observed = (read: Read) => {
  if ("observations" in read) return read
  throw new Error(read.problems.map(({ line, nl, path }) => `${line} ${path}: ${nl}`).join("\n"))
}

const record = async (door: Door, text: string) => {
  const read = observed(readMeeting(text, known(door)))
  return { read, answer: await door.observeAll(read.observations, { enforced: true }) }
}

/** Records what should be accepted, and names the lines and rules when it is not. */
const accepted = async (door: Door, text: string) => {
  const { answer, read } = await record(door, text)
  if (answer._tag === "Accepted") return { read, ...answer }
  const stopped = answer._tag === "Refused" ? located(answer.stopped, read) : []
  throw new Error(stopped.map(({ broken, line, path }) => `${line} ${path}: ${broken[0]?.nl}`).join("\n"), {
    cause: answer
  })
}

/** What was recorded, without what differs from one recording to the next. */
const told = (events: ReadonlyArray<Recorded>) => events.map(({ hash, id, recordedAt, ...rest }) => rest)
const ofType = (events: ReadonlyArray<Recorded>, type: string) => events.filter((event) => event.type === type)

const header = [
  "vergadering:",
  "  orgaan: Alliantieraad",
  "  datum: 2024-03-14",
  "  van: 19.30",
  "  tot: 21.00",
  "  voorzitter: Noor Abbink",
  "punten:",
  "  - nummer: 1",
  "    titel: Het advies",
  "    gaat over: advies:advies-wijk"
]
/** A meeting of one item, on line 8; what is given begins on line 11. */
const file = (...lines: ReadonlyArray<string>) => `${[...header, ...lines].join("\n")}\n`

const wrong = async (text: string) => {
  const door = await opened()
  const read = readMeeting(text, known(door))
  return "problems" in read ? read.problems : []
}
const places = (problems: ReadonlyArray<Problem>) => problems.map(({ line, said }) => [line, said])

describe("a meeting in a file", () => {
  it("is the same evening in Dutch and in English, apart from the words about time", async () => {
    const [one, other] = [await opened(), await opened()]
    const [nl, en] = [await accepted(one, template("nl")), await accepted(other, template("en"))]
    expect(nl.repeats).toBe(0)
    expect(JSON.stringify(told(en.events)).replaceAll("around 2024-03-25", "rond 2024-03-25")).toBe(
      JSON.stringify(told(nl.events))
    )
    expect(nl.events.map(({ type }) => type)).toEqual([
      "MeetingScheduled",
      ...Array.from({ length: 5 }, () => "AgendaItemPlaced"),
      "MeetingOpened",
      ...Array.from({ length: 3 }, () => "AttendanceRegistered"),
      ...["AgendaItemOpened", "StatementRecorded"],
      ...["AgendaItemOpened", "StatementRecorded", "StatementRecorded", "StatementRecorded"],
      ...["DirectionEndorsed", "AdoptionScheduled", "PrincipleStated", "FollowUpScheduled"],
      ...["AgendaItemOpened", "StatementRecorded", "SupportDeclared", "CommitmentGiven"],
      ...["ObjectionRoundOpened", "ObjectionRaised", "ObjectionResolved", "ObjectionRoundClosed", "ConsentReached"],
      ...["IncorporationPledged", "AgendaItemOpened", "MemberWelcomed", "AgendaItemDeferred"],
      ...["MeetingScheduled", "MeetingClosed", "MinutesDrafted"]
    ])
    expect(one.audit()).toEqual([])
  })

  it("draws every event from its document and item, and keeps what was inferred apart", async () => {
    const { events } = await accepted(await opened(), template("nl"))
    expect(new Set(events.map(({ source }) => source?.document))).toEqual(new Set(["verslag-2024-03-14"]))
    expect(ofType(events, "ConsentReached")[0]).toMatchObject({ certainty: "inferred", source: { section: "2a" } })
    expect(ofType(events, "SupportDeclared")[0]).toMatchObject({
      certainty: "stated",
      data: { voice: { collective: "alle partners" }, matter: { kind: "advice", id: "advies-wijk" } }
    })
    const byItsOwnId = file("    uitspraken:", "      - dank: Dank u", "        door: Abbink").replace(
      "  - nummer: 1\n",
      "  - id: het-advies\n"
    )
    const plainly = await accepted(await opened(), byItsOwnId)
    expect(ofType(plainly.events, "StatementRecorded")[0]?.source).toEqual({
      document: "alliantieraad-2024-03-14",
      section: "het-advies"
    })
  })

  it("makes the minutes of everything before them", async () => {
    const door = await opened()
    const { events } = await accepted(door, template("nl"))
    const minutes = events.at(-1)
    expect(minutes?.data.upTo).toBe((minutes?.position ?? 0) - 1)
  })

  it("adds nothing when it is recorded twice", async () => {
    const door = await opened()
    await accepted(door, template("nl"))
    const head = door.standing().head
    const again = await accepted(door, template("nl"))
    expect(again).toMatchObject({ events: [], repeats: again.read.observations.length })
    expect(door.standing().head).toBe(head)
  })

  it("says so when a line that was recorded now says something else", async () => {
    const door = await opened()
    await accepted(door, template("nl"))
    const changed = template("nl").replace("Het wordt concreet.", "Het wordt abstract.")
    const read = readMeeting(changed, known(door))
    expect("problems" in read && read.problems).toMatchObject([
      { path: "punten[2].uitspraken[3].reactie", nl: expect.stringContaining("al anders vastgelegd") }
    ])
  })

  it("takes up a meeting that was scheduled before, with its items", async () => {
    const door = await opened()
    const { read } = await record(door, template("nl"))
    expect(read.observations[0]?.command._tag).toBe("ScheduleMeeting")
    const nextEvening = file("    uitspraken:", "      - dank: Dank u", "        door: Abbink").replace(
      "2024-03-14",
      "2024-04-11"
    )
    const next = observed(readMeeting(nextEvening, known(door)))
    expect(next.observations.map(({ command }) => command._tag)).toEqual([
      ...["PlaceAgendaItem", "OpenMeeting", "OpenAgendaItem", "RecordStatement", "CloseMeeting"]
    ])
    const inAPlace = nextEvening.replace("  van:", "  plaats: De Kring\n  van:")
    expect(observed(readMeeting(inAPlace, known(door))).observations[0]?.command).toMatchObject({
      _tag: "ScheduleMeeting",
      meeting: "alliantieraad-2024-04-11",
      place: "De Kring"
    })
    const otherDay = readMeeting(
      nextEvening.replace("  datum: 2024-04-11", "  id: alliantieraad-2024-04-11\n  datum: 2024-04-12"),
      known(door)
    )
    expect("problems" in otherDay && places(otherDay.problems)).toEqual([[4, "2024-04-12"]])
  })
})

describe("a file by hand", () => {
  it("may mix the languages, and calls a welcome to an organisation a new member", async () => {
    const text = file(
      "    course:",
      "      - mededeling:",
      "          text: Er is een nieuw lid",
      "          by: Abbink",
      "          noemt: [Mina Doorn]",
      "      - welcome:",
      "          organisatie: zangkoor-oost",
      "          representative: Doorn",
      "      - welkom: Welkom allemaal",
      "        as: het koor",
      "      - Support: het advies",
      "        door: joris kamp",
      "        namens: Buurtlab"
    ).replace("voorzitter", "Chair")
    const { events } = await accepted(await opened(), text)
    expect(events.slice(4, -1).map(({ type }) => type)).toEqual([
      ...["StatementRecorded", "MemberWelcomed", "StatementRecorded", "SupportDeclared"]
    ])
    expect(events[4]?.data).toMatchObject({ kind: "report", mentions: [mina] })
    expect(events[7]?.data.voice).toEqual({ person: joris, for: lab })
  })

  it("goes from announcement to adoption in two evenings, each round found by its matter", async () => {
    const door = await opened("2024-04-20T12:00:00+02:00")
    const about = "    gaat over: [het uitvoeringsprogramma, 90%-versie]"
    const first = file("    besluiten:", "      - aangekondigd: next meeting", "volgende vergadering: 11 april 2024")
    await accepted(door, first.replace("    gaat over: advies:advies-wijk", about))
    const observing = { actor: { role: "programme-office" }, occurred: onDay(Day.make("2024-03-20")) } as const
    const read = door.readCommand({
      _tag: "FinaliseProgrammeVersion",
      programme: "programma-wijk",
      version: "versie-een"
    })
    if (read._tag === "Failure") throw read.failure
    await door.observe(read.success, { ...observing, source: { document: "opzet" }, certainty: "stated" })
    const second = file(
      "    besluiten:",
      "      - bezwarenronde: versie 1",
      "        zaak: versie:versie-een",
      "        gerechtigd: leden",
      "        bezwaren: geen",
      "      - instemming: versie:versie-een",
      "      - vastgesteld: versie 1 (90%)"
    )
      .replace("    gaat over: advies:advies-wijk", about)
      .replace("2024-03-14", "2024-04-11")
    const { events } = await accepted(door, second)
    expect(ofType(events, "ProgrammeAdopted")[0]?.data).toMatchObject({
      version: "versie-een",
      round: ofType(events, "ObjectionRoundOpened")[0]?.data.round
    })
  })

  it("says what is missing, double or the wrong way round, each on its own line", async () => {
    const problems = await wrong(
      [
        ...file("    uitspraken:", "      - antwoord: Ja", "        door: Kamp", "        antwoord op: niets")
          .split("\n")
          .slice(0, -1),
        "  - nummer: 1",
        "    onder: 7",
        "    besluiten:",
        "      - vervolg: Bellen",
        "      - bezwarenronde: de tekst",
        "        bezwaren:",
        "          - door: Joris Kamp",
        "      - uitgangspunt: Samen",
        "        gaat over: geld"
      ]
        .join("\n")
        .replace("  tot: 21.00", "  tot: 18.00\n  aanwezig: [Noor Abbink, Abbink]")
    )
    expect(problems.map(({ line, path, said }) => [line, path, said])).toEqual([
      [5, "vergadering.tot", "18.00"],
      [6, "vergadering.aanwezig[2]", noor],
      [15, "punten[1].uitspraken[1].antwoord op", "niets"],
      [16, "punten[2].nummer", "1"],
      [16, "punten[2]", ""],
      [17, "punten[2].onder", "7"],
      [19, "punten[2].besluiten[1].vervolg", ""],
      [20, "punten[2].besluiten[2].bezwarenronde", ""],
      [20, "punten[2].besluiten[2].bezwarenronde", ""],
      [22, "punten[2].besluiten[2].bezwaren[1]", ""],
      [22, "punten[2].besluiten[2].bezwaren[1]", ""],
      [23, "punten[2].besluiten[3].uitgangspunt", ""],
      [24, "punten[2].besluiten[3].gaat over", "geld"]
    ])
  })

  it("makes ids of a fixed length of a meeting with a long one, the same every time", async () => {
    const door = await opened()
    const text = file("    uitspraken:", "      - dank: Dank u", "        door: Abbink").replace(
      "  orgaan:",
      `  id: ${"m".repeat(80)}\n  orgaan:`
    )
    await accepted(door, text)
    expect(await accepted(door, text)).toMatchObject({ events: [] })
  })
})

describe("what cannot be read", () => {
  it("is named with its line, all at once, and nothing is recorded", async () => {
    const problems = await wrong(
      file(
        "    uitspraken:",
        "      - mededelign: Er is koffie",
        "        door: Noor Abbink",
        "      - vraag: En thee?",
        "        door: Noor Abink",
        "    besluiten:",
        "      - vervolg:",
        "          wat: Thee kopen",
        "          wie: Joris Kamp",
        "          wanneer: straks",
        "verslag: Noor Abbink"
      ).replace("  tot: 21.00", "  tod: 21.00")
    )
    expect(places(problems)).toEqual([
      [2, ""],
      [5, "tod"],
      [12, "mededelign"],
      [15, "Noor Abink"],
      [20, "straks"]
    ])
    expect(problems.map(({ nearest }) => nearest?.[0])).toEqual([
      undefined,
      "tot",
      "mededeling",
      "Noor Abbink",
      undefined
    ])
    expect(problems[3]).toMatchObject({
      column: 15,
      path: "punten[1].uitspraken[2].door",
      nl: [
        "«Noor Abink» staat niet bij de personen;",
        "verwacht: de naam of het id van iemand die is voorgesteld.",
        "Bedoelde u «Noor Abbink»?"
      ].join(" ")
    })
  })

  it("offers what is near: a key, a kind of talk, an organisation, a matter, a body", async () => {
    const problems = await wrong(
      file(
        "    uitspraken:",
        "      - voortgagn: Het gaat goed",
        "        door: Joris Kamp",
        "      - zorg: Is er geld?",
        "        door: Joris Kamp",
        "        namens: Buurtlap",
        "        gaat ovre: advies:advies-wijk"
      )
        .replace("advies:advies-wijk\n    uit", "advies:advies-wijjk\n    uit")
        .replace("orgaan: Alliantieraad", "orgaan: Aliantieraad")
    )
    expect(problems.map(({ nearest }) => nearest?.[0])).toEqual([
      "Alliantieraad",
      "advies-wijk",
      "voortgang",
      "Buurtlab",
      "gaat over"
    ])
  })

  it("asks which of two people with one surname is meant, by their ids", async () => {
    const text = file("    uitspraken:", "      - dank: Dank u", "        door: Visser")
    const [problem, ...others] = await wrong(text)
    expect(others).toEqual([])
    expect(problem).toMatchObject({ line: 13, nearest: [elsVisser, timVisser] })
    expect(problem?.nl).toContain(elsVisser)
    expect(problem?.en).toContain(timVisser)
    const clear = observed(readMeeting(text.replace("Visser", elsVisser), known(await opened())))
    expect(clear.observations[4]?.command).toMatchObject({ voice: { person: elsVisser } })
  })

  it.each([["2024-02-30"], ["31 april 2024"], ["morgen"], ["14-03-2024"]])(
    "is a day that does not exist: %s",
    async (day) => {
      const problems = await wrong(file("    uitspraken: []").replace("datum: 2024-03-14", `datum: ${day}`))
      expect(places(problems)).toEqual([[3, day]])
    }
  )

  it("is YAML with a double key, a tab, a wrong indent, an alias, two documents, or too much of it", async () => {
    const at = async (text: string) => (await wrong(text)).map(({ line }) => line)
    expect(await at(file("    titel: Nog een titel"))).toEqual([11])
    expect(await at(file("    title: Nog een titel"))).toEqual([11])
    expect(await at(file("\tuitspraken: []"))).toContain(11)
    expect(await at(file("   uitspraken: []"))).toContain(11)
    expect(await at(file("    kop: *elders"))).toEqual([11])
    expect(await at(file("---", "meer: tekst"))).toEqual([11])
    expect(await at(" ".repeat(1024 * 1024 + 1))).toEqual([1])
    const bomb = ["a: &a [x, x]", "b: &b [*a, *a, *a]", "c: &c [*b, *b, *b]", "punten: [*c, *c]"].join("\n")
    expect((await at(bomb)).length).toBeGreaterThan(3)
    expect(await at("")).not.toEqual([])
    expect(await at("[".repeat(5000))).not.toEqual([])
  })

  it("is a decision among statements", async () => {
    const problems = await wrong(
      file("    uitspraken:", "      - steun: advies:advies-wijk", "        namens: alle partners")
    )
    expect(problems).toMatchObject([{ line: 12, expected: { nl: "dit onder «besluiten:» of «verloop:»" } }])
  })

  it("never throws, whatever comes in", async () => {
    const all = known(await opened())
    const words = template("nl").split(/(?<=\s)/)
    const scrambled = fc
      .array(fc.constantFrom(...words, "*a ", "&a ", "- ", "? ", "\t", "|\n", "\u0000", '"\\ud800" ', "<<: "), {
        maxLength: 60
      })
      .map((parts) => parts.join(""))
    const cut = fc
      .tuple(fc.nat(template("nl").length), fc.nat(40), fc.string({ maxLength: 5 }))
      .map(([at, length, more]) => template("nl").slice(0, at) + more + template("nl").slice(at + length))
    const check = (text: string) => {
      const read = readMeeting(text, all)
      if ("observations" in read) return true
      return read.problems.length > 0 && read.problems.every(({ column, line }) => line > 0 && column > 0)
    }
    const garbage = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }), scrambled, cut)
    fc.assert(fc.property(garbage, check), { numRuns: 400 })
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => "problems" in readMeeting(text, all)),
      { numRuns: 200 }
    )
  })
})

describe("what the rules stop", () => {
  it("is shown on its line, and nothing of the evening is recorded", async () => {
    const door = await opened()
    const head = door.standing().head
    const text = file(
      "    besluiten:",
      "      - steun:",
      "          namens: alle partners",
      "      - instemming: advies:advies-wijk"
    )
    const { answer, read } = await record(door, text)
    if (answer._tag !== "Refused") throw new Error(answer._tag)
    expect(located(answer.stopped, read)).toMatchObject([
      {
        line: 14,
        column: 9,
        path: "punten[1].besluiten[2].instemming",
        broken: [
          { id: "agreement/consent-needs-a-round", nl: expect.stringContaining("bezwarenronde") },
          { id: "agreement/consent-is-on-the-matter-of-the-round" }
        ]
      }
    ])
    expect(door.standing().head).toBe(head)
    expect(door.events()).toHaveLength(head)
  })

  it("is everything of a meeting that has not been yet", async () => {
    const door = await opened()
    const { answer, read } = await record(door, file("    uitspraken: []").replace("2024-03-14", "2024-05-14"))
    if (answer._tag !== "Refused") throw new Error(answer._tag)
    const rules = located(answer.stopped, read).flatMap(({ broken }) => broken.map(({ id }) => id))
    expect(rules).toContain("kernel/honest-precision")
  })
})

describe("a moment", () => {
  const due = async (when: string) => {
    const text = file("    besluiten:", "      - vervolg: Bellen", "        wie: Buurtlab", `        wanneer: ${when}`)
    const [event] = ofType((await accepted(await opened(), text)).events, "FollowUpScheduled")
    return event?.data.due
  }

  it.each([
    ["2024-03-18", { said: "2024-03-18", earliest: "2024-03-18", latest: "2024-03-18", precision: "day" }],
    ["18 maart 2024", { said: "18 maart 2024", earliest: "2024-03-18", latest: "2024-03-18", precision: "day" }],
    ["rond 2024-02-11", { said: "rond 2024-02-11", earliest: "2024-02-08", latest: "2024-02-14", precision: "about" }],
    [
      "around 11 February 2024",
      { said: "around 11 February 2024", earliest: "2024-02-08", latest: "2024-02-14", precision: "about" }
    ],
    ["vorige week", { said: "vorige week", earliest: "2024-03-04", latest: "2024-03-10", precision: "week" }],
    ["next week", { said: "next week", earliest: "2024-03-18", latest: "2024-03-24", precision: "week" }],
    ["recentelijk", { said: "recentelijk", latest: "2024-03-14", precision: "recently" }],
    ["zonder datum", "undated"],
    ["undated", "undated"]
  ])("stays as precise as it was said: %s", async (said, expected) => {
    expect(await due(said)).toEqual(expected)
  })

  it("reaches as far around a day as the alliance agreed", async () => {
    const all = known(await opened())
    const text = file("    besluiten:", "      - vervolg: Bellen", "        wanneer: rond 2024-03-20")
    const { observations } = observed(readMeeting(text, { ...all, marginOn: () => 10 }))
    const made = observations.map(({ command }) => command).find(({ _tag }) => _tag === "ScheduleFollowUp")
    expect(made).toMatchObject({ due: { earliest: "2024-03-10", latest: "2024-03-30" } })
  })

  it("is in summer time or winter time, as it was that day", async () => {
    const all = known(await opened())
    const at = (day: string) => {
      const { observations } = observed(readMeeting(file("    uitspraken: []").replace("2024-03-14", day), all))
      return observations.map(({ command }) => command).flatMap((command) => ("at" in command ? [command.at] : []))
    }
    expect(at("2024-03-14")[0]).toBe("2024-03-14T19:30:00+01:00")
    expect(at("2024-07-04")[1]).toBe("2024-07-04T21:00:00+02:00")
  })
})

describe("before recording", () => {
  it("shows what will be recorded, in the words of the rooms", async () => {
    const door = await opened()
    const { observations, summary } = observed(readMeeting(template("nl"), known(door)))
    const naming = Views.naming(door.project(Views.names), "nl")
    const shown = summarise(observations, alliance.words, naming, "nl")
    expect(shown[0]).toBe("Dit wordt vastgelegd:")
    expect(shown).toHaveLength(observations.length + 1)
    expect(shown).toContain("- vraag, Joris Kamp van Buurtlab: Komt er ook iets voor jongeren in?")
    expect(shown).toContain("- agendapunt geopend: Aan de orde is: Advies van bewoners.")
    expect(shown.filter((line) => line.endsWith("(afgeleid)"))).toHaveLength(1)
    expect(summary.map(({ nl }) => `- ${nl}`)).toEqual(shown.slice(1))
    expect(summary[0]?.en).toBe(
      "meeting scheduled: Alliantieraad meets on Thursday 14 March 2024, 19:30, Wijkcentrum De Schakel."
    )
  })

  it("knows every kind of talk by the words of the meetings room", () => {
    const words = Object.entries(statements).map(([kind, [nl, en]]) => [kind, { nl, en }])
    expect(Object.fromEntries(words)).toEqual(Meetings.statements)
  })
})
