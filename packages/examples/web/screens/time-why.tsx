/** Why something is so: the events that decided it, where that is written, and the rules that let them in. */
import { useWhy } from "@pactwerk/adapters/react"
import { WhyPanel } from "@pactwerk/adapters/react/ui"
import { Analysis, questions, type Tagged, type View } from "@pactwerk/core"
import { Result } from "effect"
import { useLook } from "../look.tsx"
import { typed } from "../parts/command-line.ts"
import { EventLink } from "../parts/told.tsx"
import { useNamed } from "../parts/use-named.ts"
import { Link } from "../router.tsx"
import { frameWords } from "../words/frame.ts"
import { timeWords } from "../words/time-machine.ts"
import { CanChange } from "./time-changing.tsx"
import { Take } from "./time-take.tsx"
import { nameOfView } from "./time-views.ts"

export const Why = () => {
  const { place } = useLook()
  const [name = "", ...steps] = (place.more.waarom ?? "").split("/")
  const view = questions.get(name)
  if (view === undefined) return null
  return <OneWhy view={view} pointer={steps.length === 0 ? "" : `/${steps.join("/")}`} />
}

const OneWhy = ({ pointer, view }: { readonly view: View<unknown, Tagged>; readonly pointer: string }) => {
  const look = useLook()
  const { language, place } = look
  const words = timeWords[language]
  const telling = useNamed()
  const reasons = useWhy(view, pointer)
  const steps = Result.getOrElse(Analysis.readPointer(pointer), () => [])
  const where = [
    nameOfView(view.name, language),
    ...(steps.length === 0 ? [] : [Analysis.sayPlace(steps, language, telling.nameOf)])
  ]
  const { waarom, ...more } = place.more
  return (
    <div className="panel">
      <h2 id="waarom" tabIndex={-1}>
        {words.whyTitle(where.join(" › "))}
      </h2>
      <WhyPanel
        reasons={reasons}
        telling={telling}
        slots={{
          event: (position) => <EventLink position={position} />,
          actions: ({ position }) => <Take position={position} />
        }}
      />
      <CanChange view={view} reasons={reasons ?? []} />
      <p>
        {frameWords[language].command}: <code>{typed(look, "why", waarom ?? view.name)}</code>
      </p>
      <p>
        <Link to={{ ...place, more }}>{words.closeWhy}</Link>
      </p>
    </div>
  )
}
