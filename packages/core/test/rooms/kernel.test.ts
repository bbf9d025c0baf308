import { describe, it } from "vitest"
import { PersonId } from "../../src/kernel/names.ts"
import { Command, Event, kernel, rules } from "../../src/kernel/own/decider.ts"
import { scenario } from "../../src/testing/scenario.ts"
import { anna } from "./situations.ts"

const introduce = Command.cases.IntroducePerson.make({ person: anna, name: "Anna de Wit", contact: "anna@example.org" })
const introduced = Event.cases.PersonIntroduced.make({ ...introduce, _tag: "PersonIntroduced" })
const here = scenario(kernel, {})

describe("the kernel's own room", () => {
  it("introduces a person by a number that says nothing", () => here.given().when(introduce).then(introduced))
  it(rules.introducedOnce.nl, () => here.given(introduced).when(introduce).refuses(rules.introducedOnce))
  it.each(["anna@example.org", "anna-de-wit", "01a20e69-00e9-771c-85d4-453fd5acf1da"])(
    `${rules.personalDataApart.nl} (%s)`,
    (person) =>
      here
        .given()
        .when({ ...introduce, person: PersonId.make(person) })
        .refuses(rules.personalDataApart)
  )
})
