/** What stands below the numbers of the first screen: it is loaded and made once they are painted. */
import { useView } from "@pactwerk/adapters/react"
import { Views } from "@pactwerk/core"
import { Charts } from "./progress-charts.tsx"
import { ByNeighbourhood, ByTheme, Unknowns } from "./progress-tables.tsx"
import { Todo } from "./progress-todo.tsx"

const Below = () => {
  const dashboard = useView(Views.dashboard)
  const mandate = useView(Views.mandate)
  return (
    <>
      <Charts />
      <Todo />
      <ByTheme dashboard={dashboard} />
      <ByNeighbourhood dashboard={dashboard} mandate={mandate} />
      <Unknowns dashboard={dashboard} />
    </>
  )
}
export default Below
