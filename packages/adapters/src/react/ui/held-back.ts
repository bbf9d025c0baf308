/** What is said aloud, held back until nothing changes any more. */
import { useEffect, useState } from "react"

/** The text as it was half a second ago, when it has not changed since; nothing at first. */
export const useHeldBack = (text: string, milliseconds = 500): string => {
  const [said, setSaid] = useState("")
  const [first] = useState(text)
  useEffect(() => {
    if (text === first && said === "") return undefined
    const timer = setTimeout(() => setSaid(text), milliseconds)
    return () => clearTimeout(timer)
  }, [text, first, said, milliseconds])
  return said
}
