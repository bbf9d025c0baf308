/** A command from outside, decoded: every place that is not right is named. */
import { alliance, type Command } from "@pactwerk/core"
import { Result } from "effect"
import { type Place, placesOf } from "./issues.ts"
import { nearest } from "./near.ts"

const aName = {
  nl: "verwacht: de naam van een opdracht, zoals SubmitFeedback",
  en: "expected: the name of a command, such as SubmitFeedback"
}

/** The command, or every place in it that is not right; `path` is where it stands itself. */
export const readCommand = (command: unknown, path: string): Result.Result<Command, ReadonlyArray<Place>> =>
  Result.mapError(alliance.readCommand(command), ({ issue }) => {
    const name = nameIn(command)
    const schema = typeof name === "string" ? alliance.commands.get(name) : undefined
    if (schema === undefined) {
      const near = typeof name === "string" ? nearest(name, alliance.commands.keys()) : undefined
      return [{ path: `${path}/_tag`, said: aName, near }]
    }
    return placesOf(issue, schema.ast, command).map((place) => ({ ...place, path: `${path}${place.path}` }))
  })

const nameIn = (command: unknown): unknown =>
  typeof command === "object" && command !== null && "_tag" in command ? command._tag : undefined
