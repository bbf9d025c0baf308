/** The search for marks finds them in every form, wherever they begin; a search that finds nothing has then looked. */
import { assert, describe, it } from "vitest"
import { finder, formsOf, markOf } from "./canary.ts"

const [mark, other] = [markOf(1), markOf(2)]
const find = finder([mark, other])
const formsIn = (where: string | Uint8Array) => new Set(find(where).map(({ form }) => form))

describe("the search for marks", () => {
  it("finds every form of a mark in the middle of other bytes, and names mark and form", () => {
    for (const [form, bytes] of formsOf(mark)) {
      const around = Buffer.concat([Buffer.from("…before\0"), bytes, Buffer.from("after")])
      assert.deepInclude(find(around), { mark, form })
      assert.deepInclude(find(bytes), { mark, form })
    }
  })

  it("finds a mark in base64, wherever in the encoded text it begins", () => {
    for (const encoding of ["utf8", "utf16le"] as const) {
      for (let before = 0; before < 6; before++) {
        const bytes = Buffer.concat([Buffer.alloc(before, "x"), Buffer.from(mark, encoding), Buffer.from("xyz")])
        const name = encoding === "utf8" ? "base64" : "base64 of UTF-16LE"
        assert.include(formsIn(bytes.toString("base64")), `${name} from ${before % 3}`)
        if (encoding === "utf8") assert.include(formsIn(bytes.toString("base64url")), `base64url from ${before % 3}`)
      }
    }
  })

  it("finds nothing where one letter of a mark is another, or its end is cut off", () => {
    for (let at = 0; at < mark.length; at++) {
      const changed = `${mark.slice(0, at)}_${mark.slice(at + 1)}`
      assert.deepStrictEqual(find(`a ${changed} b`), [])
    }
    assert.deepStrictEqual(find(mark.slice(0, -1)), [])
    assert.deepStrictEqual(find(""), [])
  })
})
