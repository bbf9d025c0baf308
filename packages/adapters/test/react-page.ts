/** A page without a browser. React looks at it while it is loaded, so this comes first. */
import { parseHTML } from "linkedom"

const { document, window } = parseHTML("<!doctype html><html><head><title>Pagina</title></head><body></body></html>")
// What every browser has, and React asks for before it listens to what is typed.
Object.assign(document, { oninput: null })
Object.assign(globalThis, { window, document, HTMLElement: window.HTMLElement, IS_REACT_ACT_ENVIRONMENT: true })

/** A place on the page with this in it. */
export const place = (html: string): HTMLElement => {
  const container = document.createElement("div")
  container.innerHTML = html
  document.body.append(container)
  return container
}
