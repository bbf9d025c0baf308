/** The way around: links that change the address without loading the page, and whoever listens to it. */
import { createContext, type MouseEvent, type ReactNode, use } from "react"
import { type Place, write } from "./address.ts"

/** Goes to a place, or from where one is to another; in its stead when what is shown stays the same page. */
export type Go = (to: Place | ((here: Place) => Place), how?: { readonly instead?: boolean }) => void

export interface Way {
  readonly place: Place
  readonly go: Go
}

export const WayContext = createContext<Way | undefined>(undefined)

/** Where one is, and how to go elsewhere. Only inside the app. */
export const useWay = (): Way => {
  const way = use(WayContext)
  if (way === undefined) throw new Error("there is no way outside the app")
  return way
}

/** Another place, at the same moment and in the same language unless it says otherwise. What was asked more goes. */
export const toward = (place: Place, to: Partial<Place>): Place => ({ ...place, of: undefined, more: {}, ...to })

interface Linked {
  readonly to: Partial<Place>
  readonly children: ReactNode
  readonly className?: string
  readonly lang?: string
  readonly hrefLang?: string
  readonly label?: string
  readonly current?: "page" | "step" | undefined
  readonly hash?: string
}

/** A link to a place in the app. It is an ordinary link: it opens in another tab as any other does. */
export const Link = ({ children, className, current, hash, hrefLang, label, lang, to }: Linked) => {
  const { go, place } = useWay()
  const target = toward(place, to)
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    go(target)
    if (hash !== undefined) setTimeout(() => document.getElementById(hash)?.focus())
  }
  return (
    <a
      href={`${write(target)}${hash === undefined ? "" : `#${hash}`}`}
      onClick={follow}
      className={className}
      lang={lang}
      hrefLang={hrefLang}
      aria-label={label}
      aria-current={current}
    >
      {children}
    </a>
  )
}
