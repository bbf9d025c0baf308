/** The app: a session, a place and a day in; a page out. It knows no store and no clock. */

import { AllianceProvider } from "@pactwerk/adapters/react"
import type { Command, Day, Session } from "@pactwerk/core"
import { lazy, type ReactNode, Suspense, useMemo } from "react"
import type { Place, Screen } from "./address.ts"
import { Frame } from "./frame.tsx"
import { LookProvider, useLook } from "./look.tsx"
import { type Go, WayContext } from "./router.tsx"
import { loadBelow, Progress } from "./screens/progress.tsx"
import type { Who } from "./session.ts"
import { SignedInContext, type SignIn } from "./signed-in.tsx"
import { type AskStopped, StoppedContext } from "./stopped.tsx"
import { frameWords } from "./words/frame.ts"

/** Where each screen but the first is; each is loaded when it is first looked at. */
const loads = {
  timeMachine: () => import("./screens/time-machine.tsx"),
  meeting: () => import("./screens/meeting.tsx"),
  programme: () => import("./screens/programme.tsx"),
  mandate: () => import("./screens/mandate.tsx"),
  rules: () => import("./screens/rules.tsx"),
  signIn: () => import("./screens/sign-in.tsx")
}

/** Loads every screen, and the rest of the first. */
export const loadScreens = (): Promise<unknown> =>
  Promise.all([loadBelow(), ...Object.values(loads).map((load) => load())])

const Rules = lazy(loads.rules)
const Programme = lazy(loads.programme)
const Meeting = lazy(loads.meeting)
const Mandate = lazy(loads.mandate)
const TimeMachine = lazy(loads.timeMachine)
const SignInScreen = lazy(loads.signIn)

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
