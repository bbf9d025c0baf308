/// <reference lib="dom" />
/** Begins the app in a browser: the address is the place, and the clock of this machine says which day it is. */
import { type Command, type Day, dayAt, type Session } from "@pactwerk/core"
import { StrictMode, useCallback, useEffect, useState } from "react"
import { createRoot } from "react-dom/client"
import { type Place, read, write } from "./address.ts"
import { App, loadScreens } from "./app.tsx"
import { keepForOffline } from "./offline.ts"
import type { Go } from "./router.tsx"
import { clock, openSession, seatNamed, stoppedByRule, type Who } from "./session.ts"
import "./style.css"
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

const Page = ({ first }: { readonly first: Opened }) => {
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
  return <App {...opened} place={place} today={today} go={go} signIn={signIn} askStopped={stoppedByRule} />
}

const root = document.getElementById("app")
if (root !== null) {
  const words = frameWords[here().language]
  const react = createRoot(root)
  react.render(<p role="status">{words.loading}</p>)
  const seat = seatNamed(sessionStorage.getItem("seat"))
  openSession({ seat }).then(
    (session) => {
      react.render(
        <StrictMode>
          <Page first={{ session, seat }} />
        </StrictMode>
      )
      // What is looked at comes first.
      setTimeout(() => keepForOffline(loadScreens).catch(() => {}), 1000)
    },
    () => react.render(<p role="alert">{words.failed}</p>)
  )
}
