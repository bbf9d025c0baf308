/// <reference lib="dom" />
/** The hooks: what they give is what the session gives, on a server and on a page, at the moment shown. */
import { type Command, LogError, type Moment, type Session, Views } from "@pactwerk/core"
import { act, createElement, useState } from "react"
import { renderToString } from "react-dom/server"
import { describe, expect, it, vi } from "vitest"
import {
  AllianceProvider,
  type Asker,
  MomentScope,
  onlyNow,
  somebodyAsks,
  type TimeMachine,
  useAsk,
  useDiff,
  useEvents,
  useStanding,
  useTimeMachine,
  useView,
  useWhy
} from "../src/react/index.ts"
import { renderAt } from "../src/react/testing.ts"
import { hydrate, introduce, opened, seated, secretary, show, submit } from "./react-fixtures.ts"

const signed = { items: [{ types: ["PactSigned"] }] }
const Members = ({ at }: { readonly at?: Moment }) => (
  <p>{JSON.stringify(useView(Views.register, at === undefined ? {} : { at }))}</p>
)
const Signed = () => <p>{useEvents(signed).length}</p>
const Events = () => <p>{useEvents().length}</p>
const Head = () => <p>{useStanding().head}</p>
const escaped = (value: unknown) => JSON.stringify(value).replaceAll('"', "&quot;")

/** Gives what a hook gave last, and how often it was rendered. */
const listening = <A,>(hook: () => A) => {
  const heard: Array<A> = []
  const Listener = () => {
    heard.push(hook())
    return null
  }
  const last = (): A => {
    const [one] = heard.slice(-1)
    if (one === undefined) throw new Error("nothing was rendered")
    return one
  }
  return { heard, last, Listener }
}

describe("the hooks on a server", () => {
  it("give what the session answers at the moment of the scope", async () => {
    const session = await seated()
    for (const position of [0, 5, session.standing().head]) {
      const html = renderAt(session, { position }, <Members />)
      expect(html).toBe(`<p>${escaped(session.project(Views.register, { position }))}</p>`)
    }
  })
  it("show two moments beside each other in two scopes, and a third where one is named", async () => {
    const session = await seated()
    const html = renderAt(
      session,
      "now",
      <>
        <Signed />
        <MomentScope moment={{ position: 0 }}>
          <Signed />
          <Members at="now" />
        </MomentScope>
      </>
    )
    const all = session.events(signed).length
    expect(all).toBeGreaterThan(0)
    expect(html).toBe(`<p>${all}</p><p>0</p><p>${escaped(session.project(Views.register))}</p>`)
  })
  it("make what the first render of a page shows, and only then is it now there", async () => {
    const one = await opened()
    const ui = (at: number) => (
      <AllianceProvider session={one.session({ level: "internal" })} hydrateAt={at}>
        <Signed />
        <Members />
        <Events />
        <Head />
      </AllianceProvider>
    )
    const { head } = one.standing()
    const html = renderToString(ui(head))
    await one.ask(introduce("Mina Verzonnen"), { actor: secretary })
    const { container, faults } = await hydrate(html, ui(head))
    expect(faults).toEqual([])
    expect(html).toContain(`<p>${head}</p><p>${head}</p>`)
    expect(container.querySelector("p:last-child")?.textContent).toBe(String(head + 1))
  })
  it("name what is missing above them", async () => {
    const Machine = () => <p>{useTimeMachine().position}</p>
    expect(() => renderToString(<Head />)).toThrow("there is no `AllianceProvider` above this component")
    const session = await seated()
    const outside = (
      <AllianceProvider session={session}>
        <Machine />
      </AllianceProvider>
    )
    expect(() => renderToString(outside)).toThrow("there is no `MomentScope` above this component")
  })
})

describe("the hooks on a page", () => {
  it("show what was recorded since, and leave no listener behind", async () => {
    const session = await seated()
    const listeners = new Set<() => void>()
    const watched: Session<Command> = {
      ...session,
      subscribe: (listener) => {
        const stop = session.subscribe(listener)
        listeners.add(listener)
        return () => {
          listeners.delete(listener)
          stop()
        }
      }
    }
    const { container, unmount } = await show(
      <AllianceProvider session={watched}>
        <MomentScope>
          <Head />
          <Signed />
        </MomentScope>
      </AllianceProvider>
    )
    const { head } = session.standing()
    await act(() => session.ask(introduce("Mina Verzonnen")))
    expect(container.querySelector("p")?.textContent).toBe(String(head + 1))
    expect(listeners.size).toBeGreaterThan(0)
    await unmount()
    expect(listeners.size).toBe(0)
  })
  it("are rendered again by nothing that they do not show", async () => {
    const session = await seated()
    const select = (answer: object) => Object.keys(answer)
    const isEqual = (left: ReadonlyArray<string>, right: ReadonlyArray<string>) => left.join() === right.join()
    const members = listening(() => useView(Views.register, { select, isEqual }))
    const bare = listening(() => useView(Views.register, { select }))
    const events = listening(() => useEvents({ items: [{ types: ["PactSigned"] }] }))
    await show(
      <AllianceProvider session={session}>
        <members.Listener />
        <bare.Listener />
        <events.Listener />
      </AllianceProvider>
    )
    const renderings = () => [members, bare, events].map(({ heard }) => heard.length)
    const rendered = renderings()
    await act(() => session.ask(introduce("Mina Verzonnen")))
    expect(renderings()).toEqual(rendered)
    expect(new Set(events.heard).size).toBeLessThanOrEqual(2)
  })
  it("keep a selection over renders where its functions stay the same", async () => {
    const session = await seated()
    const select = (answer: object) => Object.keys(answer)
    const one = listening(() => useView(Views.register, { select }))
    const page = await show(
      <AllianceProvider session={session}>
        <one.Listener />
      </AllianceProvider>
    )
    const before = one.last()
    await page.again(
      <AllianceProvider session={session}>
        <one.Listener />
      </AllianceProvider>
    )
    expect(one.last()).toBe(before)
  })
  it("compare queries and moments by what they say", async () => {
    const session = await seated()
    const events = vi.fn(session.events)
    const one = listening(() => useEvents({ items: [{ types: ["PactSigned"] }] }, { at: { position: 9 } }))
    const watched = { ...session, events }
    const page = await show(
      <AllianceProvider session={watched}>
        <one.Listener />
      </AllianceProvider>
    )
    const asked = events.mock.calls.length
    await page.again(
      <AllianceProvider session={watched}>
        <one.Listener />
      </AllianceProvider>
    )
    expect(events.mock.calls.length).toBe(asked)
  })
  it("say what differs and why, as the session does", async () => {
    const session = await seated()
    const [organisation] = Object.keys(session.project(Views.register))
    const diff = listening(() => useDiff(Views.register, { position: 0 }, "now"))
    const why = listening(() => useWhy(Views.register, `/${organisation}`))
    const nothing = listening(() => ({ reasons: useWhy(Views.register, "/nobody/at-all") }))
    await show(
      <AllianceProvider session={session}>
        <diff.Listener />
        <why.Listener />
        <nothing.Listener />
      </AllianceProvider>
    )
    expect(diff.last()).toEqual(session.diff(Views.register, { position: 0 }, "now"))
    expect(diff.last().length).toBeGreaterThan(0)
    expect(why.last()).toEqual(session.why(Views.register, `/${organisation}`))
    expect(nothing.last()).toEqual({ reasons: undefined })
  })
})

describe("the time machine", () => {
  const machine = async (props: Partial<Parameters<typeof MomentScope>[0]> = {}) => {
    const session = await seated()
    const one = listening(useTimeMachine)
    const page = await show(
      <AllianceProvider session={session}>
        <MomentScope {...props}>
          <one.Listener />
          <Signed />
        </MomentScope>
      </AllianceProvider>
    )
    return { ...one, ...page, session }
  }
  const go = async ({ last }: { readonly last: () => TimeMachine }, move: (to: TimeMachine) => void) => {
    await act(async () => move(last()))
  }

  it("begins now, and goes to any moment and back", async () => {
    const one = await machine()
    const { head } = one.session.standing()
    expect(one.last()).toMatchObject({ moment: "now", position: head, head, isNow: true, canStepForward: false })
    await go(one, ({ goTo }) => goTo({ position: 3 }))
    expect(one.last()).toMatchObject({ moment: { position: 3 }, position: 3, isNow: false, canStepForward: true })
    expect(one.container.textContent).toBe("0")
    await go(one, ({ goToNow }) => goToNow())
    expect(one.last().isNow).toBe(true)
  })
  it("takes every step, also when the one before is not shown yet, and none beyond the ends", async () => {
    const one = await machine({ defaultMoment: { position: 2 } })
    await go(one, ({ step }) => {
      for (const by of [-1, 1, -1, -1, -1] as const) step(by)
    })
    expect(one.last()).toMatchObject({ position: 0, canStepBack: false })
    const { head } = one.session.standing()
    await go(one, ({ goTo }) => goTo({ position: head }))
    await go(one, ({ step }) => step(1))
    expect(one.last()).toMatchObject({ position: head, canStepForward: false })
  })
  it("moves in a transition: what was asked for is told before it is shown", async () => {
    const one = await machine({ defaultMoment: { position: 2 } })
    const from = one.heard.length
    await go(one, ({ goTo }) => goTo({ position: 4 }))
    const during = one.heard.slice(from).find(({ isPending }) => isPending)
    expect(during).toMatchObject({ moment: { position: 2 }, asked: { position: 4 }, position: 2 })
    expect(one.last()).toMatchObject({ moment: { position: 4 }, asked: { position: 4 }, isPending: false })
  })
  it("is moved by whoever owns the moment, and by nothing else", async () => {
    const onMomentChange = vi.fn()
    const one = await machine({ moment: { position: 2 }, onMomentChange })
    await go(one, ({ step }) => step(1))
    expect(onMomentChange.mock.calls).toEqual([[{ position: 3 }]])
    expect(one.last()).toMatchObject({ moment: { position: 2 }, asked: { position: 2 } })
  })
  it("follows an owner who listens", async () => {
    const session = await seated()
    const one = listening(useTimeMachine)
    const Owner = () => {
      const [moment, setMoment] = useState<Moment>({ position: 2 })
      return (
        <MomentScope moment={moment} onMomentChange={setMoment}>
          <one.Listener />
        </MomentScope>
      )
    }
    await show(createElement(AllianceProvider, { session }, <Owner />))
    await go(one, ({ step }) => step(1))
    expect(one.last()).toMatchObject({ moment: { position: 3 }, position: 3 })
  })
})

describe("asking", () => {
  const asker = async (moment: Moment = "now", change: Partial<Session<Command>> = {}) => {
    const session = { ...(await seated()), ...change }
    const one = listening(() => useAsk())
    await show(
      <AllianceProvider session={session}>
        <MomentScope moment={moment}>
          <one.Listener />
        </MomentScope>
      </AllianceProvider>
    )
    return { ...one, session }
  }
  const ask = async ({ last }: { readonly last: () => Asker<Command> }, command: Command) =>
    act(() => last().ask(command))

  it("records, and tells what was recorded", async () => {
    const one = await asker()
    expect(one.last().asking).toEqual({ status: "idle" })
    const outcome = await ask(one, submit)
    expect(outcome).toMatchObject({ accepted: true, events: [{ type: "FeedbackSubmitted" }] })
    expect(one.last().asking).toMatchObject({ status: "accepted", events: [{ type: "FeedbackSubmitted" }] })
    await act(async () => one.last().reset())
    expect(one.last().asking).toEqual({ status: "idle" })
  })
  it("tells a refusal in both languages, as a value", async () => {
    const one = await asker()
    await ask(one, submit)
    const outcome = await ask(one, submit)
    if (outcome.accepted) throw new Error("it was accepted twice")
    expect(one.last().asking).toMatchObject({ status: "refused", broken: outcome.broken })
    for (const { en, nl } of outcome.broken) expect([nl.length, en.length].every((length) => length > 10)).toBe(true)
    expect(await one.last().check(submit)).toMatchObject({ broken: outcome.broken })
  })
  it("refuses in the past, and the session never hears of it", async () => {
    const [askSession, check] = [vi.fn(), vi.fn()]
    const one = await asker({ position: 3 }, { ask: askSession, check })
    expect(await ask(one, submit)).toEqual({ accepted: false, broken: [onlyNow], facts: {} })
    expect(await one.last().check(submit)).toEqual({ broken: [onlyNow], facts: {} })
    expect(one.last()).toMatchObject({ isInThePast: true, asking: { status: "refused" } })
    expect([askSession.mock.calls, check.mock.calls]).toEqual([[], []])
  })
  it("refuses where nobody may ask", async () => {
    const one = await asker("now", { mayAsk: false })
    expect(await ask(one, submit)).toEqual({ accepted: false, broken: [somebodyAsks], facts: {} })
  })
  it("rejects on a fault, and tells it", async () => {
    const fault = new LogError({ reason: "Unavailable", cause: "gone" })
    const one = await asker("now", { ask: () => Promise.reject(fault) })
    await act(async () => expect(one.last().ask(submit)).rejects.toBe(fault))
    expect(one.last().asking).toEqual({ status: "failed", fault })
  })
  it("tells of the last asking only", async () => {
    const answers: Array<(outcome: { accepted: true; events: []; isRepeat: boolean }) => void> = []
    const one = await asker("now", { ask: () => new Promise((resolve) => answers.push(resolve)) })
    const both = await act(async () => [one.last().ask(submit), one.last().ask(submit)] as const)
    expect(one.last().asking).toEqual({ status: "asking" })
    await act(async () => {
      answers[1]?.({ accepted: true, events: [], isRepeat: false })
      answers[0]?.({ accepted: true, events: [], isRepeat: true })
      await Promise.all(both)
    })
    expect(one.last().asking).toMatchObject({ status: "accepted", isRepeat: false })
  })
})
