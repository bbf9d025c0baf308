/** Office: what can have happened to posts, roles and vacancies. Permanent: add, never rename. */
import { Schema } from "effect"
import { filing as file } from "../kernel/event.ts"
import { BodyId, minuted, PersonId, PostId, RoleName, Text, unfiled, VacancyId } from "../kernel/names.ts"
import { allSeenBy } from "../kernel/personal.ts"
import { Happened, When } from "../kernel/when.ts"

const kinds = allSeenBy("public", {
  RoleAssigned: {
    person: PersonId,
    role: RoleName,
    post: Schema.optionalKey(PostId),
    body: Schema.optionalKey(BodyId),
    portfolio: Schema.optionalKey(Text),
    /** For the time being ("waarnemend"). */
    interim: Schema.Boolean,
    from: When,
    vacancy: Schema.optionalKey(VacancyId)
  },
  RoleEnded: {
    person: PersonId,
    role: RoleName,
    post: Schema.optionalKey(PostId),
    until: When,
    reason: Schema.optionalKey(Text)
  },
  VacancyOpened: {
    vacancy: VacancyId,
    post: PostId,
    /** The procedure it starts anew after. */
    after: Schema.optionalKey(unfiled(VacancyId)),
    ...minuted
  },
  VacancyProfileRevised: { vacancy: VacancyId, requires: Text, ...minuted },
  VacancyPublished: { vacancy: VacancyId, published: Happened },
  VacancyClosed: {
    vacancy: VacancyId,
    outcome: Schema.Literals(["filled", "noAppointment"]),
    reason: Schema.optionalKey(Text)
  }
})

export const Event = Schema.TaggedUnion(kinds)
export type Event = typeof Event.Type

export const filing = file(Event)
