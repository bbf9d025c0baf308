/** Who somebody is over HTTP: what a token must be, and that a wrong one never reads as nobody. */
import { type OpenedAlliance, PersonId } from "@pactwerk/core"
import { createLocalJWKSet, errors, exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from "jose"
import { beforeAll, describe, expect, it } from "vitest"
import { type HttpApp, localTokens, newLocalToken, oidc } from "../src/http/index.ts"
import { anna, bodyOf, doorOn, expired, knock, openInFullSwing, reader, secretary } from "./http-fixtures.ts"

let opened: OpenedAlliance
let door: HttpApp
beforeAll(async () => {
  opened = await openInFullSwing()
  door = doorOn(opened)
})

const [issuer, audience] = ["https://login.example", "pactwerk"]
const now = Date.parse("2024-02-16T12:00:00Z")
const provider = await generateKeyPair("ES256")
const stranger = await generateKeyPair("ES256")
/** A key of the provider too, for something else: it signs in a way that was not agreed here. */
const longer = await generateKeyPair("ES384")
const keys = createLocalJWKSet({
  keys: [
    { ...(await exportJWK(provider.publicKey)), kid: "one", alg: "ES256" },
    { ...(await exportJWK(longer.publicKey)), kid: "longer", alg: "ES384" }
  ]
})

const identity = oidc({
  ...{ issuer, audience, keys },
  now: () => now,
  seatOf: ({ roles, sub }) =>
    roles === "secretary" && sub !== undefined
      ? { level: "internal", actor: { role: "secretary", person: PersonId.make(sub) } }
      : undefined
})

const seconds = now / 1000
interface Claims {
  readonly [name: string]: unknown
}
const signed = (claims: Claims = {}, key = provider.privateKey, header = { alg: "ES256", kid: "one" }) =>
  new SignJWT({
    iss: issuer,
    aud: audience,
    sub: anna,
    iat: seconds,
    exp: seconds + 300,
    roles: "secretary",
    ...claims
  })
    .setProtectedHeader(header)
    .sign(key)

describe("without a token", () => {
  it("everybody reads what is public, and asks nothing", async () => {
    expect(await bodyOf(await knock(door, "/v1/me"))).toEqual({ level: "public", mayAsk: false })
  })
})

describe("a named token", () => {
  it("gives the level and the role that are written beside its hash", async () => {
    expect(await bodyOf(await knock(door, "/v1/me", { token: secretary.token }))).toEqual({
      level: "internal",
      mayAsk: true,
      role: "secretary",
      actor: { role: "secretary" }
    })
    expect(await bodyOf(await knock(door, "/v1/me", { token: reader.token }))).toEqual({
      level: "partners",
      mayAsk: false
    })
  })
  it.each([
    ["is not known", `Bearer ${newLocalToken().token}`, "unknown"],
    ["has one letter too few", `Bearer ${secretary.token.slice(0, -1)}`, "unknown"],
    ["is over", `Bearer ${expired.token}`, "expired"],
    ["is of another kind", "Basic YTpi", "unknown"],
    ["is empty", "Bearer ", "unknown"],
    ["is longer than any token", `Bearer ${"a".repeat(9000)}`, "unknown"],
    ["is two tokens", `Bearer ${secretary.token} ${reader.token}`, "unknown"]
  ])("that %s is never silently nobody", async (_, authorization, why) => {
    for (const path of ["/v1/me", "/v1/events", "/v1/nothing", "/v1/event-stream"]) {
      const response = await knock(door, path, { headers: { authorization } })
      expect(response.status).toBe(401)
      expect(response.headers.get("www-authenticate")).toMatch(/^Bearer error="invalid_token"/)
      expect(response.headers.get("cache-control")).toBe("no-store")
      const { detail } = await bodyOf(response)
      expect(detail).toContain(why === "expired" ? "verlopen" : "niet van hier")
    }
  })
  it("is kept only as its hash, and a list of them must be right", () => {
    expect(newLocalToken().token).not.toBe(newLocalToken().token)
    const seat = { level: "internal" } as const
    expect(() => localTokens([{ name: "web", hash: secretary.token, ...seat }])).toThrow("no SHA-256")
    const twice = [secretary, secretary].map(({ hash }) => ({ name: "web", hash, ...seat }))
    expect(() => localTokens(twice)).toThrow("the same")
  })
})

describe("a token of an OpenID provider", () => {
  const at = async (token: string) => {
    const response = await knock(doorOn(opened, { identities: [identity] }), "/v1/me", { token })
    return { status: response.status, body: await bodyOf(response) }
  }
  it("counts where the provider signed it, for us, and it is not over", async () => {
    const { body, status } = await at(await signed())
    expect(status).toBe(200)
    expect(body).toMatchObject({ level: "internal", mayAsk: true, actor: { role: "secretary", person: anna } })
    // The clocks may be half a minute apart.
    expect((await at(await signed({ exp: seconds - 29 }))).status).toBe(200)
  })
  it.each([
    ["is over", () => signed({ exp: seconds - 31 }), "verlopen"],
    ["is not valid yet", () => signed({ nbf: seconds + 31 }), "niet van hier"],
    ["is of another provider", () => signed({ iss: "https://other.example" }), "niet van hier"],
    ["is for somebody else", () => signed({ aud: "another" }), "niet van hier"],
    ["never ends", () => signed({ exp: undefined }), "niet van hier"],
    ["is of nobody", () => signed({ sub: undefined }), "niet van hier"],
    ["is signed by a stranger", () => signed({}, stranger.privateKey), "niet van hier"],
    [
      "is signed with a key that is not there",
      () => signed({}, provider.privateKey, { alg: "ES256", kid: "two" }),
      "niet"
    ],
    [
      "is signed by the provider in a way that was not agreed",
      () => signed({}, longer.privateKey, { alg: "ES384", kid: "longer" }),
      "niet van hier"
    ],
    ["gives no place here", () => signed({ roles: "visitor" }), "niet van hier"],
    [
      "is not signed",
      async () => new UnsecuredJWT({ sub: anna, roles: "secretary" }).setIssuer(issuer).setAudience(audience).encode(),
      "niet van hier"
    ],
    ["is signed with what is public", () => symmetric(), "niet van hier"],
    ["was changed", async () => `${(await signed()).slice(0, -6)}AAAAAA`, "niet van hier"],
    ["is no token", async () => "a.b.c", "niet van hier"]
  ])("that %s does not count", async (_, make, why) => {
    const { body, status } = await at(await make())
    expect([status, body.type]).toEqual([401, "/v1/problems/unauthenticated"])
    expect(body.detail).toContain(why)
  })
  it("cannot be looked at while the provider gives no keys: then nobody is let in, and nobody is told off", async () => {
    const unreachable = oidc({
      ...{ issuer, audience },
      keys: () => Promise.reject(new errors.JWKSTimeout()),
      seatOf: () => ({ level: "internal" })
    })
    const response = await knock(doorOn(opened, { identities: [unreachable] }), "/v1/me", { token: await signed() })
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, "30"])
  })
  it("and a named token can both count", async () => {
    const both = doorOn(opened, {
      identities: [identity, localTokens([{ name: "web", hash: reader.hash, level: "partners" }])]
    })
    expect(await bodyOf(await knock(both, "/v1/me", { token: reader.token }))).toMatchObject({ level: "partners" })
    expect(await bodyOf(await knock(both, "/v1/me", { token: await signed() }))).toMatchObject({ level: "internal" })
  })
})

/** Signed with the public key as if it were a secret: a known trick. */
const symmetric = async () => {
  const secret = new TextEncoder().encode(JSON.stringify(await exportJWK(provider.publicKey)))
  return new SignJWT({ iss: issuer, aud: audience, sub: anna, iat: seconds, exp: seconds + 300, roles: "secretary" })
    .setProtectedHeader({ alg: "HS256", kid: "one" })
    .sign(secret)
}
