/** What cannot be sent is kept in order, is sent once, and is never lost or shown as recorded on the way. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { changeKept, forgetKept, type Kept, keptText, readKept, sendKept } from "../web/parts/ask-kept.ts"

/** A browser that keeps texts, as far as it is asked to. */
const browser = (kept = new Map<string, string>()) => ({
  get length() {
    return kept.size
  },
  key: (index: number) => [...kept.keys()][index] ?? null,
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, text: string) => {
    kept.set(key, text)
  },
  removeItem: (key: string) => {
    kept.delete(key)
  }
})
const full = () => ({
  ...browser(),
  setItem: () => {
    throw new Error("there is no room")
  }
})

const one = (id: string): Kept => ({ id, command: { _tag: "OpenAgendaItem" }, title: id, said: [] })
const keep = (...ids: ReadonlyArray<string>) => ids.map((id) => changeKept("secretary", (list) => [...list, one(id)]))
const ids = (seat = "secretary") => readKept(keptText(seat)).map(({ id }) => id)
const rule = { rule: "room/claim", nl: "Dit moet zo.", en: "This must be so." }

beforeEach(() => vi.stubGlobal("localStorage", browser()))
afterEach(() => vi.unstubAllGlobals())

describe("what is kept", () => {
  it("is sent in the order in which it came, each with its own id, and is gone when it is recorded", async () => {
    keep("a", "b", "c")
    const sent: Array<string> = []
    await sendKept("secretary", async ({ id }) => {
      sent.push(id)
      return { is: "recorded" }
    })
    expect(sent).toEqual(["a", "b", "c"])
    expect(localStorage.length).toBe(0)
  })
  it("stays as it is, with all that comes after it, where there is no answer", async () => {
    keep("a", "b", "c")
    const sent: Array<string> = []
    await sendKept("secretary", async ({ id }) => {
      sent.push(id)
      return { is: id === "b" ? "unanswered" : "recorded" }
    })
    expect(sent).toEqual(["a", "b"])
    expect(ids()).toEqual(["b", "c"])
  })
  it("stays in its place with the rules where it is refused, is not sent again by itself, and stops nothing after it", async () => {
    keep("a", "b")
    const send = vi.fn<Parameters<typeof sendKept>[1]>(async ({ id }) =>
      id === "a" ? { is: "refused", broken: [rule] } : { is: "recorded" }
    )
    await sendKept("secretary", send)
    await sendKept("secretary", send)
    expect(readKept(keptText("secretary"))).toEqual([{ ...one("a"), refused: [rule] }])
    expect(send).toHaveBeenCalledTimes(2)
  })
  it("is sent by one at a time, where the browser can promise that", async () => {
    let last = Promise.resolve()
    const request = (_: string, work: () => Promise<void>) => (last = last.then(work))
    vi.stubGlobal("navigator", { locks: { request } })
    keep("a", "b")
    const sent: Array<string> = []
    const send: Parameters<typeof sendKept>[1] = async ({ id }) => {
      sent.push(id)
      return { is: "recorded" }
    }
    await Promise.all([sendKept("secretary", send), sendKept("secretary", send)])
    expect(sent).toEqual(["a", "b"])
  })
  it("keeps what another tab added while it was being sent", async () => {
    keep("a")
    await sendKept("secretary", async ({ id }) => {
      if (id === "a") keep("b")
      return { is: id === "a" ? "recorded" : "unanswered" }
    })
    expect(ids()).toEqual(["b"])
  })
  it("is of one seat, and of nobody after signing out", () => {
    keep("a")
    changeKept("chair", () => [one("z")])
    localStorage.setItem("other", "stays")
    expect([ids(), ids("chair")]).toEqual([["a"], ["z"]])
    forgetKept()
    expect([ids(), ids("chair"), localStorage.length]).toEqual([[], [], 1])
  })
  it("is nothing where the browser keeps nothing, and says so", () => {
    vi.stubGlobal("localStorage", full())
    expect(keep("a")).toEqual([false])
    expect(ids()).toEqual([])
  })
  it("is nothing where what is there is no list of it", () => {
    for (const text of ["", "{", '[{"id":1}]', "null"]) expect(readKept(text)).toEqual([])
  })
})
