/** What an Akoma Ntoso document says of itself: what it is, which versions there were, and who is in it. */
import { type Day, dayOf, Instant, Office, type Recorded, Views } from "@pactwerk/core"
import type { Losses, Statement } from "../statement.ts"
import { statementText } from "../statement.ts"
import type { Saying } from "../talk.ts"
import { tag, xmlText } from "../xml.ts"

/** One meeting, and what is needed to say it. */
export interface Minuted {
  readonly meeting: string
  readonly minutes: Views.Minutes
  readonly saying: Saying
  /** The role that each person holds, where one was recorded. */
  readonly roles: Readonly<Record<string, string>>
  readonly heard: ReadonlyMap<string, Recorded>
}

/** Who speaks somewhere in it, by number; and the roles they hold. */
export interface People {
  readonly persons: ReadonlySet<string>
  readonly roles: ReadonlySet<string>
}

/** The id of somebody or something in a document: of its kind and its number, never of a name. */
export const eId = (kind: string, id: string): string => `${kind}-${id}`

const codes = { nl: "nld", en: "eng" } as const

/** The day of the meeting; where none was planned, that on which it was first written down. */
const dayIn = ({ heard, minutes: { account } }: Minuted): Day => {
  const bound = account.starts ?? account.openedAt
  if (bound !== undefined) return dayOf(bound)
  const [first = ""] = account.because
  return dayOf(Instant.make(heard.get(first)?.recordedAt ?? "1970-01-01T00:00:00Z"))
}

export const metaText = (minuted: Minuted, people: People, statement: Statement, losses: Losses): string => {
  const { meeting, minutes, saying } = minuted
  const { body, editions } = minutes.account
  const [day, last] = [dayIn(minuted), editions.at(-1)]
  const work = `/akn/nl/debate/${day}/${meeting}`
  const version = `${work}/${codes[saying.language]}@${editions.length === 0 ? "" : `edition-${last?.edition}`}`
  const author = body === undefined ? "#pactwerk" : `#${eId("body", body)}`
  const writer = last === undefined ? author : `#${eId("person", last.author)}`
  const one = (name: string, attributes: Readonly<Record<string, string>>) => tag(name, attributes, losses, "/>")
  const core = (uri: string, by: string, at: string, name: string) => [
    one("FRBRthis", { value: `${uri}/!main` }),
    one("FRBRuri", { value: uri }),
    one("FRBRdate", { date: at, name }),
    one("FRBRauthor", { href: by })
  ]
  const written = last === undefined ? day : recordedDay(minuted, last.because[0])
  return [
    `<meta>\n<identification source="#pactwerk">\n`,
    ...["<FRBRWork>", ...core(work, author, day, "meeting"), one("FRBRcountry", { value: "nl" }), "</FRBRWork>\n"],
    ...["<FRBRExpression>", ...core(version, writer, written, "edition")],
    ...[one("FRBRlanguage", { language: codes[saying.language] }), "</FRBRExpression>\n"],
    ...["<FRBRManifestation>", ...core(`${version}.xml`, "#pactwerk", written, "edition")],
    ...[one("FRBRformat", { value: "application/akn+xml" }), "</FRBRManifestation>\n</identification>\n"],
    lifecycleText(minuted, losses),
    referencesText(minuted, people, losses),
    `<proprietary source="#pactwerk"><pactwerk:export xmlns:pactwerk="urn:pactwerk:export">`,
    `${xmlText(statementText(statement), losses)}</pactwerk:export></proprietary>\n</meta>\n`
  ].join("")
}

const recordedDay = ({ heard }: Minuted, id = ""): Day =>
  dayOf(Instant.make(heard.get(id)?.recordedAt ?? "1970-01-01T00:00:00Z"))

/** Each edition, and each correction of something that is told in it. */
const lifecycleText = (minuted: Minuted, losses: Losses): string => {
  const { heard, minutes } = minuted
  const told = new Set<string>(Views.blocksOf(minutes.account).map(({ recorded }) => recorded))
  const editions = minutes.account.editions.map(({ author, because }, index) => ({
    date: recordedDay(minuted, because[0]),
    source: `#${eId("person", author)}`,
    type: index === 0 ? "generation" : "amendment"
  }))
  const corrections = [...heard.values()]
    .filter(({ data, type }) => type === "CorrectionRecorded" && told.has(String(data.corrects)))
    .map(({ id }) => ({ date: recordedDay(minuted, id), source: "#pactwerk", type: "amendment" }))
  const events = [...editions, ...corrections].map((event, index) =>
    tag("eventRef", { eId: `event-${index + 1}`, ...event }, losses, "/>")
  )
  return events.length === 0 ? "" : `<lifecycle source="#pactwerk">${events.join("")}</lifecycle>\n`
}

const referencesText = ({ minutes, saying }: Minuted, people: People, losses: Losses): string => {
  const { body, editions } = minutes.account
  const persons = [...new Set([...people.persons, ...editions.map(({ author }) => author)])].sort()
  const reference = (name: string, kind: string, id: string, showAs: string) =>
    tag(name, { eId: eId(kind, id), href: `/ontology/${kind}/${id}`, showAs }, losses, "/>")
  return [
    `<references source="#pactwerk">\n`,
    tag("TLCOrganization", { eId: "pactwerk", href: "/ontology/software/pactwerk", showAs: "Pactwerk" }, losses, "/>"),
    ...(body === undefined ? [] : [reference("TLCOrganization", "body", body, saying.naming("body", body))]),
    ...persons.map((person) => reference("TLCPerson", "person", person, saying.naming("person", person))),
    ...[...people.roles]
      .sort()
      .map((role) => reference("TLCRole", "role", role, Office.sayRole(role, saying.language))),
    "\n</references>\n"
  ].join("")
}
