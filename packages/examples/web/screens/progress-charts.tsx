/** The pictures of the first screen; they come after the numbers, and never in their place. */
import { useLook } from "../look.tsx"
import { Chart } from "../parts/chart.tsx"
import { progressWords } from "../words/progress.ts"

export const Charts = () => {
  const { language } = useLook()
  return (
    <section aria-labelledby="charts">
      <h2 id="charts">{progressWords[language].charts}</h2>
      <div className="groups">
        {(["timeline", "pledges", "stages"] as const).map((name) => (
          <Chart key={name} name={name} />
        ))}
      </div>
    </section>
  )
}
