import { describe, expect, it } from "vitest"
import { replay } from "../../src/kernel/decider.ts"
import { BodyId, type PersonId, PostId, VacancyId } from "../../src/kernel/names.ts"
import { onDay, recently } from "../../src/kernel/when.ts"
import { Command, Event, holds, office, rules, worksIn } from "../../src/office/decider.ts"
import { scenario } from "../../src/testing/scenario.ts"
import { anna, bram, day, today, tomorrow, yesterday } from "./situations.ts"

const { cases: commands } = Command
const { cases: events } = Event
const post = PostId.make("director")
const adviser = PostId.make("adviser")
const body = BodyId.make("programme-office")
const vacancy = VacancyId.make("v1")
const second = VacancyId.make("v2")

const assign = commands.AssignRole.make({
  person: anna,
  role: "programme-director",
  post,
  body,
  interim: false,
  from: onDay(today)
})
const assignBram = commands.AssignRole.make({ ...assign, person: bram })
const end = commands.EndRole.make({ person: anna, role: "programme-director", post, until: onDay(tomorrow) })
const open = commands.OpenVacancy.make({ vacancy, post })
const reopen = commands.OpenVacancy.make({ vacancy: second, post, after: vacancy })
const profile = commands.ReviseVacancyProfile.make({ vacancy, requires: "Ervaring met buurten." })
const publish = commands.PublishVacancy.make({ vacancy, published: onDay(today) })
const fill = commands.CloseVacancy.make({ vacancy, outcome: "filled" })
const stop = commands.CloseVacancy.make({ vacancy, outcome: "noAppointment", reason: "Niemand paste." })

const assigned = events.RoleAssigned.make({ ...assign, _tag: "RoleAssigned" })
const bramAssigned = events.RoleAssigned.make({ ...assignBram, _tag: "RoleAssigned" })
const ended = events.RoleEnded.make({ ...end, _tag: "RoleEnded" })
const opened = events.VacancyOpened.make({ ...open, _tag: "VacancyOpened" })
const profiled = events.VacancyProfileRevised.make({ ...profile, _tag: "VacancyProfileRevised" })
const published = events.VacancyPublished.make({ ...publish, _tag: "VacancyPublished" })
const filled = events.VacancyClosed.make({ ...fill, _tag: "VacancyClosed" })
const stopped = events.VacancyClosed.make({ ...stop, _tag: "VacancyClosed" })

const here = scenario(office, { today, isSingle: (id) => id === post, isIntroduced: () => true })

describe("office", () => {
  it("assigns a role with a post, and one without", () => {
    here.given().when(assign).then(assigned)
    const { post: _, ...free } = assign
    here
      .given(bramAssigned, opened)
      .when(free)
      .then({ ...free, _tag: "RoleAssigned" })
  })
  it(rules.personIsIntroduced.nl, () =>
    here
      .but({ isIntroduced: () => false })
      .given()
      .when(assign)
      .refuses(rules.personIsIntroduced)
  )
  it("gives a post to the successor on the day the holder's role has ended", () => {
    const next = { ...assignBram, from: onDay(tomorrow) }
    here
      .given(assigned, ended)
      .when(next)
      .then({ ...next, _tag: "RoleAssigned" })
    here.given(assigned, ended).when(assignBram).refuses(rules.oneHolderPerPost)
  })
  it(rules.oneHolderPerPost.nl, () => {
    const interim = { ...assignBram, interim: true }
    const vague = { ...assignBram, from: recently(today, "onlangs") }
    here.given(assigned).when(assignBram).refuses(rules.oneHolderPerPost)
    here.given(assigned).when(interim).refuses(rules.oneHolderPerPost)
    here.given(assigned).when(vague).refuses(rules.oneHolderPerPost)
    here
      .given({ ...assigned, interim: true })
      .when(assignBram)
      .refuses(rules.oneHolderPerPost)
  })
  it("a post that somebody holds from a later day on is held by nobody else before that without an end", () =>
    here
      .given({ ...bramAssigned, from: onDay(tomorrow) })
      .when(assign)
      .refuses(rules.oneHolderPerPost))
  it("another portfolio, another post, a post for several, and the holder again stand beside the holder", () => {
    const several = here.but({ isSingle: () => false })
    several.given(assigned).when(assignBram).then(bramAssigned)
    here
      .given(assigned)
      .when({ ...assignBram, portfolio: "jeugd" })
      .then({ ...bramAssigned, portfolio: "jeugd" })
    here
      .given(assigned)
      .when({ ...assignBram, post: adviser })
      .then({ ...bramAssigned, post: adviser })
    here
      .given({ ...assigned, interim: true })
      .when(assign)
      .then(assigned)
  })
  it("the holder again is refused once a successor stands ready", () =>
    here
      .given(assigned, ended, { ...bramAssigned, from: onDay(tomorrow) })
      .when(assign)
      .refuses(rules.oneHolderPerPost))

  it("appoints after publication, or for the time being", () => {
    here.given(opened, profiled, published).when(assign).then(assigned)
    here
      .given(opened, profiled, published)
      .when({ ...assign, vacancy })
      .then({ ...assigned, vacancy })
    here
      .given(opened)
      .when({ ...assign, interim: true })
      .then({ ...assigned, interim: true })
  })
  it("a vacancy that is named is what a role without a post was recruited by", () => {
    const { post: _, ...free } = { ...assign, vacancy }
    here
      .given(opened, profiled, published)
      .when(free)
      .then({ ...free, _tag: "RoleAssigned" })
    here.given(opened, profiled).when(free).refuses(rules.appointedAfterPublication)
  })
  it(rules.appointedAfterPublication.nl, () => {
    const refused = rules.appointedAfterPublication
    here.given(opened).when(assign).refuses(refused)
    here.given(opened, profiled).when(assign).refuses(refused)
    here
      .given(opened, profiled)
      .when({ ...assign, vacancy })
      .refuses(refused)
    here
      .given()
      .when({ ...assign, vacancy })
      .refuses(refused)
    here
      .given(opened, profiled, published, stopped)
      .when({ ...assign, vacancy })
      .refuses(refused)
  })
  it("what is recruited for another post opens no door to this one", () => {
    const other = [{ ...opened, post: adviser }, profiled, published]
    here
      .given(...other)
      .when(assign)
      .then(assigned)
    here
      .given(...other)
      .when({ ...assign, vacancy })
      .refuses(rules.appointedAfterPublication)
  })
  it("what was recruited for is no longer so once it ended", () =>
    here.given(opened, stopped).when(assign).then(assigned))

  it("ends a role with whoever holds it", () => here.given(assigned).when(end).then(ended))
  it(rules.endsAHeldRole.nl, () => {
    const refused = rules.endsAHeldRole
    here.given().when(end).refuses(refused)
    here.given(bramAssigned).when(end).refuses(refused)
    here.given(assigned, ended).when(end).refuses(refused)
    here
      .given(assigned)
      .when({ ...end, role: "chair" })
      .refuses(refused)
    here
      .given(assigned)
      .when({ ...end, post: adviser })
      .refuses(refused)
  })
  it("ends a role that was held for the time being first, at once", () =>
    here
      .given({ ...assigned, interim: true }, assigned, ended)
      .when(end)
      .refuses(rules.endsAHeldRole))

  it("opens a vacancy, beside one for another post", () => {
    here.given().when(open).then(opened)
    here
      .given({ ...opened, vacancy: second, post: adviser })
      .when(open)
      .then(opened)
  })
  it("starts anew after the one before has ended", () => {
    const reopened = events.VacancyOpened.make({ ...reopen, _tag: "VacancyOpened" })
    here.given(opened, stopped).when(reopen).then(reopened)
    here.given(opened, profiled, published, filled).when(reopen).then(reopened)
  })
  it(rules.oneProcedurePerPost.nl, () => {
    const refused = rules.oneProcedurePerPost
    const { after: _, ...beside } = reopen
    here.given(opened, stopped).when(open).refuses(refused)
    here.given(opened).when(beside).refuses(refused)
    here.given(opened, profiled, published).when(reopen).refuses(refused)
    here.given().when(reopen).refuses(refused)
    here
      .given({ ...opened, post: adviser })
      .when(reopen)
      .refuses(refused)
  })

  it("sets the profile, publishes, and fills", () => {
    here.given(opened).when(profile).then(profiled)
    here.given(opened, profiled).when(profile).then(profiled)
    here.given(opened, profiled).when(publish).then(published)
    here.given(opened, profiled, published).when(fill).then(filled)
  })
  it("ends without an appointment at any step", () => {
    here.given(opened).when(stop).then(stopped)
    here.given(opened, profiled).when(stop).then(stopped)
    here.given(opened, profiled, published).when(stop).then(stopped)
  })
  it("a new profile after publication asks for publication again", () => {
    const revised = [opened, profiled, published, profiled]
    here.given(opened, profiled, published).when(profile).then(profiled)
    here
      .given(...revised)
      .when(fill)
      .refuses(rules.vacancyFollowsItsSteps)
    here
      .given(...revised)
      .when(assign)
      .refuses(rules.appointedAfterPublication)
    here
      .given(...revised)
      .when(publish)
      .then(published)
  })
  it(rules.vacancyFollowsItsSteps.nl, () => {
    const refused = rules.vacancyFollowsItsSteps
    here.given(opened).when(publish).refuses(refused)
    here.given(opened, profiled, published).when(publish).refuses(refused)
    here.given(opened).when(fill).refuses(refused)
    here.given(opened, profiled).when(fill).refuses(refused)
  })
  it.each([profile, publish, fill, stop])(`${rules.vacancyFollowsItsSteps.nl} ($_tag)`, (command) => {
    here.given().when(command).refuses(rules.vacancyFollowsItsSteps)
    here.given(opened, profiled, published, stopped).when(command).refuses(rules.vacancyFollowsItsSteps)
    here.given(opened, profiled, published, filled).when(command).refuses(rules.vacancyFollowsItsSteps)
  })

  const days = [yesterday, today, tomorrow]
  const afterwards = replay(office, [assigned, ended])
  it("a role is held from its first day to the day before its end", () => {
    const heldOn = (...history: ReadonlyArray<Event>) =>
      days.map((on) => holds(replay(office, history), anna, [assign.role], { day: on }))
    expect(heldOn(assigned)).toEqual([false, true, true])
    expect(heldOn(assigned, ended)).toEqual([false, true, false])
    expect(heldOn({ ...assigned, from: recently(today, "onlangs") }, ended)).toEqual([true, true, false])
    expect(heldOn({ ...assigned, interim: true }, assigned, ended)).toEqual([false, true, false])
    expect(heldOn(assigned, { ...ended, until: recently(today, "onlangs") })).toEqual([false, false, false])
  })
  it("an end ends that role of that person in that post, and moves no earlier end", () => {
    const heldTomorrow = (person: PersonId, role: string, ...history: ReadonlyArray<Event>) =>
      holds(replay(office, [...history, ended]), person, [role], { day: tomorrow })
    expect(heldTomorrow(anna, assign.role, assigned)).toBe(false)
    expect(heldTomorrow(bram, assign.role, bramAssigned)).toBe(true)
    expect(heldTomorrow(anna, "chair", { ...assigned, role: "chair" })).toBe(true)
    expect(heldTomorrow(anna, assign.role, { ...assigned, post: adviser })).toBe(true)
    const twice = replay(office, [
      { ...assigned, from: onDay(yesterday) },
      { ...ended, until: onDay(today) },
      { ...assigned, from: onDay(tomorrow) },
      { ...ended, until: onDay(day("2024-02-18")) }
    ])
    expect(days.map((on) => holds(twice, anna, [assign.role], { day: on }))).toEqual([true, false, true])
  })
  it("a role is held by that person, in one of those roles, and in that body where one is given", () => {
    const on = (where: { readonly body?: BodyId }) => ({ day: today, ...where })
    expect(holds(afterwards, anna, ["chair", assign.role], on({ body }))).toBe(true)
    expect(holds(afterwards, anna, [assign.role], on({ body: BodyId.make("council") }))).toBe(false)
    expect(holds(afterwards, anna, ["chair"], on({}))).toBe(false)
    expect(holds(afterwards, bram, [assign.role], on({}))).toBe(false)
    expect(holds(afterwards, undefined, [assign.role], on({}))).toBe(false)
  })
  it("somebody works in an office from the first day of a role there to the day before its end", () => {
    const isOffice = (id: BodyId) => id === body
    expect(days.map((on) => worksIn(afterwards, anna, isOffice, on))).toEqual([false, true, false])
    const besideBram = replay(office, [assigned, { ...bramAssigned, body: BodyId.make("council") }])
    expect(worksIn(besideBram, anna, isOffice, today)).toBe(true)
    expect(worksIn(afterwards, bram, isOffice, today)).toBe(false)
    expect(worksIn(afterwards, anna, () => false, today)).toBe(false)
    const { body: _, ...nowhere } = assigned
    expect(worksIn(replay(office, [nowhere]), anna, () => true, today)).toBe(false)
  })
})
