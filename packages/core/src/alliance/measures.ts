/** What is measured of every alliance. */
import type { Day } from "../kernel/names.ts"
import { lastDay } from "../kernel/when.ts"
import { type Promised, promises, standingOf } from "../views/promises.ts"
import { answerTo, count, isOf, lead, type Measure, type Told, times, when } from "./measure.ts"

/** The organisations for which one of these is true and that had not left by that day. */
const standing = (history: ReadonlyArray<Told>, on: Day, ...names: ReadonlyArray<"MemberWelcomed" | "PactSigned">) => {
  const found = new Set<string>()
  for (const { event } of history) {
    if (isOf(...names)(event)) found.add(event.organisation)
    if (event._tag === "MemberWithdrawn" && event.from <= on) found.delete(event.organisation)
  }
  return found.size
}

/** How many promises stand like one of these on a day. */
const promised = (history: ReadonlyArray<Told>, on: Day, ...standings: ReadonlyArray<ReturnType<typeof standingOf>>) =>
  Object.values<Promised>(answerTo(promises, history).pledges).filter((one) => standings.includes(standingOf(one, on)))
    .length

/** Every measure, in the order in which they are shown. */
export const measures: ReadonlyArray<Measure> = [
  count("members", { nl: "leden", en: "members" }, (history, on) =>
    standing(history, on, "MemberWelcomed", "PactSigned")
  ),
  count("signatories", { nl: "ondertekenaars", en: "signatories" }, (history, on) =>
    standing(history, on, "PactSigned")
  ),
  times("meetings", { nl: "vergaderingen geopend", en: "meetings opened" }, "MeetingOpened"),
  times("minutes-adopted", { nl: "verslagen vastgesteld", en: "minutes adopted" }, "MinutesAdopted"),
  times("versions-shared", { nl: "versies gedeeld", en: "versions shared" }, "ProgrammeVersionShared"),
  times("programmes-adopted", { nl: "programma's vastgesteld", en: "programmes adopted" }, "ProgrammeAdopted"),
  times("remarks", { nl: "opmerkingen", en: "remarks" }, "FeedbackSubmitted", "LateFeedbackReceived"),
  times("objections", { nl: "bezwaren", en: "objections" }, "ObjectionRaised"),
  times("initiatives", { nl: "initiatieven voorgesteld", en: "initiatives proposed" }, "InitiativeProposed"),
  times("initiatives-let-go", { nl: "initiatieven losgelaten", en: "initiatives let go" }, "InitiativeLetGo"),
  times("promises-made", { nl: "toezeggingen gedaan", en: "pledges made" }, "PledgeMade"),
  times("promises-kept", { nl: "toezeggingen nagekomen", en: "pledges kept" }, "PledgeKept"),
  count("promises-open", { nl: "toezeggingen open", en: "pledges open" }, (history, on) =>
    promised(history, on, "open", "late", "unknown")
  ),
  count("promises-late", { nl: "toezeggingen te laat", en: "pledges late" }, (history, on) =>
    promised(history, on, "late")
  ),
  times("breaches", { nl: "regelbreuken waargenomen", en: "breaches observed" }, "RuleBreachObserved"),
  lead(
    "shared-to-adopted",
    { nl: "gedeeld → vastgesteld", en: "shared → adopted" },
    {
      begins: when(
        "ProgrammeVersionShared",
        ({ version }) => version,
        ({ shared }) => lastDay(shared)
      ),
      ends: when("ProgrammeAdopted", ({ version }) => version)
    }
  ),
  lead(
    "nominated-to-joined",
    { nl: "genoemd → aangesloten", en: "nominated → joined" },
    {
      begins: when("PartyNominated", ({ coalition, party }) =>
        "organisation" in party ? `${coalition} ${party.organisation}` : undefined
      ),
      ends: when("CoalitionJoined", ({ coalition, organisation }) => `${coalition} ${organisation}`)
    }
  ),
  lead(
    "pledged-to-fulfilled",
    { nl: "toegezegd → nagekomen", en: "pledged → fulfilled" },
    {
      begins: when("PledgeMade", ({ pledge }) => pledge),
      ends: when(
        "PledgeKept",
        ({ pledge }) => pledge,
        ({ kept }) => lastDay(kept)
      )
    }
  ),
  lead(
    "called-to-answered",
    { nl: "aangesproken → geantwoord", en: "called → answered" },
    {
      begins: when("SignatoryCalledUpon", ({ call }) => call),
      ends: when("CallAnswered", ({ call }) => call)
    }
  ),
  lead(
    "remark-to-answer",
    { nl: "opmerking → antwoord", en: "remark → answer" },
    {
      begins: when("FeedbackSubmitted", ({ remark, window }) => `${window} ${remark}`),
      ends: when("FeedbackAnswered", ({ remark, window }) => `${window} ${remark}`)
    }
  ),
  lead(
    "meeting-to-minutes",
    { nl: "vergadering → verslag", en: "meeting → minutes" },
    {
      begins: when("MeetingClosed", ({ meeting }) => meeting),
      ends: when("MinutesDrafted", ({ meeting }) => meeting)
    }
  )
]
