/** What the prose of the event-polling draft asks, and its schema lets through. */
import { Predicate } from "effect"

/** By what the data of each kind of resource are known. */
const signs: Readonly<Record<string, string>> = {
  Vergadering: "naam",
  Agendapunt: "agendapuntnaam",
  Informatieobject: "titel"
}

const at = (value: unknown, name: string): unknown => (Predicate.hasProperty(value, name) ? value[name] : undefined)

/**
 * What is wrong with an event that is valid by the schema: data of another kind than it says, or no reason given.
 *
 * @example
 * oriFaultsIn({ eventType: "UPDATE", resourceType: "Agendapunt", data: { naam: "Raad" } }) // two faults
 */
export const oriFaultsIn = (event: unknown): ReadonlyArray<string> => {
  const how = at(event, "eventType")
  const data = at(event, "data")
  const sign = how === "DELETE" ? "pid" : signs[String(at(event, "resourceType"))]
  const isFit =
    sign !== undefined &&
    at(data, sign) !== undefined &&
    Object.values(signs).every((other) => other === sign || at(data, other) === undefined)
  return [
    ...(isFit ? [] : ["`data` is of another kind than `resourceType` says"]),
    ...(how === "CREATE" || at(at(event, "metadata"), "reason") !== undefined ? [] : ["`metadata.reason` is missing"])
  ]
}
