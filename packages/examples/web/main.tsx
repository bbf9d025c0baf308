/// <reference lib="dom" />
/** Begins the app in a browser: the address is the place, and the clock of this machine says which day it is. */
import { type Command, type Day, dayAt, type Session } from "@pactwerk/core"
import { StrictMode, useCallback, useEffect, useState } from "react"
import { createRoot, hydrateRoot } from "react-dom/client"
import { type Place, read, write } from "./address.ts"
import { App, loadPlace, loadScreens } from "./app.tsx"
import { keepForOffline } from "./offline.ts"
import type { Go } from "./router.tsx"
import { clock, openSession, seatNamed, stoppedByRule, type Who } from "./session.ts"
import { frameWords } from "./words/frame.ts"

/** Where one is. The address follows a little later while one moves through time: browsers refuse many in a row. */
let [now, late]: [Place | undefined, ReturnType<typeof setTimeout> | undefined] = [undefined, undefined]
const here = (): Place => now ?? read(`${location.pathname}${location.search}`)
const catchUp = () => {
  clearTimeout(late)
  if (now !== undefined) history.replaceState(null, "", write(now))
  now = undefined
}
const settled = 150

interface Opened extends Who {
  readonly session: Session<Command>
}

const Page = ({ first, hydrateAt }: { readonly first: Opened; readonly hydrateAt?: number | undefined }) => {
  const [place, setPlace] = useState(here)
  const [opened, setOpened] = useState(first)
  useEffect(() => {
    const moved = () => {
      clearTimeout(late)
      now = undefined
      setPlace(here())
    }
    addEventListener("popstate", moved)
    addEventListener("pagehide", catchUp)
    return () => {
      removeEventListener("popstate", moved)
      removeEventListener("pagehide", catchUp)
    }
  }, [])
  useEffect(() => {
    document.documentElement.lang = place.language
  }, [place.language])
  useEffect(() => {
    // From here on the page answers from the log in this browser.
    document.documentElement.dataset.begun = "yes"
  }, [])
  const go: Go = useCallback((to, { instead = false } = {}) => {
    const before = here()
    const next = typeof to === "function" ? to(before) : to
    if (instead) {
      clearTimeout(late)
      now = next
      late = setTimeout(catchUp, settled)
    } else {
      catchUp()
      history.pushState(null, "", write(next))
    }
    setPlace(next)
    if (next.screen === before.screen && next.of === before.of) return
    scrollTo(0, 0)
    // The new page is there a little later; whoever listens to a page begins at its title.
    requestAnimationFrame(() => document.querySelector<HTMLElement>("main h1")?.focus())
  }, [])
  const signIn = useCallback(async (seat: Who["seat"]) => {
    const session = await openSession({ seat })
    if (seat === undefined) sessionStorage.removeItem("seat")
    else sessionStorage.setItem("seat", seat.name)
    setOpened({ session, seat })
  }, [])
  const today: Day = dayAt(clock())
  return <App {...opened} {...{ go, hydrateAt, place, signIn, today }} askStopped={stoppedByRule} />
}

const saying = (role: "status" | "alert", text: string) =>
  Object.assign(document.createElement("p"), { role, textContent: text })

const root = document.getElementById("app")
if (root !== null) {
  const words = frameWords[here().language]
  const seat = seatNamed(sessionStorage.getItem("seat"))
  // A page that the server made stays until the app can go on with it; what a seat sees the server does not make.
  const { address, position, today } = root.dataset
  const isMade = seat === undefined && address === write(here())
  if (!isMade) root.replaceChildren(saying("status", words.loading))
  Promise.all([openSession({ seat }), isMade && loadPlace(here())]).then(
    ([session]) => {
      const page = (hydrateAt?: number) => (
        <StrictMode>
          <Page first={{ session, seat }} hydrateAt={hydrateAt} />
        </StrictMode>
      )
      const isLevel = session.standing().head >= Number(position) && today === dayAt(clock())
      if (isMade && isLevel) hydrateRoot(root, page(Number(position)))
      else createRoot(root).render(page())
      // What is looked at comes first.
      setTimeout(() => keepForOffline(loadScreens).catch(() => {}), 1000)
    },
    () => {
      // What the server made still says how things stand.
      if (isMade) root.prepend(saying("alert", words.failed))
      else root.replaceChildren(saying("alert", words.failed))
    }
  )
}
