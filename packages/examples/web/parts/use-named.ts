/** How the log is told here: things by their names, and the fields of answers by theirs. */
import { type Telling, useTelling } from "@pactwerk/adapters/react/ui"
import { useMemo } from "react"
import { useLook } from "../look.tsx"
import { nameOfPlace } from "../words/places.ts"

export const useNamed = (): Telling => {
  const { language } = useLook()
  const telling = useTelling({ language })
  return useMemo(
    () => ({ ...telling, nameOf: (name) => telling.nameOf(name) ?? nameOfPlace(name, language) }),
    [telling, language]
  )
}
