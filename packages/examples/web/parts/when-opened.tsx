/** A part of a page that is made when it is opened, and not before. */
import { type ReactNode, useState } from "react"

interface Opened {
  readonly summary: ReactNode
  readonly children: () => ReactNode
  readonly className?: string
}

export const WhenOpened = ({ children, className, summary }: Opened) => {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <details className={className} onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary>{summary}</summary>
      {isOpen && children()}
    </details>
  )
}
