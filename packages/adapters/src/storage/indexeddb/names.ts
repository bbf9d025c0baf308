/** Which alliances a browser keeps: by the names of its databases, or by a list where it does not tell those. */
import type { Database, Factory, Mode, Records } from "./web.ts"

const prefix = "pactwerk-"
const list = "pactwerk"
const store = "alliance"

/** The database of an alliance. */
export const databaseOf = (alliance: string): string => `${prefix}${alliance}`

/** The names of all that was begun here, in any order. */
export const namesIn = async (factory: Factory): Promise<ReadonlyArray<string>> => {
  if (factory.databases === undefined) {
    const names = await listed(factory, "readonly", (records) => records.getAllKeys())
    return names.map(String)
  }
  const databases = await factory.databases()
  return databases.flatMap(({ name = "" }) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : []))
}

/** Puts an alliance on the list, where there must be one. */
export const remember = async (factory: Factory, alliance: string): Promise<void> => {
  if (factory.databases === undefined) await listed(factory, "readwrite", (records) => records.put(true, alliance))
}

const listed = async <A>(
  factory: Factory,
  mode: Mode,
  ask: (records: Records) => { readonly result: A }
): Promise<A> => {
  const database = await openList(factory)
  try {
    return await new Promise<A>((resolve, reject) => {
      const transaction = database.transaction(store, mode)
      const answer = ask(transaction.objectStore(store))
      transaction.addEventListener("complete", () => resolve(answer.result))
      transaction.addEventListener("abort", () => reject(transaction.error))
    })
  } finally {
    database.close()
  }
}

const openList = (factory: Factory): Promise<Database> =>
  new Promise((resolve, reject) => {
    const request = factory.open(list)
    request.addEventListener("upgradeneeded", () => request.result.createObjectStore(store))
    request.addEventListener("success", () => resolve(request.result))
    request.addEventListener("error", () => reject(request.error))
  })
