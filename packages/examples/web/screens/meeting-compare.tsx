/** The editions of the minutes, and what is otherwise between one and what came after it. */
import { useView } from "@pactwerk/adapters/react"
import { type MeetingId, Views } from "@pactwerk/core"
import { useLook } from "../look.tsx"
import { EventLinks, Mark, Quote, Told } from "../parts/told.tsx"
import { Link } from "../router.tsx"
import { meetingWords } from "../words/meeting.ts"
import { minutesWords } from "../words/minutes.ts"
import { corrected, correctionsOf, differences, type Otherwise, type Piece } from "./meeting-editions.ts"

interface Of {
  readonly meeting: MeetingId
  readonly account: Views.Account
}

export const Editions = ({ account, meeting }: Of) => {
  const { language, place } = useLook()
  const words = minutesWords[language]
  const { approved, draft } = meetingWords[language]
  const { editions } = account
  const chosen = editions.findIndex(({ edition }) => String(edition) === place.more.vergelijk)
  if (editions.length === 0) return null
  return (
    <section aria-labelledby="editions">
      <h2 id="editions">{words.editions}</h2>
      <p>{words.editionsText}</p>
      <ul>
        {editions.map(({ adopted, because, edition, upTo }, index) => (
          <li key={edition}>
            {(adopted === undefined ? draft : approved)(edition)}, {words.upTo(upTo)} <EventLinks because={because} />{" "}
            <Link
              to={{ screen: "meeting", of: meeting, more: { vergelijk: String(edition) } }}
              hash="otherwise"
              className="target"
              current={index === chosen ? "step" : undefined}
            >
              {words.compare(editions[index + 1]?.edition)}
            </Link>
          </li>
        ))}
      </ul>
      {chosen !== -1 && <Compared meeting={meeting} account={account} index={chosen} />}
    </section>
  )
}

const Compared = ({ account, index, meeting }: Of & { readonly index: number }) => {
  const { events, language } = useLook()
  const words = minutesWords[language]
  const [from, next] = [account.editions[index], account.editions[index + 1]]
  const earlier = useView(Views.minutes, { at: { position: from?.upTo ?? account.position } }).meetings[meeting]
  const later = useView(Views.minutes, next && { at: { position: next.upTo } }).meetings[meeting]
  if (from === undefined || earlier === undefined || later === undefined) return <p>{words.unknownEdition}</p>
  const between = events.filter(({ position }) => position > from.upTo && position <= (next?.upTo ?? position))
  const otherwise = [
    ...differences(earlier, later, language),
    ...correctionsOf(later, between).map((recorded) => corrected(recorded, later))
  ]
  return (
    <>
      <h3 id="otherwise" tabIndex={-1}>
        {words.otherwise(from.edition, next?.edition)}
      </h3>
      {otherwise.length === 0 ? <p>{words.same}</p> : <p>{words.count(otherwise.length)}</p>}
      <ul className="board">
        {otherwise.map((one) => (
          <li key={`${one.at} ${one.because.join()}`}>
            <One one={one} />
          </li>
        ))}
      </ul>
    </>
  )
}

const One = ({ one: { at, because, is, under, was } }: { readonly one: Otherwise }) => {
  const words = minutesWords[useLook().language]
  return (
    <>
      <p>
        <strong>{words.at[at]}</strong>
        {under !== undefined && (
          <>
            {" "}
            ({words.under} <Quote>{under}</Quote>)
          </>
        )}{" "}
        <EventLinks because={because} />
        <Mark because={because} />
      </p>
      {was !== undefined && (
        <p>
          {is === undefined ? words.gone : words.was}{" "}
          <del>
            <Said piece={was} />
          </del>
        </p>
      )}
      {is !== undefined && (
        <p>
          {was === undefined ? words.added : words.is}{" "}
          <ins>
            <Said piece={is} />
          </ins>
        </p>
      )}
    </>
  )
}

const Said = ({ piece }: { readonly piece: Piece }) => {
  const { byId } = useLook()
  if ("text" in piece) return piece.isSource ? <Quote>{piece.text}</Quote> : piece.text
  const recorded = byId.get(piece.event)
  return recorded === undefined ? null : <Told recorded={recorded} />
}
