/** What things are called in CloudEvents: types in small letters, in the order of a domain read backwards. */

/** The rooms of an alliance: `rooms` of the core, and others beside them. */
export type Rooms = Readonly<Record<string, { readonly Event: { readonly cases: object } }>>

/** Where a type of event is at home, and what CloudEvents calls it. */
export interface TypeNames {
  /** `nl.pactwerk.pledges.pledge-made.v1`; nothing for a type of no room. */
  readonly typeOf: (type: string, schema: number) => string | undefined
  /** The type and the version of its shape that such a name stands for. */
  readonly read: (name: string) => { readonly type: string; readonly schema: number } | undefined
  /** The path of the schema of a type: `pledges/pledge-made.v1`. */
  readonly pathOf: (type: string, schema: number) => string | undefined
}

/** Words in small letters, with hyphens between them. */
const hyphened = (name: string): string => name.replaceAll(/(?<=.)[A-Z]/g, (capital) => `-${capital}`).toLowerCase()

/** The names of all types of events of these rooms, in this domain. */
export const typeNames = (rooms: Rooms, domain: string): TypeNames => {
  const homes = new Map(
    Object.entries(rooms).flatMap(([room, { Event }]) =>
      Object.keys(Event.cases).map((type) => [type, `${hyphened(room)}/${hyphened(type)}`] as const)
    )
  )
  const types = new Map([...homes].map(([type, path]) => [path.replace("/", "."), type]))
  const start = `nl.${domain}.`
  return {
    typeOf: (type, schema) => {
      const path = homes.get(type)
      return path === undefined ? undefined : `${start}${path.replace("/", ".")}.v${schema}`
    },
    read: (name) => {
      if (!name.startsWith(start)) return undefined
      const [, own = "", version = ""] = /^(.+)\.v([1-9]\d{0,8})$/.exec(name.slice(start.length)) ?? []
      const type = types.get(own)
      return type === undefined ? undefined : { type, schema: Number(version) }
    },
    pathOf: (type, schema) => {
      const path = homes.get(type)
      return path === undefined ? undefined : `${path}.v${schema}`
    }
  }
}
