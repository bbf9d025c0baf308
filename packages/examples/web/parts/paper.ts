/// <reference lib="dom" />
/** What stands in the margins of every sheet of paper: what it is of, and at which moment. */
import { useEffect } from "react"

/** Text that means itself in a string of CSS. */
const quoted = (text: string): string =>
  `"${text.replaceAll(/[^a-zA-Z0-9 ]/g, (sign) => `\\${(sign.codePointAt(0) ?? 32).toString(16)} `)}"`

/** Both stand on every page that is printed. A sheet made by a script is allowed where a style in the page is not. */
export const usePaper = (title: string, moment: string): void => {
  useEffect(() => {
    const sheet = new CSSStyleSheet()
    const font = "font: 9pt sans-serif"
    // Only for paper: a sheet that changes at every step in time costs the whole page its layout.
    const lay = () => {
      sheet.replaceSync(
        `@page { @top-left { content: ${quoted(title)}; ${font} } @bottom-left { content: ${quoted(moment)}; ${font} } }`
      )
      document.adoptedStyleSheets.push(sheet)
    }
    const clear = () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet)
    }
    addEventListener("beforeprint", lay)
    addEventListener("afterprint", clear)
    return () => {
      clear()
      removeEventListener("beforeprint", lay)
      removeEventListener("afterprint", clear)
    }
  }, [title, moment])
}
