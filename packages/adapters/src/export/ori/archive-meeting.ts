/** A meeting, its agenda and what was adopted in it, as ORI-A has them. */
import { type Bound, dayOf, Views } from "@pactwerk/core"
import { instantOf } from "../times.ts"
import { type About, element, idOf, referenceText } from "./archive-xml.ts"

const moment = (bound: Bound | undefined): string | undefined =>
  bound === undefined || bound.length === 10 ? undefined : instantOf(bound, "first")

const statusOf = ({ closedAt, isCancelled, openedAt }: Views.Account): string => {
  if (isCancelled) return "Geannuleerd"
  return closedAt === undefined && openedAt === undefined ? "Gepland" : "Gehouden"
}

/** The archive knows no alliance council: it stands there as a committee. */
export const meetingText = ({ account, losses, meeting, naming }: About): string => {
  const { body, closedAt, editions, ends, openedAt, place, starts } = account
  const one = (name: string, text: string | undefined) => element(name, text, losses)
  losses.note("meetingTypeReplaced")
  return element("vergadering", [
    one("ID", idOf("meeting", meeting)),
    one("naam", naming("meeting", meeting)),
    ...(body === undefined
      ? []
      : [
          element("georganiseerdDoorGremium", [
            one("gremiumIdentificatie", body),
            one("gremiumNaam", naming("body", body))
          ])
        ]),
    one("vergaderingsType", "Commissievergadering"),
    one("locatie", place),
    one("status", statusOf(account)),
    one("geplandeVergaderdatum", starts && dayOf(starts)),
    one("vergaderdatum", openedAt && dayOf(openedAt)),
    one("geplandeAanvangVergadering", moment(starts)),
    one("geplandeEindeVergadering", moment(ends)),
    one("aanvangVergadering", moment(openedAt)),
    one("eindeVergadering", moment(closedAt)),
    referenceText("isVastgelegdMiddels", `transcript-${meeting}`, losses),
    ...editions
      .slice(-1)
      .map(({ minutes }) => element("isGenotuleerdIn", [referenceText("verwijzingInformatieobject", minutes, losses)]))
  ])
}

/** Each item below the one it falls under; in the order in which they were placed. */
export const agendaText = (about: About): string => {
  const { items } = about.account
  const known = new Set<string>(items.map(({ agendaItem }) => agendaItem))
  const seen = new Set<string>()
  const below = (under: string | undefined, name: string): ReadonlyArray<string> =>
    items
      .filter((item) => (item.under !== undefined && known.has(item.under) ? item.under : undefined) === under)
      .flatMap((item) => {
        if (seen.has(item.agendaItem)) return []
        seen.add(item.agendaItem)
        return [itemText(name, item, below(item.agendaItem, "heeftAlsSubagendapunt"), about)]
      })
  const placed = below(undefined, "agendapunt")
  // What falls under itself stands on top.
  const circular = items.filter(({ agendaItem }) => !seen.has(agendaItem))
  return [...placed, ...circular.map((item) => itemText("agendapunt", item, [], about))].join("")
}

const itemText = (
  name: string,
  { agendaItem, heading, number, title, wasOpened }: Views.AccountItem,
  below: ReadonlyArray<string>,
  { losses, meeting }: About
): string => {
  const one = (element_: string, text: string | undefined) => element(element_, text, losses)
  const isNumber = number !== undefined && /^\d+\w*$/.test(number)
  if (number !== undefined && !isNumber) losses.note("numbersDropped")
  losses.note("closednessUnknown")
  return element(name, [
    one("ID", idOf("agendaItem", agendaItem)),
    one("agendapuntOmschrijving", heading),
    one("agendapuntVolgnummer", isNumber ? number : undefined),
    one("agendapuntTitel", title),
    one("indicatorBehandeld", String(wasOpened)),
    // It must be said, and no event says it.
    one("indicatorBesloten", "false"),
    referenceText("wordtBehandeldTijdens", idOf("meeting", meeting), losses),
    ...below
  ])
}

/** Only what was adopted has a result here; no objections and an endorsed direction have none. */
export const decisionsText = ({ account, losses, naming }: About): string =>
  account.items
    .flatMap(({ agendaItem, blocks }) =>
      blocks.flatMap((block) => {
        if (block.type !== "ProgrammeAdopted") {
          if (Views.weightOf(block) === "decision") losses.note("decisionsWithoutResult")
          return []
        }
        const { decision, version } = block.event
        return [
          element("stemming", [
            element("ID", idOf("decision", String(decision)), losses),
            element("leidtTotBesluit", [
              element("besluitToelichting", naming("version", String(version)), losses),
              element("besluitResultaat", "Aangenomen", losses)
            ]),
            referenceText("heeftBetrekkingOpAgendapunt", idOf("agendaItem", agendaItem), losses)
          ])
        ]
      })
    )
    .join("")
