import { Day, Kernel, layerMemory, Membership, OrganisationId, openAlliance, PersonId, Views } from "@pactwerk/core"

// A file instead of memory: `layer({ file: "alliance.db" })` from "@pactwerk/adapters/sqlite".
const alliance = await openAlliance({ log: layerMemory })
const secretary = { actor: { role: "secretary" } }

const person = PersonId.make(crypto.randomUUID())
const organisation = OrganisationId.make("library")
await alliance.ask(Kernel.Command.cases.IntroducePerson.make({ person, name: "Anna de Wit" }), secretary)
await alliance.ask(Membership.Command.cases.ProfileOrganisation.make({ organisation, name: "Bibliotheek" }), secretary)

const welcome = Membership.Command.cases.WelcomeMember.make({ organisation, representative: person })
const answer = await alliance.ask(welcome, secretary)
if (answer._tag === "Refused") console.log(answer.refused.broken.join("\n")) // every broken rule, by its id

console.log(Object.keys(alliance.project(Views.register))) // who takes part, and how?
console.log(alliance.events(undefined, { happenedBy: Day.make("2024-02-01") }).length) // what had happened by a day

await alliance.close()
