/** What the HTTP door sends to somebody holds nothing that is somebody else's own: every route, at any moment. */
import { type Level, type OpenedAlliance, openAlliance, questions } from "@pactwerk/core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { formats } from "../src/cli/exporting-formats.ts"
import { type HttpApp, httpApp, localTokens, newLocalToken, routes } from "../src/http/index.ts"
import { alliancePlace, marksIn, tooMuch } from "./canary-commands.ts"
import { anna } from "./canary-history.ts"
import { keys, log } from "./canary-place.ts"
import { knock } from "./http-fixtures.ts"

const tokens = { partners: newLocalToken(), internal: newLocalToken(), personal: newLocalToken() }
const identities = [
  localTokens(
    (["partners", "internal", "personal"] as const).map((level) => ({
      ...{ name: level, hash: tokens[level].hash, level },
      ...(level === "internal" && { actor: { role: "secretary" } })
    }))
  )
]

let opened: OpenedAlliance
let door: HttpApp
beforeAll(async () => {
  const folder = await alliancePlace()
  opened = await openAlliance({ log: log(folder), keys: keys(folder) })
  door = doorOn()
}, 60_000)
afterAll(() => opened.close())

const doorOn = () =>
  httpApp({
    opened,
    origin: "pactwerk.example/woensel-zuid",
    identities,
    limits: { requestsPerMinute: 100_000, askingsPerMinute: 100_000 }
  })

const meeting = "alliantieraad-2024-02-01"
const choices = [
  ...["relations", "names", "minutes", "register"].map((table) => `table=${table}`),
  ...["case=meeting", `meeting=${meeting}`, "source=urn:nld:kvknr:12345678"],
  "base=https://pactwerk.example/ori/&municipality=gm0772&municipalityName=Eindhoven"
]
const views = [...questions.keys()]

/** Everything that can be asked for by each route; a new route is not forgotten. */
const asked: Readonly<Record<string, () => ReadonlyArray<string>>> = {
  "/events": () => [
    "?limit=1000",
    "?happenedBy=2030-01-01&limit=1000",
    "?recordedBy=2030-01-01&limit=1000",
    "?position=60&limit=1000"
  ],
  "/events/{position}": () => Array.from({ length: opened.standing().head }, (_, index) => `/${index + 1}`),
  "/views": () => [""],
  "/views/{name}": () =>
    views.flatMap((name) => ["", "?position=60", "?happenedBy=2030-01-01"].map((at) => `/${name}${at}`)),
  "/views/{name}/differences": () => views.map((name) => `/${name}/differences?from=0`),
  "/views/{name}/reasons": () => views.map((name) => `/${name}/reasons?path=`),
  "/commands": () => [""],
  "/commands/{name}": () => ["/SubmitFeedback"],
  "/exports": () => [""],
  "/exports/{format}": () =>
    Object.keys(formats).flatMap((name) =>
      ["", ...choices.map((choice) => `?${choice}`)].map((chosen) => `/${name}${chosen}`)
    ),
  "/checkpoints/{size}": () => ["/10"],
  "/rules": () => [""],
  "/me": () => [""],
  "/health": () => [""],
  "/openapi.json": () => [""],
  "/problems": () => [""],
  "/problems/{name}": () => ["/refused"],
  "/proofs/inclusion": () => ["?position=10"],
  "/proofs/consistency": () => ["?from=10"],
  "/checkpoints/latest": () => [""],
  "/feeds/meetings": () => ["", "?lang=en"],
  "/feeds/decisions": () => ["", "?lang=en"]
}

/** All that a route gives at a level, with its headers. */
const given = async (path: string, level: Level): Promise<string> => {
  const before = path.replace(/\/\{.*/, "")
  const token = level === "public" ? {} : { token: tokens[level].token }
  const texts: Array<string> = []
  for (const rest of asked[path]?.() ?? []) {
    for (const accept of path === "/events" ? ["application/json", "application/x-ndjson"] : ["*/*"]) {
      const own =
        path === "/exports/{format}" && level !== "public"
          ? `${rest}${rest.includes("?") ? "&" : "?"}level=${level}`
          : rest
      const response = await knock(door, `/v1${before}${own}`, { ...token, headers: { accept } })
      texts.push(JSON.stringify([...response.headers]), await response.text())
    }
  }
  return texts.join("\n")
}

/** All that is streamed up to the head. */
const streamed = async (level: Level): Promise<string> => {
  const own = doorOn()
  const token = level === "public" ? {} : { token: tokens[level].token }
  const response = await knock(own, "/v1/event-stream", token)
  const decoder = new TextDecoder()
  let text = ""
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true })
    if (text.includes(`id: ${opened.standing().head}\n`)) break
  }
  return text
}

describe.each(["public", "partners", "internal"] as const)(
  "what is given to whoever reads at the level %s",
  (level) => {
    it.each(routes.filter(({ method, path }) => method === "get" && path !== "/event-stream").map(({ path }) => path))(
      "at %s holds nothing of a higher one",
      async (path) => {
        const text = await given(path, level)
        expect(text.length).toBeGreaterThan(0)
        expect(tooMuch(level, marksIn(text))).toEqual([])
      },
      60_000
    )
    it("as a stream holds nothing of a higher one", async () => {
      const text = await streamed(level)
      expect(text).toContain("event: recorded")
      expect(tooMuch(level, marksIn(text))).toEqual([])
    })
  }
)

describe("whoever may read what is personal", () => {
  it("finds it, so that the search has looked", async () => {
    const found = marksIn(await given("/events", "personal"), await streamed("personal"))
    expect(found.some(({ level }) => level === "personal")).toBe(true)
    expect(found.some(({ person }) => person === anna)).toBe(true)
  })
})

describe("what is refused or not right", () => {
  it("names the places that are wrong, and nothing of what stands there", async () => {
    const command = { _tag: "IntroducePerson", person: "Mark of the sender", name: ["Mark of the sender"] }
    const response = await knock(door, "/v1/asks", { token: tokens.internal.token, body: { command } })
    expect(response.status).toBe(400)
    const text = await response.text()
    expect(text).not.toContain("Mark of the sender")
    expect(marksIn(text)).toEqual([])
  })
})

describe("after somebody was forgotten", () => {
  it("nothing of theirs is given at any level, by any route, at any moment", async () => {
    const ground = { person: anna, ground: "consent-withdrawn", requestedBy: "resident" } as const
    expect(await opened.forget(ground, { actor: { role: "secretary" } })).toMatchObject({ _tag: "Accepted" })
    for (const path of ["/events", "/views/{name}", "/exports/{format}", "/feeds/decisions", "/feeds/meetings"]) {
      for (const level of ["public", "personal"] as const) {
        const found = marksIn(await given(path, level)).filter(({ person }) => person === anna)
        expect(found, `${path} ${level}`).toEqual([])
      }
    }
    expect(marksIn(await streamed("personal")).filter(({ person }) => person === anna)).toEqual([])
  }, 60_000)
})
