/** Key stores: the same promises, wherever the wrapped keys are kept. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import {
  KeyStore,
  type LogError,
  layerMemoryKeys,
  type MasterKey,
  makeKeyStore,
  masterKeyOf,
  memoryShelf,
  PersonId
} from "@pactwerk/core"
import { Effect, Layer } from "effect"
import { afterAll, describe, expect, it } from "vitest"
import { layer as inPostgres } from "../src/keys/postgres.ts"
import { layer as inSqlite } from "../src/keys/sqlite.ts"
import { dropSchema, freshSchema, here, url } from "./postgres-fixtures.ts"

const folder = mkdtempSync(join(tmpdir(), "pactwerk-keys-"))
const schemas: Array<string> = []
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  for (const schema of schemas) await Effect.runPromise(dropSchema(schema))
})

const [anna, bram] = ["5b1d8a3c-9a0e-4c7e-8f43-0c6f0e1d2a3b", "0c6f0e1d-2a3b-4c7e-8f43-5b1d8a3c9a0e"].map((id) =>
  PersonId.make(id)
)
if (anna === undefined || bram === undefined) throw new Error("two people")
const [master, other] = [masterKeyOf(new Uint8Array(32).fill(1)), masterKeyOf(new Uint8Array(32).fill(2))]

type Place = (master?: MasterKey) => Layer.Layer<KeyStore, LogError>
let made = 0
/** A place that can be opened again, with any master key. */
const places: ReadonlyArray<readonly [name: string, isHere: boolean, make: () => Place]> = [
  [
    "memory",
    true,
    () => {
      const shelf = memoryShelf()
      return (key) => Layer.succeed(KeyStore, makeKeyStore(shelf, key))
    }
  ],
  [
    "SQLite",
    true,
    () => {
      const file = join(folder, `keys-${++made}.db`)
      return (key) => inSqlite({ file, ...(key && { master: key }) })
    }
  ],
  [
    "PostgreSQL",
    here,
    () => {
      const schema = freshSchema()
      schemas.push(schema)
      return (key) => inPostgres({ url, schema, ...(key && { master: key }) })
    }
  ]
]

const using = <A, E>(layer: Layer.Layer<KeyStore, LogError>, run: (keys: KeyStore["Service"]) => Effect.Effect<A, E>) =>
  Effect.runPromise(Effect.provide(Effect.flatMap(KeyStore, run), Layer.fresh(layer)))
const status = (keys: KeyStore["Service"], person: PersonId) => Effect.map(keys.open(person), (one) => one.status)
const bytesOf = (keys: KeyStore["Service"], person: PersonId) =>
  Effect.map(keys.open(person), (one) =>
    one.status === "open" ? Buffer.from(one.keys.get(one.current) ?? []).toString("hex") : one.status
  )

describe.each(places.filter(([, isHere]) => isHere))("a key store in %s", (_, __, make) => {
  it("makes one key for a person, which is the same when it is opened again", async () => {
    const place = make()
    const first = await using(place(master), (keys) =>
      Effect.gen(function* () {
        expect(yield* status(keys, anna)).toBe("none")
        const made = yield* keys.create(anna)
        expect(made.status).toBe("open")
        return yield* bytesOf(keys, anna)
      })
    )
    expect(first).toMatch(/^[0-9a-f]{64}$/)
    expect(await using(place(master), (keys) => bytesOf(keys, anna))).toBe(first)
    expect(await using(place(master), (keys) => Effect.andThen(keys.create(anna), bytesOf(keys, anna)))).toBe(first)
    expect(await using(place(master), (keys) => Effect.andThen(keys.create(bram), bytesOf(keys, bram)))).not.toBe(first)
  })

  it("gives one key to everybody who asks for it at the same time", async () => {
    const place = make()
    await using(place(master), () => Effect.void)
    const asked = Array.from({ length: 6 }, () =>
      using(place(master), (keys) => Effect.andThen(keys.create(anna), bytesOf(keys, anna)))
    )
    expect(new Set(await Promise.all(asked)).size).toBe(1)
  })

  it("destroys for good: doing it twice, or to somebody without a key, is the same", async () => {
    const place = make()
    await using(place(master), (keys) =>
      Effect.gen(function* () {
        yield* keys.create(anna)
        yield* keys.create(bram)
        expect(yield* keys.generation).toBe(0)
        yield* keys.destroy(anna)
        yield* keys.destroy(anna)
        expect(yield* keys.generation).toBe(1)
        expect(yield* status(keys, anna)).toBe("destroyed")
        expect((yield* keys.create(anna)).status).toBe("destroyed")
        expect(yield* status(keys, bram)).toBe("open")
        yield* keys.destroy(PersonId.make("nobody"))
        expect((yield* keys.create(PersonId.make("nobody"))).status).toBe("destroyed")
        const people = [...(yield* keys.list)].sort((one, two) => (one.subject < two.subject ? -1 : 1))
        expect(people).toEqual([
          { subject: bram, numbers: [1], isDestroyed: false },
          { subject: anna, numbers: [], isDestroyed: true },
          { subject: "nobody", numbers: [], isDestroyed: true }
        ])
      })
    )
    expect(await using(place(master), (keys) => status(keys, anna))).toBe("destroyed")
  })

  it("who creates and who destroys at once ends with nothing that opens", async () => {
    const place = make()
    await using(place(master), () => Effect.void)
    for (const person of ["a", "b", "c", "d"].map((id) => PersonId.make(id))) {
      await Promise.all([
        using(place(master), (keys) => keys.create(person)),
        using(place(master), (keys) => keys.destroy(person)),
        using(place(master), (keys) => keys.create(person))
      ])
      expect(await using(place(master), (keys) => status(keys, person))).toBe("destroyed")
    }
  })

  it("is locked without the master key or with another, makes nothing without one, and says what is missing", async () => {
    const place = make()
    await using(place(master), (keys) => keys.create(anna))
    expect(await using(place(other), (keys) => status(keys, anna))).toBe("locked")
    expect(await using(place(), (keys) => status(keys, anna))).toBe("locked")
    const refused = await using(place(), (keys) => Effect.flip(keys.create(bram)))
    expect(refused).toMatchObject({ reason: "Unavailable", message: expect.stringContaining("no master key") })
    expect(await using(place(), (keys) => Effect.andThen(keys.destroy(anna), status(keys, anna)))).toBe("destroyed")
  })

  it("is wrapped under another master key, also when that was interrupted half-way", async () => {
    const place = make()
    const before = await using(place(master), (keys) =>
      Effect.gen(function* () {
        yield* keys.create(anna)
        yield* keys.create(bram)
        return [yield* bytesOf(keys, anna), yield* bytesOf(keys, bram)]
      })
    )
    let wrapped = 0
    const dying: MasterKey = {
      ...other,
      wrap: (key, about) => (++wrapped > 1 ? Effect.die("killed") : other.wrap(key, about))
    }
    await expect(using(place(master), (keys) => keys.rewrap(dying))).rejects.toThrow("killed")
    expect(await using(place(master), (keys) => keys.rewrap(other))).toBe(1)
    expect(await using(place(master), (keys) => keys.rewrap(other))).toBe(0)
    const after = await using(place(other), (keys) => Effect.all([bytesOf(keys, anna), bytesOf(keys, bram)]))
    expect(after).toEqual(before)
    expect(await using(place(master), (keys) => status(keys, anna))).toBe("locked")
  })
})

describe("the key store in SQLite", () => {
  const file = join(folder, "own.db")
  const all = () =>
    readdirSync(folder)
      .filter((name) => name.startsWith("own.db"))
      .map((name) => readFileSync(join(folder, name)))

  it("is its owner's alone, and keeps no key that opens anything by itself", async () => {
    const key = await using(inSqlite({ file, master }), (keys) =>
      Effect.andThen(keys.create(anna), bytesOf(keys, anna))
    )
    expect(statSync(file).mode & 0o777).toBe(0o600)
    for (const bytes of all()) expect(bytes.includes(Buffer.from(key, "hex"))).toBe(false)
    for (const bytes of all()) expect(bytes.includes(Buffer.alloc(32, 1))).toBe(false)
  })

  it("reads without making a file, and takes no file of another kind", async () => {
    const nowhere = join(folder, "nowhere.db")
    expect(await using(inSqlite({ file: nowhere, master, readOnly: true }), (keys) => status(keys, anna))).toBe("none")
    expect(readdirSync(folder)).not.toContain("nowhere.db")
    const strange = join(folder, "strange.db")
    writeFileSync(strange, "not a key store at all, but something else".repeat(100))
    await expect(using(inSqlite({ file: strange, master }), () => Effect.void)).rejects.toMatchObject({
      reason: "Corrupt"
    })
    expect(readFileSync(strange, "utf8")).toContain("not a key store")
  })
})

describe("what holds keys", () => {
  it("shows none of them when it is printed", async () => {
    const keys = await Effect.runPromise(Effect.provide(KeyStore, layerMemoryKeys))
    const secret = "07".repeat(32)
    const held = masterKeyOf(Buffer.from(secret, "hex"))
    for (const printed of [JSON.stringify(held), String(held), JSON.stringify(keys)])
      expect(printed).not.toContain("0707")
    expect(held.id).not.toContain("0707")
  })
})
