/** Pages made on the server: each is there at once, and shows how things stand, also where no script is run. */
import { type Day, dayAt, type OpenedAlliance } from "@pactwerk/core"
import { read, screens, write } from "../web/address.ts"
import type { Asked, Made } from "../web/page.tsx"
import { frameWords } from "../web/words/frame.ts"

/** Makes one page. */
export type MakePage = (asked: Asked) => Promise<Made>

export interface MadePagesOptions {
  readonly opened: OpenedAlliance
  readonly make: MakePage
  readonly now: () => number
  /** How long a page may show what stood before the last event, in milliseconds. */
  readonly patience?: number
}

/** A page with the state that it shows. */
interface Shown extends Made {
  readonly today: Day
  readonly since: number
}

/** The addresses that are made here: every screen in both languages, as it is now. There are few, so all are kept. */
const addresses: ReadonlySet<string> = new Set(
  screens.flatMap((screen) =>
    (["nl", "en"] as const).map((language) =>
      write({ language, screen, of: undefined, at: undefined, axis: "happened", more: {} })
    )
  )
)

/**
 * Puts what is made into the page that was built, for the addresses that have no more than a screen and a language.
 * The element of the app says of which address, position and day it is; a browser that holds the same goes on with it.
 *
 * @example
 * const pages = madePages({ opened, make: makePage, now: Date.now })
 * const html = await pages.within(shell, "/en/rules")
 */
export const madePages = ({ make, now, opened, patience = 1000 }: MadePagesOptions) => {
  const session = opened.session({ level: "public" })
  const known = new Map<string, Shown>()
  const making = new Map<string, Promise<Shown>>()
  const makeNow = async (address: string): Promise<Shown> => {
    const today = dayAt(now())
    const made = await make({ address, session, today })
    const shown = { ...made, today, since: performance.now() }
    known.set(address, shown)
    return shown
  }
  /** Once at a time, however many ask. */
  const makeOnce = (address: string): Promise<Shown> => {
    const busy = making.get(address)
    if (busy !== undefined) return busy
    const begun = makeNow(address).finally(() => making.delete(address))
    making.set(address, begun)
    return begun
  }
  const current = async (address: string): Promise<Shown> => {
    const shown = known.get(address)
    if (shown === undefined) return makeOnce(address)
    const isLevel = shown.position === session.standing().head && shown.today === dayAt(now())
    return isLevel || performance.now() - shown.since < patience ? shown : makeOnce(address)
  }
  // The first page takes longest, for every view is read the first time: it begins before anybody asks for it.
  makeOnce("/").catch(() => {})
  return {
    /** Whether a page is made of this address. */
    has: (address: string): boolean => addresses.has(address),
    /** The page of this address within the page that was built. Rejects where it cannot be made. */
    within: async (built: string, address: string): Promise<string> => {
      const { app, head, position, today } = await current(address)
      const { language } = read(address)
      // An address of those above, a number and a day: nothing in them needs to be escaped.
      const says = `data-address="${address}" data-position="${position}" data-today="${today}"`
      return built
        .replace('<html lang="nl">', () => `<html lang="${language}">`)
        .replace(/<title>[^<]*<\/title>/, () => head)
        .replace(
          /<div id="app">[\s\S]*?<\/div>/,
          () =>
            `<noscript><p class="past">${frameWords[language].withoutScript}</p></noscript><div id="app" ${says}>${app}</div>`
        )
    }
  }
}
