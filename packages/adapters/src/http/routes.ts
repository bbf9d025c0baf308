/** Every route there is: the router and the OpenAPI document come from this list. */

import type { Route } from "./route.ts"
import { aboutRoutes } from "./routes/about.ts"
import { askingRoutes } from "./routes/asking.ts"
import { commandRoutes } from "./routes/commands.ts"
import { eventRoutes } from "./routes/events.ts"
import { exportRoutes } from "./routes/exports.ts"
import { feedRoutes } from "./routes/feeds.ts"
import { proofRoutes } from "./routes/proofs.ts"
import { ruleRoutes } from "./routes/rules.ts"
import { viewRoutes } from "./routes/views.ts"

export const routes: ReadonlyArray<Route> = [
  ...eventRoutes,
  ...viewRoutes,
  ...commandRoutes,
  ...askingRoutes,
  ...exportRoutes,
  ...proofRoutes,
  ...ruleRoutes,
  ...feedRoutes,
  ...aboutRoutes
]
