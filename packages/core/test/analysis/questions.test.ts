/** Questions as people put them: what is understood, and what is said of what is not. */
import { Result } from "effect"
import { describe, expect, it } from "vitest"
import { alliance } from "../../src/alliance/rooms.ts"
import { marks, readAt } from "../../src/analysis/at.ts"
import { blame } from "../../src/analysis/blame.ts"
import { nearest } from "../../src/analysis/nearest.ts"
import { readPredicate } from "../../src/analysis/predicate.ts"
import { refold } from "../../src/analysis/refold.ts"
import { select } from "../../src/analysis/select.ts"
import { asOf, timeline } from "../../src/analysis/timeline.ts"
import { sayUnanswerable, type Unanswerable, unanswerable } from "../../src/analysis/unanswerable.ts"
import { why } from "../../src/analysis/why.ts"
import { LogError } from "../../src/kernel/event-log.ts"
import { Day, Instant, Position } from "../../src/kernel/names.ts"
import { exactly, onDay } from "../../src/kernel/when.ts"
import { recorded } from "../../src/testing/arbitraries.ts"
import { prelude } from "../../src/testing/prelude.ts"
import { register } from "../../src/views/register.ts"

const log = prelude.map((raw, index) => ({
  ...recorded(alliance, index + 1, raw).recorded,
  recordedAt: `2024-02-${String(index + 1).padStart(2, "0")}T12:00:00.000Z`,
  occurred: onDay(Day.make(`2024-02-${String(index + 1).padStart(2, "0")}`))
}))
const line = Result.getOrThrow(timeline(alliance, log))
const members = line.of(register)
const fault = <A>(answer: Result.Result<A, Unanswerable>) =>
  Result.isFailure(answer) ? [answer.failure.what, answer.failure.given, answer.failure.nearest] : "no fault"

describe("a moment", () => {
  it.each([
    [{ on: "2024-02-30" }, ["day", "2024-02-30", "2024-02-29"]],
    [{ on: "2023-02-29" }, ["day", "2023-02-29", "2023-02-28"]],
    [{ known: "2024-04-31" }, ["day", "2024-04-31", "2024-04-30"]],
    [{ on: "2024-13-01" }, ["day", "2024-13-01", undefined]],
    [{ on: "gisteren" }, ["day", "gisteren", undefined]],
    [{ on: "2024-02-16T12:00" }, ["day", "2024-02-16T12:00", undefined]],
    [{ known: -1 }, ["position", "-1", "0"]],
    [{ known: 4.5 }, ["position", "4.5", "4"]],
    [{ known: Number.NaN }, ["position", "NaN", undefined]],
    [{ on: "2024-02-29", known: 0 }, "no fault"],
    [{ on: "2024-02-16T12:00:00+01:00", known: "2024-02-16" }, "no fault"]
  ])("%j: %j", (at, wanted) => {
    expect(fault(readAt(at))).toEqual(wanted)
    expect(fault(select(log, at))).toEqual(wanted)
    expect(fault(asOf(line.state, at))).toEqual(wanted)
  })
  it("before the first event there is nothing, and a note says so; nor is there at a place not reached yet, and another does", () => {
    const { length } = log
    const seen = (at: Parameters<typeof asOf>[1]) => {
      const { answer, ...reach } = Result.getOrThrow(asOf(members, at))
      return [Object.keys(Object(answer)).length, reach]
    }
    expect(seen({ known: 0 })).toEqual([0, { position: 0, events: 0, note: "before the first event" }])
    expect(seen({ on: "2023-01-01" })).toEqual([0, { position: length, events: 0, note: "before the first event" }])
    expect(seen({ known: length + 1 })).toEqual([0, { position: 0, events: 0, note: "beyond the last event" }])
    expect(seen({ on: "2099-01-01" })).toEqual([2, { position: length, events: length }])
    expect(seen({ known: length })).toEqual([2, { position: length, events: length }])
    expect(seen({ known: 5 })).toEqual([1, { position: 5, events: 5 }])
    expect(seen({})).toEqual([2, { position: length, events: length }])
  })
  it("where the last event may not be seen, what was known there is what may be seen of it", () => {
    const { length } = log
    const seen = Result.getOrThrow(timeline(alliance, log.slice(0, -1), length))
    const { answer, note, position } = Result.getOrThrow(asOf(seen.state, { known: length }))
    expect([answer, note, position]).toEqual([
      Result.getOrThrow(asOf(line.state, { known: length - 1 })).answer,
      undefined,
      length - 1
    ])
    expect(Result.getOrThrow(asOf(seen.state, { known: length + 1 })).note).toBe("beyond the last event")
  })
  it("a day lasts until its end in Amsterdam, on both axes", () => {
    const at = (instant: string) => ({ recordedAt: instant, occurred: exactly(Instant.make(instant)) })
    const two = [at("2024-02-16T22:59:59.999Z"), at("2024-02-16T23:00:00.000Z")].map((times, index) => ({
      ...recorded(alliance, index + 1, prelude[index]).recorded,
      ...times
    }))
    const seen = (asked: Parameters<typeof select>[1]) => Result.getOrThrow(select(two, asked)).length
    expect([seen({ on: "2024-02-16" }), seen({ known: "2024-02-16" })]).toEqual([1, 1])
    expect([seen({ on: "2024-02-17" }), seen({ known: "2024-02-17" })]).toEqual([2, 2])
    expect([seen({ on: "2024-02-16T23:00:00Z" }), seen({ known: "2024-02-16T23:59:59.999+01:00" })]).toEqual([2, 1])
  })
  it("a day of long ago begins when it did in Amsterdam, where noon was no whole hour from that of UTC", () => {
    const read = marks()
    const days = ["1885-01-01T23:30:00Z", "1885-01-01T23:50:00Z"].map((instant) => read(Instant.make(instant)).day)
    expect(days).toEqual([0, 1].map((by) => Date.UTC(1885, 0, 1 + by) / 86_400_000))
  })
  it("what was known is a beginning of the log: after one that was recorded later, nothing is known any more", () => {
    const [one, two, three] = ["2024-02-16", "2024-02-18", "2024-02-16"].map((day, index) => ({
      ...recorded(alliance, index + 1, prelude[index]).recorded,
      recordedAt: `${day}T12:00:00.000Z`
    }))
    const jumped = [one, two, three].flatMap((event) => event ?? [])
    expect(Result.getOrThrow(select(jumped, { known: "2024-02-17" }))).toEqual([one])
  })
  it("a position that cannot be seen is passed over", () => {
    const some = log.filter(({ position }) => position !== 5)
    expect(Result.getOrThrow(select(some, { known: 5 })).length).toBe(4)
    expect(Result.getOrThrow(select(some, { known: 6 })).at(-1)?.position).toBe(6)
  })
})

describe("a place", () => {
  it.each([
    ["/organisation-1/sined", ["path", "/organisation-1/sined", "/organisation-1/signed"]],
    ["/organisatoin-1/signed", ["path", "/organisatoin-1/signed", "/organisation-1"]],
    ["/nobody-at-all-by-such-a-name", ["path", "/nobody-at-all-by-such-a-name", undefined]],
    [
      "/organisation-1/representatives/7",
      ["path", "/organisation-1/representatives/7", "/organisation-1/representatives/0"]
    ],
    [
      "/organisation-1/representatives/00",
      ["path", "/organisation-1/representatives/00", "/organisation-1/representatives/0"]
    ],
    ["/organisation-1/left", ["path", "/organisation-1/left", "/organisation-1"]],
    ["/toString", ["path", "/toString", undefined]],
    ["organisation-1", ["path", "organisation-1", "/organisation-1"]],
    ["/a~2", ["path", "/a~2", "/a~02"]]
  ])("%s: %j", (pointer, wanted) => {
    expect(fault(why(members, alliance, pointer))?.slice(0, 3)).toEqual(wanted)
    expect(fault(blame(members, pointer))?.slice(0, 3)).toEqual(wanted)
  })
  it("at which something stood once can be blamed, also when nothing stands there any more", () => {
    const back = recorded(alliance, 40, { _tag: "MemberWithdrawn", organisation: "organisation-1", from: "2024-03-01" })
    const again = recorded(alliance, 41, { ...prelude[8], organisation: "organisation-1" })
    const longer = Result.getOrThrow(timeline(alliance, [...log, back.recorded, again.recorded])).of(register)
    const left = Result.getOrThrow(blame(longer, "/organisation-1/left"))
    expect(left.map(({ recorded }) => recorded.position)).toEqual([40, 41])
    expect(left.map(({ after }) => after === undefined)).toEqual([false, true])
  })
})

describe("a claim", () => {
  const answer = {
    members: { library: { since: "2024-02-01", size: 3 } },
    posts: ["chair", "member"],
    "the mill": { "opening day": "a = b" }
  }
  const holds = (claim: string) => Result.getOrThrow(readPredicate(claim)).holds(answer)
  it.each([
    ["v/members/library exists", true],
    ["v/members/mill exists", false],
    ["v/members/mill absent", true],
    ["v absent", false],
    ["v size = 3", true],
    ["v/posts size >= 2", true],
    ["v/posts size > 2", false],
    ["v/members/library/size size = 3", false],
    ["v/members/library/size = 3", true],
    ['v/members/library/size = "3"', false],
    ["v/members/library/size < 3", false],
    ["v/members/library/size <= 3", true],
    ["v/members/library/since < 2024-02-02", true],
    ["v/members/library/since > 2024-02-01", false],
    ["v/members/library/since != 2024-02-01", false],
    ["v/members/library/since >= 3", false],
    ["v/members/library/since <= 3", false],
    ['v/posts = ["chair", "member"]', true],
    ['v/posts/0 = "chair"', true],
    ["v/posts/0 = chair", true],
    ["  v/posts/0   =   chair ", true],
    ["v/the mill exists", true],
    ["v/the  mill exists", false],
    ["v/the mill/closing day absent", true],
    ["v/the mill size = 1", true],
    ["v/the mill/opening day = a = b", true],
    ["v/the mill/opening day != exists", true],
    ["v/nowhere = null", false],
    ["v/nowhere != 3", true]
  ])("%s: %s", (claim, wanted) => expect(holds(claim)).toBe(wanted))
  it.each([
    ["v/posts == 2", "v/posts = 2"],
    ["v/posts size => 2", "v/posts size >= 2"],
    ["v/posts is 2", "v/posts = 2"],
    ["v/posts ~ 2", "v/posts = 2"],
    ["v/posts", "register/library/signed exists"],
    ["", "register/library/signed exists"],
    ["process.exit(1)", "register/library/signed exists"]
  ])("%s cannot be read; %s can", (claim, near) =>
    expect(fault(readPredicate(claim))).toEqual(["predicate", claim, near])
  )
  it("names the view that it is about", () =>
    expect(Result.getOrThrow(readPredicate("register/a~1b/0 exists"))).toMatchObject({
      view: "register",
      steps: ["a/b", "0"]
    }))
})

describe("what if", () => {
  it("an event that is left out must be there; the one it begins is meant", () => {
    const id = log[3]?.id ?? ""
    expect(fault(refold(members, { without: ["ffff"] }) as never)).toEqual(["event", "ffff", undefined])
    expect(fault(refold(members, { without: [id.slice(0, 30)] }) as never)).toEqual([
      "event",
      id.slice(0, 30),
      log[0]?.id
    ])
    expect(fault(refold(members, { without: [id] }) as never)).toBe("no fault")
  })
  it("an event that nobody can read is damage, and never passed over", () => {
    const strange = { ...recorded(alliance, 1, prelude[4]).recorded, data: {}, position: Position.make(2) }
    const answer = refold(members, { insert: [strange] })
    expect(Result.isFailure(answer) && answer.failure).toBeInstanceOf(LogError)
    const opened = timeline(alliance, [strange])
    expect(Result.isFailure(opened) && opened.failure.reason).toBe("Corrupt")
  })
})

describe("what cannot be answered", () => {
  it("is said in both languages, with the nearest that can", () => {
    const kinds = ["view", "path", "day", "position", "predicate", "event", "rule", "policy", "patch"] as const
    for (const what of kinds) {
      expect(sayUnanswerable(unanswerable(what, "dit"), "nl")).toMatch(/^[A-Z].*dit.*\.$/)
      expect(sayUnanswerable(unanswerable(what, "dit", "dat"), "en")).toMatch(/dit.*\. Did you mean dat\?$/)
      expect(sayUnanswerable(unanswerable(what, "dit", "dat"), "nl")).toMatch(/Bedoelde u dat\?$/)
    }
    expect(unanswerable("view", "registr", "register").message).toBe("no view `registr`: did you mean `register`")
    expect(unanswerable("view", "registr").message).toBe("no view `registr`")
  })
  it("the nearest name has half of the letters; of two as near it is the first", () => {
    expect(nearest("registr", ["agenda", "register"])).toBe("register")
    expect(nearest("wijk", ["wacht", "wijkraad", "wijd", "wijs"])).toBe("wijd")
    expect(nearest("abcd", ["abxy"])).toBe("abxy")
    expect(nearest("abcd", ["axyz"])).toBe(undefined)
    expect(nearest("a", ["b"])).toBe("b")
    expect(nearest("anything", [])).toBe(undefined)
  })
})
