/** `forget`: somebody's keys are destroyed, and what remains is said; without a name, what was interrupted is finished. */
import {
  type Delivery,
  type Naming,
  PersonId,
  type Remains,
  sayWhen,
  shortFingerprint,
  type Wording
} from "@pactwerk/core"
import { Schema } from "effect"
import type { Desk } from "../desk.ts"
import { ofFault } from "../faults.ts"
import type { Ordered } from "../grammar.ts"
import { Problem } from "../problem.ts"
import { refusal } from "../refusals.ts"
import type { Reply } from "../reply.ts"
import { type Alliance, mustExist, openToWrite } from "../store.ts"
import { sayingOf } from "../tell.ts"

const secretary = { role: "secretary" } as const

export const forget = async (desk: Desk, given: Ordered<"forget">): Promise<Reply> => {
  const { ground, person, requestedBy = "secretary" } = given
  if (person === undefined) return await resume(desk)
  if (!Schema.is(PersonId)(person)) throw new Problem("usage", noPerson(person))
  if (ground === undefined) throw new Problem("usage", noGround)
  await mustExist(desk)
  desk.interrupted = later
  const opened = await openToWrite(desk)
  const { remains, ...answer } = await opened.forget({ person, ground, requestedBy }, { actor: secretary })
  desk.position = opened.standing().head
  if (answer._tag === "Refused") throw refusal(answer.refused, "ForgetPerson", desk.speech)
  if (answer._tag === "Failed") throw ofFault(answer.fault, desk.log)
  return {
    position: desk.position,
    json: { person, ground, requestedBy, ...remains },
    text: (speech) => {
      const { naming } = sayingOf(opened, speech)
      return `${[done(person), ...report(remains, naming)].map(speech.say).join("\n")}\n`
    }
  }
}

const resume = async (desk: Desk): Promise<Reply> => {
  await mustExist(desk)
  const opened: Alliance = await openToWrite(desk, { resuming: false })
  const finished = await opened.resumeForgetting({ actor: secretary })
  desk.position = opened.standing().head
  return {
    position: desk.position,
    json: { finished },
    text: ({ say }) => `${say(finished.length === 0 ? nothing : completed(finished))}\n`
  }
}

const later: Wording = {
  nl: "Onderbroken. Maak het af met: pactwerk vergeet",
  en: "Interrupted. Finish it with: pactwerk forget"
}
const nothing: Wording = { nl: "Er is niets af te maken.", en: "There is nothing to finish." }
const completed = (people: ReadonlyArray<string>): Wording => ({
  nl: `Afgemaakt: ${people.join(", ")}.`,
  en: `Finished: ${people.join(", ")}.`
})
const noGround: Wording = {
  nl: "Op welke grond? Geef --ground, bijvoorbeeld --ground consent-withdrawn.",
  en: "On which ground? Give --ground, for instance --ground consent-withdrawn."
}
const noPerson = (person: string): Wording => ({
  nl: `Dit is geen nummer van iemand: ${person}.`,
  en: `This is nobody's number: ${person}.`
})
const done = (person: string): Wording => ({
  nl: `De sleutels van ${person} zijn vernietigd. Wat daarmee gesloten was, is niet meer te lezen zodra ook de laatste kopie van die sleutels weg is.`,
  en: `The keys of ${person} are destroyed. What was sealed with them cannot be read once the last copy of these keys is gone too.`
})

const list = (positions: ReadonlyArray<number>): string => positions.map((position) => `#${position}`).join(", ")

/** What cannot be undone is said as plainly as what was done. */
const report = (remains: Remains, naming: Naming): ReadonlyArray<Wording> => {
  const { deliveries, filed, pseudonym, public: open, sealed, unmarked } = remains
  return [
    { nl: `Deze persoon heet voortaan: ${pseudonym}.`, en: `This person is called from now on: ${pseudonym}.` },
    sealed.length === 0
      ? { nl: "Er was niets van deze persoon verzegeld.", en: "Nothing of this person was sealed." }
      : { nl: `Verzegeld waren: ${list(sealed)}.`, en: `Sealed were: ${list(sealed)}.` },
    ...(filed.length === 0
      ? []
      : [
          {
            nl: `Dit blijft staan onder het nummer, en kan met een rol of een dag nog op één persoon wijzen: ${list(filed.map(({ position }) => position))}.`,
            en: `This stays under the number, and with a role or a day it can still point to one person: ${list(filed.map(({ position }) => position))}.`
          }
        ]),
    ...(unmarked.length === 0
      ? []
      : [
          {
            nl: `Let op: hier staat de naam in een tekst, niet gemerkt en dus niet verzegeld: ${list(unmarked)}. Die blijft staan.`,
            en: `Mind: here the name stands in a text, not marked and so not sealed: ${list(unmarked)}. It stays there.`
          }
        ]),
    ...(open.length === 0
      ? []
      : [
          {
            nl: `Voor iedereen te zien was: ${list(open)}. Wie dat heeft, staat in geen register: wat openbaar is, wordt niet bijgehouden.`,
            en: `Everybody could see: ${list(open)}. Who has that stands in no register: what is public is not kept count of.`
          }
        ]),
    ...toldTo(deliveries, naming),
    {
      nl: "Niet terug te halen is wat al is uitgeprint, gedeeld of uitgevoerd. Verwijder kopieën van de sleutels (reservekopieën) binnen 30 dagen.",
      en: "What was printed, shared or exported cannot be called back. Remove copies of the keys (backups) within 30 days."
    }
  ]
}

/** Who received a copy in which this person could be read has to be told. */
const toldTo = (deliveries: ReadonlyArray<Delivery>, naming: Naming): ReadonlyArray<Wording> =>
  deliveries.length === 0
    ? [
        {
          nl: "Dat iemand meer kreeg dan openbaar is terwijl deze persoon erin te lezen was, is nergens vastgelegd.",
          en: "It is recorded nowhere that anybody received more than is public while this person could be read in it."
        }
      ]
    : [
        {
          nl: "Vertel het aan wie meer kreeg dan openbaar is, toen deze persoon erin te lezen was (AVG art. 19):",
          en: "Tell those who received more than is public when this person could be read in it (GDPR art. 19):"
        },
        ...deliveries.map(({ format, level, occurred, root, size, to }): Wording => {
          const whom = "person" in to ? naming("person", to.person) : naming("organisation", to.organisation)
          const print = shortFingerprint({ root, size })
          return {
            nl: `  ${whom}: ${level}, ${format}, ${sayWhen(occurred, "nl")}, controlepunt ${print}`,
            en: `  ${whom}: ${level}, ${format}, ${sayWhen(occurred, "en")}, checkpoint ${print}`
          }
        })
      ]
