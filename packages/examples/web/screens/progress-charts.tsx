/** The pictures of the first screen; they come after the numbers, and never in their place. */
import { lazy, Suspense } from "react"
import { useLook } from "../look.tsx"
import { frameWords } from "../words/frame.ts"
import { progressWords } from "../words/progress.ts"

const Chart = lazy(() => import("../parts/chart.tsx"))

export const Charts = () => {
  const { language } = useLook()
  return (
    <section aria-labelledby="charts">
      <h2 id="charts">{progressWords[language].charts}</h2>
      <Suspense fallback={<p>{frameWords[language].loading}</p>}>
        <div className="groups">
          {(["timeline", "pledges", "stages"] as const).map((name) => (
            <Chart key={name} name={name} />
          ))}
        </div>
      </Suspense>
    </section>
  )
}
