/** The app: a session, a place and a day in; a page out. It knows no store and no clock. */

import { AllianceProvider } from "@pactwerk/adapters/react"
import type { Command, Day, Session } from "@pactwerk/core"
import { Suspense, useMemo } from "react"
import type { Place, Screen } from "./address.ts"
import { Frame } from "./frame.tsx"
import { LookProvider, useLook } from "./look.tsx"
import { type Apart, apart } from "./parts/apart.tsx"
import { type Go, WayContext } from "./router.tsx"
import { below, Progress } from "./screens/progress.tsx"
import type { Who } from "./session.ts"
import { SignedInContext, type SignIn } from "./signed-in.tsx"
import { type AskStopped, StoppedContext } from "./stopped.tsx"
import { frameWords } from "./words/frame.ts"

/** Where each screen but the first is. */
const apartScreens = {
  timeMachine: apart(() => import("./screens/time-machine.tsx")),
  meeting: apart(() => import("./screens/meeting.tsx")),
  programme: apart(() => import("./screens/programme.tsx")),
  mandate: apart(() => import("./screens/mandate.tsx")),
  rules: apart(() => import("./screens/rules.tsx")),
  signIn: apart(() => import("./screens/sign-in.tsx"))
} satisfies Partial<Record<Screen, Apart>>

/** Loads every screen, and the rest of the first. */
export const loadScreens = async (): Promise<void> => {
  await Promise.all([below, ...Object.values(apartScreens)].map(({ load }) => load()))
}

/** Loads what this place shows: a page that a server made is gone on with when all of it is here. */
export const loadPlace = async ({ screen }: Place): Promise<void> => {
  if (screen === "progress") await below.load()
  else if (screen !== undefined) await apartScreens[screen].load()
}

const ScreenAt = ({ screen }: Pick<Place, "screen">) => {
  if (screen === undefined) return <Unknown />
  if (screen === "progress") return <Progress />
  const { Part } = apartScreens[screen]
  return <Part key={screen} />
}

export interface Shown extends Who {
  readonly session: Session<Command>
  readonly place: Place
  /** The day of whoever looks. */
  readonly today: Day
  readonly go: Go
  readonly signIn: SignIn
  readonly askStopped: AskStopped
  /** The position that a page shows which a server made; nothing where none did. */
  readonly hydrateAt?: number | undefined
}

export const App = ({ askStopped, go, hydrateAt, place, seat, session, signIn, today }: Shown) => {
  const words = frameWords[place.language]
  const way = useMemo(() => ({ place, go }), [place, go])
  const signed = useMemo(() => ({ seat, signIn }), [seat, signIn])
  return (
    <AllianceProvider session={session} {...(hydrateAt !== undefined && { hydrateAt })}>
      <WayContext value={way}>
        <SignedInContext value={signed}>
          <StoppedContext value={askStopped}>
            <LookProvider place={place} today={today}>
              <Frame>
                <Suspense fallback={<p role="status">{words.loading}</p>}>
                  <ScreenAt screen={place.screen} />
                </Suspense>
              </Frame>
            </LookProvider>
          </StoppedContext>
        </SignedInContext>
      </WayContext>
    </AllianceProvider>
  )
}

/** There is no such page. */
const Unknown = () => {
  const { language } = useLook()
  const words = frameWords[language]
  return (
    <>
      <h1 tabIndex={-1}>{words.unknown}</h1>
      <p>{words.unknownText}</p>
    </>
  )
}
