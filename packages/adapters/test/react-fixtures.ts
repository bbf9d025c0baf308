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
import { act, createElement, type ReactNode, StrictMode } from "react"
import { onTestFinished, vi } from "vitest"
import { place } from "./react-page.ts"

// React looks at the page while it is loaded, so it is loaded after it.
const { createRoot, hydrateRoot } = await import("react-dom/client")

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

/** Shows it on a page of its own, strictly: every part is rendered and mounted twice. */
export const show = async (ui: ReactNode) => {
  const container = place("")
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
  const container = place(html)
  const faults: Array<unknown> = []
  await act(async () => {
    const root = hydrateRoot(container, ui, { onRecoverableError: (fault) => faults.push(fault) })
    onTestFinished(() => act(async () => root.unmount()))
  })
  return { container, faults }
}

const fire = (element: Element, name: string) =>
  element.dispatchEvent(
    new (element.ownerDocument.defaultView?.Event ?? Event)(name, { bubbles: true, cancelable: true })
  )
/** The input that is called this. */
export const inputOf = (container: Element, name: string): HTMLInputElement => {
  const found = [...container.querySelectorAll<HTMLInputElement>("input, select, textarea")].find(
    (input) => input.getAttribute("name") === name
  )
  if (found === undefined) throw new Error(`no input ${name}`)
  return found
}
/** Types it, as somebody would: what stood there is gone. */
export const type = (container: Element, name: string, text: string) =>
  act(async () => {
    const input = inputOf(container, name)
    // React watches the property of the element itself; what is typed goes past it.
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(input), "value")?.set?.call(input, text)
    const options = [...input.querySelectorAll("option")]
    for (const option of options) option.toggleAttribute("selected", option.getAttribute("value") === text)
    fire(input, input.tagName === "SELECT" ? "change" : "input")
  })
export const send = (container: Element) =>
  act(async () => {
    const form = container.querySelector("form")
    if (form === null) throw new Error("no form")
    fire(form, "submit")
  })
export const click = (element: Element | null | undefined) =>
  act(async () => {
    if (element === null || element === undefined) throw new Error("nothing to press")
    fire(element, "click")
  })

/** Waits until the page shows it. */
export const until = (shows: () => void) =>
  vi.waitFor(async () => {
    await act(async () => {})
    shows()
  })
