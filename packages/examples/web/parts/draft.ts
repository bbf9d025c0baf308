/// <reference lib="dom" />
/** What somebody typed and did not send yet: it stays in this tab until it is sent. */
import { useEffect, useState } from "react"

export type Given = Readonly<Record<string, string>>

const read = (key: string): Given => {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? "{}")
    if (typeof kept !== "object" || kept === null) return {}
    return Object.fromEntries(Object.entries(kept).map(([name, value]) => [name, String(value)]))
  } catch {
    return {}
  }
}

/** What is filled in, how that changes, and how it is thrown away. The first render knows of no draft, as a server does. */
export const useDraft = (id: string, start: Given) => {
  const key = `draft ${id}`
  const [given, setGiven] = useState<Given>(start)
  useEffect(() => setGiven((before) => ({ ...before, ...read(key) })), [key])
  const fill = (name: string, value: string) => {
    const next = { ...given, [name]: value }
    setGiven(next)
    try {
      sessionStorage.setItem(key, JSON.stringify(next))
    } catch {
      // A browser that keeps nothing still shows what is typed.
    }
  }
  const clear = () => {
    sessionStorage.removeItem(key)
    setGiven(start)
  }
  return { given, fill, clear }
}
