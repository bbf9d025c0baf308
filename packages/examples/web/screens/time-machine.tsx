/** The time machine ("tijdmachine"): one moment for the whole page, what stood then, why, and what is otherwise. */
import { TimeScrubber } from "@pactwerk/adapters/react/ui"
import { useLook } from "../look.tsx"
import { Link } from "../router.tsx"
import { timeWords } from "../words/time-machine.ts"
import { whatIfWords } from "../words/what-if.ts"
import { Chosen } from "./time-chosen.tsx"
import { Compare } from "./time-compare.tsx"
import { Events } from "./time-events.tsx"
import { StandingOf } from "./time-standing.tsx"
import { strides } from "./time-strides.ts"
import { viewOf } from "./time-views.ts"
import { useWarm } from "./time-warm.ts"
import { WhatIf } from "./time-what-if.tsx"
import { Why } from "./time-why.tsx"

const TimeMachine = () => {
  const look = useLook()
  const { language, place } = look
  useWarm(viewOf(look))
  const words = timeWords[language]
  const here = { ...place, hash: undefined }
  return (
    <>
      <h1 tabIndex={-1}>{words.title}</h1>
      <p>{words.intro}</p>
      <TimeScrubber language={language} steps={strides} className="scrubber" />
      <nav aria-label={words.parts} className="anchors">
        <Link to={here} hash="stand">
          {words.standing}
        </Link>{" "}
        <Link to={here} hash="vergelijk">
          {words.compare}
        </Link>{" "}
        <Link to={here} hash="wat-als">
          {whatIfWords[language].title}
        </Link>
      </nav>
      <Why />
      <Chosen />
      <div className="columns">
        <Events />
        <StandingOf />
      </div>
      <Compare />
      <WhatIf />
    </>
  )
}
export default TimeMachine
