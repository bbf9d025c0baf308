/** The app: a session, a place and a day in; a page out. It knows no store and no clock. */

import { AllianceProvider } from "@pactwerk/adapters/react"
import type { Command, Day, Session } from "@pactwerk/core"
import { lazy, type ReactNode, Suspense, useMemo } from "react"
import type { Place, Screen } from "./address.ts"
import { Frame } from "./frame.tsx"
import { LookProvider, useLook } from "./look.tsx"
import { type Go, WayContext } from "./router.tsx"
import { Progress } from "./screens/progress.tsx"
import type { Who } from "./session.ts"
import { SignedInContext, type SignIn } from "./signed-in.tsx"
import { type AskStopped, StoppedContext } from "./stopped.tsx"
import { frameWords } from "./words/frame.ts"

const loading = {
  rules: () => import("./screens/rules.tsx"),
  mandate: () => import("./screens/mandate.tsx"),
  signIn: () => import("./screens/sign-in.tsx"),
  timeMachine: () => import("./screens/time-machine.tsx"),
  meeting: () => import("./screens/meeting.tsx"),
  programme: () => import("./screens/programme.tsx")
}
const Rules = lazy(loading.rules)
const Mandate = lazy(loading.mandate)
const SignInScreen = lazy(loading.signIn)
const TimeMachine = lazy(loading.timeMachine)
const Meeting = lazy(loading.meeting)
const Programme = lazy(loading.programme)

/** Loads every screen that was not opened yet. */
export const loadScreens = (): Promise<unknown> => Promise.all(Object.values(loading).map((load) => load()))

const screenOf: Readonly<Record<Screen, () => ReactNode>> = {
  progress: () => <Progress />,
  rules: () => <Rules />,
  programme: () => <Programme />,
  timeMachine: () => <TimeMachine />,
  meeting: () => <Meeting />,
  mandate: () => <Mandate />,
  signIn: () => <SignInScreen />
}

export interface Shown extends Who {
  readonly session: Session<Command>
  readonly place: Place
  /** The day of whoever looks. */
  readonly today: Day
  readonly go: Go
  readonly signIn: SignIn
  readonly askStopped: AskStopped
}

export const App = ({ askStopped, go, place, seat, session, signIn, today }: Shown) => {
  const words = frameWords[place.language]
  const way = useMemo(() => ({ place, go }), [place, go])
  const signed = useMemo(() => ({ seat, signIn }), [seat, signIn])
  return (
    <AllianceProvider session={session}>
      <WayContext value={way}>
        <SignedInContext value={signed}>
          <StoppedContext value={askStopped}>
            <LookProvider place={place} today={today}>
              <Frame>
                <Suspense fallback={<p role="status">{words.loading}</p>}>
                  {place.screen === undefined ? <Unknown /> : screenOf[place.screen]()}
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
