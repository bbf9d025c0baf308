/** Feedback on a version: the form while it is open, and every remark with its answer. */
import { sayDay, Views } from "@pactwerk/core"
import { useLook } from "../look.tsx"
import { EventLinks, Mark, Quote } from "../parts/told.tsx"
import { Link } from "../router.tsx"
import { useSignedIn } from "../signed-in.tsx"
import { programmeWords } from "../words/programme.ts"
import { AnswerForm, GiveForm } from "./programme-forms.tsx"

interface Windowed {
  readonly window: string
  readonly own: Views.FeedbackWindow
  readonly board: Views.FeedbackBoard
}

export const Feedback = ({ board, own, window }: Windowed) => {
  const { byId, language, name, on } = useLook()
  const words = programmeWords[language]
  const last = Views.lastDayOf(own, board.policies, on)
  const left = Math.round((Date.parse(last) - Date.parse(on)) / 86_400_000)
  const state = Views.stateOn(own, board.policies, on)
  const said = sayDay(last, language)
  const stands = { open: words.isOpen(said, left), over: words.isOver(said), closed: words.isClosed(said) }
  const counted = Views.remarksThatCount(own)
  const waiting = Views.remarksWaiting(own)
  const positions = counted
    .flatMap(({ answered, because }) => [...because, ...(answered?.because ?? [])])
    .flatMap((id) => byId.get(id)?.position ?? [])
  const version = name("version", own.version)
  return (
    <section aria-labelledby={`feedback-${window}`}>
      <h3 id={`feedback-${window}`}>{words.feedback(version)}</h3>
      <p>
        {stands[state]} <EventLinks because={own.because} />
      </p>
      {state === "open" ? <GiveForm window={window} /> : <p>{words.contact(name("person", own.contact))}</p>}
      <h4>{words.board}</h4>
      <p>
        <Link to={{ screen: "timeMachine", more: { nummers: positions.join(",") } }} className="figure">
          {words.answered(counted.length - waiting.length, counted.length)}
        </Link>
      </p>
      <ul className="board">
        {Object.entries<Views.Remark>(own.remarks).map(([id, remark]) => (
          <li key={id}>
            <OneRemark id={id} remark={remark} window={window} />
          </li>
        ))}
      </ul>
    </section>
  )
}

interface Remarked {
  readonly id: string
  readonly remark: Views.Remark
  readonly window: string
}

const OneRemark = ({ id, remark, window }: Remarked) => {
  const { isNow, language, name } = useLook()
  const { seat } = useSignedIn()
  const words = programmeWords[language]
  const { answered, because, consideredBecause, from, lateOn, passage, replacedBy, text } = remark
  const isWaiting = answered === undefined && replacedBy === undefined
  const mayAnswer = seat?.actor.role === "secretary" && isNow && isWaiting
  return (
    <>
      <p>
        <strong>{name("organisation", from)}</strong>{" "}
        {passage !== undefined && (
          <>
            (<Quote>{passage}</Quote>)
          </>
        )}{" "}
        <EventLinks because={because} />
        <Mark because={because} />
      </p>
      <blockquote lang="nl">{text}</blockquote>
      {lateOn !== undefined && <p className="note">{words.late(sayDay(lateOn, language))}</p>}
      {consideredBecause !== undefined && (
        <p className="note">
          {words.considered} <Quote>{consideredBecause}</Quote>
        </p>
      )}
      {replacedBy !== undefined && <p className="note">{words.replaced}</p>}
      {answered !== undefined && (
        <p className="reply">
          <strong>
            {words.answer} ({words.dispositions[answered.disposition]}):
          </strong>{" "}
          <Quote>{answered.answer}</Quote> <EventLinks because={answered.because} />
          <Mark because={answered.because} />
        </p>
      )}
      {isWaiting && <p className="note">{words.waits}</p>}
      {mayAnswer && <AnswerForm id={id} window={window} who={name("organisation", from)} />}
    </>
  )
}
