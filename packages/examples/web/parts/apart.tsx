/** A part of the app that is loaded when it is first looked at; where it was loaded before, it is there at once. */
import { type ComponentType, lazy, type ReactNode, useState } from "react"

export interface Apart {
  /** Resolves when the part is here. */
  readonly load: () => Promise<void>
  readonly Part: () => ReactNode
}

/**
 * A part of its own, below a `Suspense`.
 *
 * @example
 * const rules = apart(() => import("./screens/rules.tsx"))
 */
export const apart = (from: () => Promise<{ readonly default: ComponentType }>): Apart => {
  let here: ComponentType | undefined
  const fetched = async () => {
    const module = await from()
    here = module.default
    return module
  }
  const Lazy = lazy(fetched)
  const Part = () => {
    // What is shown stays the same while it is shown.
    const [Shown] = useState(() => here ?? Lazy)
    return <Shown />
  }
  return {
    load: async () => {
      await fetched()
    },
    Part
  }
}
