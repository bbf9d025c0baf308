/** The kernel's own room: what is asked, what follows. */
import { Schema } from "effect"
import { fieldsOf, renamed } from "../event.ts"
import { concerning, everything } from "../event-log.ts"
import type { EventId, LegalHoldId, OrganisationId, PersonId } from "../names.ts"
import type { Room } from "../room.ts"
import { under } from "../rule.ts"
import { Event, filing } from "./events.ts"
import { terms } from "./rules.ts"
import { words } from "./words.ts"

export { Ground, Recipient } from "./events.ts"
export * as rules from "./rules.ts"
export { Event }

const { cases: events } = Event

export const Command = Schema.TaggedUnion({
  IntroducePerson: fieldsOf(events.PersonIntroduced),
  LinkIdentity: fieldsOf(events.IdentityLinked),
  RecordCorrection: fieldsOf(events.CorrectionRecorded),
  PlaceLegalHold: fieldsOf(events.LegalHoldPlaced),
  LiftLegalHold: fieldsOf(events.LegalHoldLifted),
  ForgetPerson: fieldsOf(events.PersonForgotten),
  CompleteForgetting: fieldsOf(events.PersonForgettingCompleted),
  DeliverCopy: fieldsOf(events.CopyDelivered),
  AnnounceSigningKey: fieldsOf(events.SigningKeyAnnounced),
  WithdrawSigningKey: fieldsOf(events.SigningKeyWithdrawn)
})
export type Command = typeof Command.Type

/** Who was introduced. Their names are no part of it: nothing is decided by a name. */
export interface State {
  readonly persons: Readonly<Record<PersonId, true>>
  /** Who was forgotten, and whether that is completed. */
  readonly forgotten: Readonly<Record<PersonId, { readonly isCompleted: boolean }>>
  /** Every duty to keep what is known of somebody, and whether it stands. */
  readonly holds: Readonly<
    Record<LegalHoldId, { readonly person: PersonId; readonly duty: string; readonly stands: boolean }>
  >
  /** Every signing key of which something was said, and whether it still counts. */
  readonly signingKeys: Readonly<Record<string, { readonly isWithdrawn: boolean }>>
}

/** What this room asks of the outside: which events are in the log, and which organisations it knows. */
export interface Situation {
  readonly isRecorded: (event: EventId) => boolean
  readonly isOrganisation: (organisation: OrganisationId) => boolean
}

export const kernel: Room<{ command: Command; event: Event; state: State; situation: Situation }> = {
  Command,
  Event,
  filing,
  terms,
  words,
  initial: { persons: {}, forgotten: {}, holds: {}, signingKeys: {} },
  // What was recorded stays recorded: a correction turns on nothing that could still change.
  looksAt: (command) => {
    switch (command._tag) {
      case "IntroducePerson":
        return concerning(`person:${command.person}`)
      case "LinkIdentity":
        return concerning(`person:${command.person}`, `person:${command.sameAs}`)
      case "RecordCorrection":
        return concerning(`event:${command.corrects}`)
      case "PlaceLegalHold":
        return concerning(`person:${command.person}`, `legalHold:${command.hold}`)
      case "LiftLegalHold":
        return concerning(`legalHold:${command.hold}`)
      case "ForgetPerson":
        return everything
      case "CompleteForgetting":
        return concerning(`person:${command.person}`)
      case "DeliverCopy":
        return concerning(
          "person" in command.to ? `person:${command.to.person}` : `organisation:${command.to.organisation}`
        )
      case "AnnounceSigningKey":
      case "WithdrawSigningKey":
        return concerning(`signingKey:${command.key.split("+")[1]}`)
    }
  },

  decide: (command, { forgotten, holds, persons, signingKeys }, { isOrganisation, isRecorded }) =>
    Command.match(command, {
      IntroducePerson: (asked) =>
        under(terms.IntroducePerson, { isIntroduced: asked.person in persons }, renamed("PersonIntroduced", asked)),
      LinkIdentity: (asked) =>
        under(
          terms.LinkIdentity,
          {
            areTwo: asked.person !== asked.sameAs,
            areIntroduced: asked.person in persons && asked.sameAs in persons,
            hasEvidence: asked.evidence.trim() !== ""
          },
          renamed("IdentityLinked", asked)
        ),
      RecordCorrection: (asked) =>
        under(
          terms.RecordCorrection,
          {
            corrects: asked.corrects,
            isRecorded: isRecorded(asked.corrects),
            hasReason: asked.because.trim() !== ""
          },
          renamed("CorrectionRecorded", asked)
        ),
      PlaceLegalHold: (asked) =>
        under(
          terms.PlaceLegalHold,
          {
            isKnown: asked.person in persons && !(asked.person in forgotten),
            isNew: !(asked.hold in holds),
            hasDuty: asked.duty.trim() !== ""
          },
          renamed("LegalHoldPlaced", asked)
        ),
      LiftLegalHold: (asked) =>
        under(
          terms.LiftLegalHold,
          { stands: holds[asked.hold]?.stands ?? false, hasReason: asked.because.trim() !== "" },
          renamed("LegalHoldLifted", asked)
        ),
      ForgetPerson: (asked) =>
        under(
          terms.ForgetPerson,
          {
            isIntroduced: asked.person in persons,
            isForgotten: asked.person in forgotten,
            duty: Object.values(holds).find(({ person, stands }) => stands && person === asked.person)?.duty
          },
          renamed("PersonForgotten", asked)
        ),
      CompleteForgetting: (asked) =>
        under(
          terms.CompleteForgetting,
          {
            isForgotten: asked.person in forgotten,
            isCompleted: forgotten[asked.person]?.isCompleted === true
          },
          renamed("PersonForgettingCompleted", asked)
        ),
      DeliverCopy: (asked) =>
        under(
          terms.DeliverCopy,
          {
            isKnown:
              "person" in asked.to
                ? asked.to.person in persons && !(asked.to.person in forgotten)
                : isOrganisation(asked.to.organisation)
          },
          renamed("CopyDelivered", asked)
        ),
      AnnounceSigningKey: (asked) =>
        under(
          terms.AnnounceSigningKey,
          { isKeyKnown: Object.hasOwn(signingKeys, asked.key) },
          renamed("SigningKeyAnnounced", asked)
        ),
      WithdrawSigningKey: (asked) =>
        under(
          terms.WithdrawSigningKey,
          { isWithdrawn: signingKeys[asked.key]?.isWithdrawn ?? false },
          renamed("SigningKeyWithdrawn", asked)
        )
    }),

  evolve: ({ forgotten, holds, persons, signingKeys }, event) => {
    Event.match(event, {
      PersonIntroduced: ({ person }) => {
        persons[person] = true
      },
      IdentityLinked: () => {},
      CorrectionRecorded: () => {},
      RuleBreachObserved: () => {},
      LegalHoldPlaced: ({ duty, hold, person }) => {
        holds[hold] = { person, duty, stands: true }
      },
      LegalHoldLifted: ({ hold }) => {
        const known = holds[hold]
        if (known !== undefined) known.stands = false
      },
      PersonForgotten: ({ person }) => {
        forgotten[person] = { isCompleted: false }
      },
      PersonForgettingCompleted: ({ person }) => {
        forgotten[person] = { isCompleted: true }
      },
      CopyDelivered: () => {},
      SigningKeyAnnounced: ({ key }) => {
        signingKeys[key] ??= { isWithdrawn: false }
      },
      SigningKeyWithdrawn: ({ key }) => {
        signingKeys[key] = { isWithdrawn: true }
      }
    })
  },

  asked: Event.match({
    PersonIntroduced: (event) => renamed("IntroducePerson", event),
    IdentityLinked: (event) => renamed("LinkIdentity", event),
    CorrectionRecorded: (event) => renamed("RecordCorrection", event),
    RuleBreachObserved: () => undefined,
    LegalHoldPlaced: (event) => renamed("PlaceLegalHold", event),
    LegalHoldLifted: (event) => renamed("LiftLegalHold", event),
    PersonForgotten: (event) => renamed("ForgetPerson", event),
    PersonForgettingCompleted: (event) => renamed("CompleteForgetting", event),
    CopyDelivered: (event) => renamed("DeliverCopy", event),
    SigningKeyAnnounced: (event) => renamed("AnnounceSigningKey", event),
    SigningKeyWithdrawn: (event) => renamed("WithdrawSigningKey", event)
  })
}
