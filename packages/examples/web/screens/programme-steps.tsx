/** How far a programme is, as a row of steps. A step is not taken by saying another one was. */
import { type ProgrammeId, Views } from "@pactwerk/core"
import { useLook } from "../look.tsx"
import { programmeWords } from "../words/programme.ts"

const order = ["drafted", "shared", "open", "over", "answered", "final", "adopted"] as const
type Step = (typeof order)[number]

interface Known {
  readonly id: ProgrammeId
  readonly known: Views.Readiness
}

export const Steps = ({ id, known }: Known) => {
  const { language, name, on } = useLook()
  const words = programmeWords[language]
  const latest = known.programmes[id]?.latest
  const version = latest === undefined ? undefined : known.versions[latest]
  if (latest === undefined || version === undefined) return null
  const windows = Object.values<Views.FeedbackWindow>(known.board.windows).filter((own) => own.version === latest)
  const states = new Set(windows.map((window) => Views.stateOn(window, known.board.policies, on)))
  const isAt = (step: Step): boolean => {
    switch (step) {
      case "open":
        return states.has("open")
      case "over":
        return states.has("over")
      case "answered":
        return states.has("closed")
      default:
        return step === version.stage && (step !== "shared" || states.size === 0)
    }
  }
  // A version that nobody was asked about has no steps of feedback.
  const steps = order.filter((step) => windows.length > 0 || !["open", "over", "answered"].includes(step))
  const now = steps.findLast(isAt)
  return (
    <>
      <p id={`steps-${id}`}>
        <strong>{words.steps}</strong> {name("version", latest)}
      </p>
      <ol className="steps" aria-labelledby={`steps-${id}`}>
        {steps.map((step) => (
          <li key={step} aria-current={step === now ? "step" : undefined}>
            {words.stages[step]}
          </li>
        ))}
      </ol>
    </>
  )
}
