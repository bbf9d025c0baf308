/** The page about React says what a program of it does. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { isValidElement } from "react"
import { renderToString } from "react-dom/server"
import { expect, it, vi } from "vitest"

it("the example of the page about React runs, and says what the page says", async () => {
  const page = readFileSync(new URL("../../../docs/react.md", import.meta.url), "utf8")
  const code = /```ts\n(.*?)```/s.exec(page)?.[1] ?? ""
  const said = / \/\/ (<p>.*<\/p>)/.exec(code)?.[1]
  // Beside this test, so that it finds what a program of the package finds.
  const folder = mkdtempSync(new URL("./docs-", import.meta.url).pathname)
  const log = vi.spyOn(console, "log").mockImplementation(() => {})
  try {
    writeFileSync(`${folder}/example.ts`, code)
    const { page } = await import(/* @vite-ignore */ `${folder}/example.ts`)
    expect(log.mock.calls).toEqual([[said]])
    expect(isValidElement(page) && renderToString(page)).toBe(said)
  } finally {
    log.mockRestore()
    rmSync(folder, { recursive: true })
  }
})
