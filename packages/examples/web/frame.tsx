/** The frame of every page: where one is, at which moment, in which language, and where this comes from. */

import { useStanding } from "@pactwerk/adapters/react"
import { sayDay } from "@pactwerk/core"
import type { ReactNode } from "react"
import { type Screen, write } from "./address.ts"
import { Header } from "./header.tsx"
import { type Look, useLook } from "./look.tsx"
import { type Typed, typed } from "./parts/command-line.ts"
import { useSaidMoment } from "./parts/moment-chip.tsx"
import { usePaper } from "./parts/paper.ts"
import { Link } from "./router.tsx"
import { frameWords } from "./words/frame.ts"

/** What gives the same on the command line. */
const commands: Readonly<Record<Screen, readonly [Typed, ...ReadonlyArray<string>]>> = {
  progress: ["state"],
  timeMachine: ["log"],
  meeting: ["minutes"],
  programme: ["readiness"],
  mandate: ["view", "mandate"],
  rules: ["rules"],
  signIn: ["state"]
}

/** What the alliance calls itself: the first pact that was concluded. */
const pactOf = ({ events, language, name }: Look): string => {
  const concluded = events.find(({ type }) => type === "PactConcluded")
  return concluded === undefined ? frameWords[language].pact : name("pact", String(concluded.data.pact))
}

export const Frame = ({ children }: { readonly children: ReactNode }) => {
  const look = useLook()
  const { language, place } = look
  const words = frameWords[language]
  const pact = pactOf(look)
  const page = place.screen === undefined ? words.unknown : words.screens[place.screen]
  const { head } = useStanding()
  const position = words.position(look.session.positionAt(look.moment), head)
  usePaper(`${page} · ${pact}`, `${useSaidMoment()} · ${position}`)
  return (
    <>
      <title>{`${page} · ${pact}`}</title>
      {(["nl", "en"] as const).map((one) => (
        <link key={one} rel="alternate" hrefLang={one} href={write({ ...place, language: one })} />
      ))}
      <a className="skip" href="#main">
        {words.skip}
      </a>
      <Header pact={pact} />
      <Crumbs page={page} />
      <main id="main" tabIndex={-1}>
        <Notices />
        {children}
      </main>
      <Footer />
    </>
  )
}

const Crumbs = ({ page }: { readonly page: string }) => {
  const { language, place } = useLook()
  const words = frameWords[language]
  return (
    <nav aria-label={words.crumbs} className="crumbs">
      <ol>
        <li>
          <Link to={{ screen: "progress" }}>{words.home}</Link>
        </li>
        {place.screen !== "progress" && <li aria-current="page">{page}</li>}
      </ol>
    </nav>
  )
}

/** That one looks at the past, and that the log cannot be reached. */
const Notices = () => {
  const { isNow, language, on, place } = useLook()
  const { status } = useStanding()
  const words = frameWords[language]
  return (
    <>
      {!isNow && (
        <p className="past">
          {words.isPast(sayDay(on, language))} <Link to={{ ...place, at: undefined }}>{words.now}</Link>
        </p>
      )}
      {status !== "open" && <p className="past">{words.behind}</p>}
    </>
  )
}

const Footer = () => {
  const look = useLook()
  const { language, moment, place, session } = look
  const { head } = useStanding()
  const words = frameWords[language]
  const [command, ...said] = commands[place.screen ?? "progress"]
  const wanted = place.of === undefined || place.screen === "mandate" ? said : [...said, place.of]
  return (
    <footer>
      <p>{words.position(session.positionAt(moment), head)}</p>
      <p>
        {words.command}: <code>{typed(look, command, ...wanted)}</code>
      </p>
      <details>
        <summary>{words.help}</summary>
        <p>{words.helpText}</p>
        <p>{words.fictionNote}</p>
      </details>
    </footer>
  )
}
