/// <reference lib="dom" />
/** An opened alliance, and a page without a browser to show it in. */
import {
  alliance,
  Day,
  Feedback,
  Kernel,
  layerMemory,
  OrganisationId,
  onDay,
  openAlliance,
  PersonId,
  RemarkId,
  WindowId
} from "@pactwerk/core"
import { prelude, recorded } from "@pactwerk/core/testing"
import { parseHTML } from "linkedom"
import { act, createElement, type ReactNode, StrictMode } from "react"
import { createRoot, hydrateRoot } from "react-dom/client"
import { onTestFinished } from "vitest"

export const anna = PersonId.make("0b5f7c1e-53f5-4a7e-9d0b-6a1d5b8b7f01")
export const secretary = { role: "secretary" }
export const introduce = (name: string) =>
  Kernel.Command.cases.IntroducePerson.make({ person: PersonId.make(crypto.randomUUID()), name })
/** Accepted once, and refused when it is asked again. */
export const submit = Feedback.Command.cases.SubmitFeedback.make({
  window: WindowId.make("window-1"),
  remark: RemarkId.make("remark-1"),
  from: OrganisationId.make("organisation-1"),
  by: anna,
  channel: "form",
  text: "Begin bij de jongeren."
})

/** An alliance in which everything of the prelude happened. */
export const opened = async () => {
  const one = await openAlliance({ log: layerMemory, now: () => Date.parse("2024-02-15T12:00:00Z") })
  onTestFinished(() => one.close())
  const told = { actor: { role: "chair" }, occurred: onDay(Day.make("2024-02-15")), certainty: "stated" } as const
  const observations = prelude.map((raw, index) => {
    const command = alliance.asked(recorded(alliance, index + 1, raw).event)
    if (command === undefined) throw new Error(raw._tag)
    return { command, observing: { ...told, id: `prelude-${index}`, source: { document: "verslag", section: "4" } } }
  })
  for (const { command, observing } of observations) await one.observe(command, observing)
  return one
}

/** A session of the secretary, who sees everything. */
export const seated = async () => (await opened()).session({ level: "personal", actor: secretary })

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
/** Every global that stands for a page, for one test. */
const page = (html: string): HTMLElement => {
  const { document, window } = parseHTML(`<!doctype html><html><body><div id="root">${html}</div></body></html>`)
  const own: Record<string, unknown> = { window, document, HTMLElement: window.HTMLElement, Node: window.Node }
  const before = Object.keys(own).map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const)
  for (const [name, value] of Object.entries(own))
    Object.defineProperty(globalThis, name, { value, configurable: true })
  onTestFinished(() => {
    for (const [name, was] of before) {
      if (was === undefined) Reflect.deleteProperty(globalThis, name)
      else Object.defineProperty(globalThis, name, was)
    }
  })
  const root = document.querySelector<HTMLElement>("#root")
  if (root === null) throw new Error("no root")
  return root
}

/** Shows it on a page of its own, strictly: every part is rendered and mounted twice. */
export const show = async (ui: ReactNode) => {
  const container = page("")
  const root = createRoot(container)
  const strictly = (one: ReactNode) => createElement(StrictMode, null, one)
  await act(async () => root.render(strictly(ui)))
  onTestFinished(() => act(async () => root.unmount()))
  return {
    container,
    again: (next: ReactNode) => act(async () => root.render(strictly(next))),
    unmount: () => act(async () => root.unmount())
  }
}

/** Takes over what a server made; every complaint about a difference is told. */
export const hydrate = async (html: string, ui: ReactNode) => {
  const container = page(html)
  const faults: Array<unknown> = []
  await act(async () => {
    const root = hydrateRoot(container, ui, { onRecoverableError: (fault) => faults.push(fault) })
    onTestFinished(() => act(async () => root.unmount()))
  })
  return { container, faults }
}

export const click = (element: Element | null) =>
  act(async () => {
    if (element === null) throw new Error("nothing to press")
    element.dispatchEvent(
      new (element.ownerDocument.defaultView?.Event ?? Event)("click", { bubbles: true, cancelable: true })
    )
  })
