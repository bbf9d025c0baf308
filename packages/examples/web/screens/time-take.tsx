/** The two ends of a comparison, A and B, taken at an event; what is not taken is the moment that is shown. */
import { useLook } from "../look.tsx"
import { Link } from "../router.tsx"
import { timeWords } from "../words/time-machine.ts"

/** What an address calls each of them. */
const ends = { a: "vanaf", b: "vergelijk" } as const

/** Ways to compare from just after this event, or with just after it. */
export const Take = ({ position }: { readonly position: number }) => {
  const { language, place } = useLook()
  const words = timeWords[language]
  return (
    <span className="anchors">
      {(["a", "b"] as const).map((end) =>
        place.more[ends[end]] === String(position) ? (
          <span key={end} className="note">
            {words.taken[end]}
          </span>
        ) : (
          <Link
            key={end}
            to={{ ...place, more: { ...place.more, [ends[end]]: String(position) } }}
            hash="vergelijk"
            className="target"
          >
            {words.take[end](position)}
          </Link>
        )
      )}
    </span>
  )
}

/** The same, at the event where one stands, and at no other in the list. */
export const TakeHere = ({ position }: { readonly position: number }) => {
  const { events } = useLook()
  return events.at(-1)?.position === position ? <Take position={position} /> : null
}
