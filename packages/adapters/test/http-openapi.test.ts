/** The OpenAPI document: what the routes do, by the rules of OpenAPI and those of the Dutch government (ADR). */
import { createConfig, lintFromString } from "@redocly/openapi-core"
import { Ajv2020 } from "ajv/dist/2020.js"
import { Predicate } from "effect"
import { beforeAll, describe, expect, it } from "vitest"
import type { HttpApp } from "../src/http/index.ts"
import { routes } from "../src/http/index.ts"
import { bodyOf, doorOn, knock, openInFullSwing, secretary, submit } from "./http-fixtures.ts"

const contact = { name: "Beheer", email: "beheer@pactwerk.example", url: "https://pactwerk.example" }

let door: HttpApp
let document: Awaited<ReturnType<typeof bodyOf>>
let text: string
beforeAll(async () => {
  door = doorOn(await openInFullSwing(), { contact, url: "https://pactwerk.example/" })
  document = await bodyOf(await knock(door, "/v1/openapi.json"))
  text = JSON.stringify(document)
})

/** Everything in a document, with its place. */
function* walk(value: unknown, place = ""): Generator<readonly [string, unknown]> {
  yield [place, value]
  if (typeof value !== "object" || value === null) return
  for (const [name, below] of Object.entries(value)) yield* walk(below, `${place}/${name}`)
}
const fieldsOf = (value: unknown) => (Predicate.isObject(value) ? { ...value } : {})
const at = (...path: ReadonlyArray<string>): unknown =>
  path.reduce<unknown>((value, name) => new Map(Object.entries(fieldsOf(value))).get(name), document)
const operations = () =>
  Object.entries(fieldsOf(at("paths"))).flatMap(([path, methods]) =>
    Object.entries(fieldsOf(methods)).map(([method, operation]) => ({ path, method, operation: fieldsOf(operation) }))
  )

describe("the document", () => {
  it("has nothing to which the recommended rules of a linter object", async () => {
    const config = await createConfig({
      extends: ["recommended-strict"],
      rules: { "operation-4xx-problem-details-rfc7807": "error", "path-declaration-must-exist": "error" }
    })
    const problems = await lintFromString({ source: text, config })
    expect(problems.map(({ location, message, ruleId }) => `${ruleId}: ${message} ${location[0]?.pointer}`)).toEqual([])
  })
  it("has every route, and no other", () => {
    const told = operations().map(({ method, path }) => `${method} ${path}`)
    expect(told.toSorted()).toEqual(routes.map(({ method, path }) => `${method} ${path}`).toSorted())
  })
  it("says which commands can be asked", () => {
    const command = fieldsOf(at("components", "schemas", "Asking", "properties", "command"))
    expect(JSON.stringify(command)).toContain("#/components/schemas/SubmitFeedback")
  })
})

describe("the API Design Rules", () => {
  it("paths are lower-case words with hyphens, without a slash at the end or the end of a file", () => {
    for (const { path } of operations()) expect(path).toMatch(/^(\/(openapi\.json|[a-z]+(-[a-z]+)*|\{[a-z]+\}))+$/)
  })
  it("collections are called in the plural", () => {
    for (const { path } of operations()) {
      const [, collection] = /^\/(.+)\/\{[a-z]+\}$/.exec(path) ?? []
      if (collection !== undefined) expect(collection).toMatch(/s$/)
    }
  })
  it("only standard methods are used", () => {
    expect(new Set(operations().map(({ method }) => method))).toEqual(new Set(["get", "post"]))
  })
  it("parameters in a query are written in camel case", () => {
    for (const [place, value] of walk(at("paths"))) {
      if (fieldsOf(value).in === "query") expect(fieldsOf(value).name, place).toMatch(/^[a-z]+([A-Z][a-z]+)*$/)
    }
  })
  it("fields are written in camel case, but for the kind of a command", () => {
    for (const [place, value] of walk(document)) {
      if (!place.endsWith("/properties")) continue
      for (const name of Object.keys(fieldsOf(value))) expect(name, place).toMatch(/^(_tag|[a-z][a-zA-Z0-9]*)$/)
    }
  })
  it("schemas are called by words with capitals", () => {
    for (const name of Object.keys(fieldsOf(at("components", "schemas")))) expect(name).toMatch(/^([A-Z][a-z0-9]*)+$/)
  })
  it("the address has the major version alone, and the document the whole", () => {
    expect(at("servers")).toMatchObject([{ url: "https://pactwerk.example/v1" }])
    expect(fieldsOf(at("info")).version).toMatch(/^1\.\d+\.\d+$/)
  })
  it("every answer is told with the header of the version", () => {
    for (const { operation, path } of operations()) {
      for (const [status, answer] of Object.entries(fieldsOf(operation.responses))) {
        expect(fieldsOf(answer).headers, `${path} ${status}`).toHaveProperty("API-Version")
      }
    }
  })
  it("what goes wrong is told as problem+json", () => {
    for (const { operation, path } of operations()) {
      for (const [status, answer] of Object.entries(fieldsOf(operation.responses))) {
        if (status < "400") continue
        expect(Object.keys(fieldsOf(fieldsOf(answer).content)), path).toEqual(["application/problem+json"])
      }
    }
  })
  it("it says whom to write to, in Dutch what each thing is, and can be read from every page", async () => {
    expect(at("info", "contact")).toEqual(contact)
    for (const { operation } of operations()) expect(operation.summary).toEqual(expect.any(String))
    const response = await knock(door, "/v1/openapi.json", { headers: { origin: "https://elsewhere.example" } })
    expect(response.headers.get("access-control-allow-origin")).toBe("*")
  })
})

/** An example of every route, with the parameters in its path filled in. */
const examples: Readonly<Record<string, string>> = {
  "/events/{position}": "/events/1",
  "/views/{name}": "/views/register",
  "/views/{name}/differences": "/views/register/differences?from=4",
  "/views/{name}/reasons": "/views/register/reasons?path=/organisation-1/name",
  "/commands/{name}": "/commands/SubmitFeedback",
  "/exports/{format}": "/exports/ocel-json",
  "/checkpoints/{size}": "/checkpoints/10",
  "/problems/{name}": "/problems/refused",
  "/proofs/inclusion": "/proofs/inclusion?position=3",
  "/proofs/consistency": "/proofs/consistency?from=3"
}

describe("what a route answers", () => {
  it.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))(
    "is what %s says",
    async (_, route) => {
      const asking =
        route.method === "post" ? { token: secretary.token, body: { command: submit } } : { token: secretary.token }
      const response = await knock(door, `/v1${examples[route.path] ?? route.path}`, asking)
      expect(response.status).toBe(route.status ?? 200)
      expect(response.headers.get("api-version")).toBe(fieldsOf(at("info")).version)
      const [kind = ""] = (response.headers.get("content-type") ?? "").split(";")
      const told = at("paths", route.path, route.method, "responses", String(response.status), "content", kind)
      expect(told).toBeDefined()
      if (kind !== "application/json") return void (await response.body?.cancel())
      const validator = new Ajv2020({ strict: false, validateFormats: false })
      validator.addSchema({ $id: "openapi", ...document })
      const place = `openapi#/paths/${route.path.replaceAll("/", "~1")}/${route.method}/responses/${response.status}`
      const validate = validator.getSchema(encodeURI(`${place}/content/application~1json/schema`))
      validate?.(await response.json())
      expect(validate?.errors).toBeNull()
    }
  )
})
