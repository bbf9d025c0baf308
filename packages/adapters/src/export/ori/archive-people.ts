/** Who was at a meeting, and what each of them said, as ORI-A has them. */
import type { Views } from "@pactwerk/core"
import { type About, element, idOf, referenceText } from "./archive-xml.ts"

/** One person who was there: for which organisation, and what they said under which item. */
interface Present {
  readonly person: string
  readonly organisation: string | undefined
  readonly spoken: ReadonlyArray<{ readonly text: string; readonly agendaItem: string }>
}

/** Who was registered as present, and who speaks: they were there too. Of groups and notices nobody is a person. */
const presentIn = ({ account, losses }: About): ReadonlyArray<Present> => {
  const present = new Map<
    string,
    { organisation: string | undefined; readonly spoken: Array<Present["spoken"][number]> }
  >()
  const met = (person: string, organisation: string | undefined) => {
    const known = present.get(person) ?? { organisation, spoken: [] }
    known.organisation ??= organisation
    present.set(person, known)
    return known
  }
  const text = (value: unknown) => (typeof value === "string" ? value : undefined)
  const hear = ({ event }: Views.Block, agendaItem: string | undefined) => {
    const { _tag, person, presence, text: words, voice } = event
    if (_tag === "AttendanceRegistered" && presence === "present") met(String(person), text(event.for))
    if (_tag !== "StatementRecorded") return
    const speaker = typeof voice === "object" && voice !== null && "person" in voice ? voice : undefined
    if (speaker === undefined || agendaItem === undefined) return losses.note("statementsDropped")
    const own = met(String(speaker.person), "for" in speaker ? text(speaker.for) : undefined)
    own.spoken.push({ text: String(words), agendaItem })
  }
  for (const block of [...account.before, ...account.after]) hear(block, undefined)
  for (const { agendaItem, blocks } of account.items) for (const block of blocks) hear(block, agendaItem)
  return [...present].sort(([one], [other]) => (one < other ? -1 : 1)).map(([person, known]) => ({ person, ...known }))
}

/** The archive splits names in parts. Ours are whole, and stand whole in the first of them; that is counted. */
export const personsText = (about: About): string => {
  const { naming } = about
  return presentIn({ ...about, losses: silent })
    .map(({ person }) => {
      about.losses.note("namesNotSplit")
      const name = naming("person", person)
      return element("natuurlijkPersoon", [
        element("ID", idOf("person", person), about.losses),
        element("naam", [element("achternaam", name, about.losses), element("volledigeNaam", name, about.losses)])
      ])
    })
    .join("")
}

const silent = { note: () => {}, counts: () => ({}) }

const roles: Readonly<Record<string, string>> = { chair: "Voorzitter", "deputy-chair": "Vice-voorzitter" }

export const participantsText = (about: About): string => {
  const { losses, meeting, naming } = about
  return presentIn(about)
    .map(({ organisation, person, spoken }) => {
      const held = Object.hasOwn(about.roles, person) ? about.roles[person] : undefined
      const role = held === undefined ? undefined : roles[held]
      if (role === undefined) losses.note("rolesReplaced")
      return element("aanwezigeDeelnemer", [
        element("rolnaam", role ?? "Overig", losses),
        element("organisatie", organisation && naming("organisation", organisation), losses),
        referenceText("isNatuurlijkPersoon", idOf("person", person), losses),
        referenceText("neemtDeelAanVergadering", idOf("meeting", meeting), losses),
        ...spoken.map(({ agendaItem, text }) =>
          element("spreektTijdensSpreekfragment", [
            element("taal", "nl", losses),
            element("tekstSpreekfragment", text, losses),
            referenceText("isVastgelegdIn", `transcript-${meeting}`, losses),
            referenceText("spreektTijdensAgendapunt", idOf("agendaItem", agendaItem), losses)
          ])
        )
      ])
    })
    .join("")
}
