/** The programme: its versions, what was said about them and answered, and what still blocks adoption. */
import { useView } from "@pactwerk/adapters/react"
import { ProgrammeId, sayWhen, Views } from "@pactwerk/core"
import { useLook } from "../look.tsx"
import { EventLinks, EventsTold, Mark } from "../parts/told.tsx"
import { Link } from "../router.tsx"
import { programmeWords } from "../words/programme.ts"
import { Differences } from "./programme-differences.tsx"
import { Feedback } from "./programme-feedback.tsx"
import { Steps } from "./programme-steps.tsx"

const Programme = () => {
  const { language } = useLook()
  const words = programmeWords[language]
  const known = useView(Views.readiness)
  const programmes = Object.keys(known.programmes)
  return (
    <>
      <h1 tabIndex={-1}>{words.title}</h1>
      {programmes.length === 0 && <p>{words.none}</p>}
      {programmes.map((id) => (
        <One key={id} id={ProgrammeId.make(id)} known={known} />
      ))}
    </>
  )
}
export default Programme

interface Known {
  readonly id: ProgrammeId
  readonly known: Views.Readiness
}

const One = ({ id, known }: Known) => {
  const { language, name } = useLook()
  const words = programmeWords[language]
  const called = name("programme", id)
  const windows = Object.entries<Views.FeedbackWindow>(known.board.windows).filter(([, own]) => own.programme === id)
  return (
    <>
      <h2>{called.charAt(0).toUpperCase() + called.slice(1)}</h2>
      <Steps id={id} known={known} />
      <Blockers id={id} known={known} />
      {windows.toReversed().map(([window, own]) => (
        <Feedback key={window} window={window} own={own} board={known.board} />
      ))}
      <section aria-labelledby={`versions-${id}`}>
        <h3 id={`versions-${id}`}>{words.versions}</h3>
        <Versions id={id} known={known} />
      </section>
      <Differences id={id} known={known} />
      <Said id={id} />
    </>
  )
}

const Versions = ({ id, known }: Known) => {
  const { language, name } = useLook()
  const words = programmeWords[language]
  const versions = Object.entries<Views.Version>(known.versions).filter(([, { programme }]) => programme === id)
  return (
    <table className="cards">
      <caption className="unseen">{words.versions}</caption>
      <thead>
        <tr>
          {[words.version, words.stage, words.sharedOn, words.events].map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {versions.map(([version, { because, shared, stage }]) => (
          <tr key={version}>
            <th scope="row">{name("version", version)}</th>
            <td data-label={words.stage}>{words.stages[stage]}</td>
            <td data-label={words.sharedOn}>{shared === undefined ? words.notShared : sayWhen(shared, language)}</td>
            <td data-label={words.events}>
              <EventLinks because={because} />
              <Mark because={because} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What was agreed on the programme itself: each in the words of its own kind. */
const Said = ({ id }: { readonly id: ProgrammeId }) => {
  const { language } = useLook()
  const { agreed } = useView(Views.overview)
  const own = agreed.filter(({ matter }) => matter.kind === "programme" && matter.id === id)
  return own.length === 0 ? null : (
    <section aria-labelledby={`said-${id}`}>
      <h3 id={`said-${id}`}>{programmeWords[language].direction}</h3>
      <EventsTold because={own.flatMap(({ because }) => because)} />
    </section>
  )
}

const Blockers = ({ id, known }: Known) => {
  const { language, name, on } = useLook()
  const words = programmeWords[language]
  const adoption = Views.adoptionOf(known, id)
  const blockers = Views.blockers(known, id, on)
  return (
    <section aria-labelledby={`blocks-${id}`}>
      <h3 id={`blocks-${id}`}>{words.blocks}</h3>
      {adoption === undefined ? (
        <p>{blockers.length === 0 ? words.nothing : words.blocksText(blockers.length)}</p>
      ) : (
        <>
          <p>{words.isAdopted(name("version", adoption.version), sayWhen(adoption.when, language))}</p>
          <EventsTold because={adoption.because} />
        </>
      )}
      <ol>
        {blockers.map((blocker) => (
          <li key={`${blocker.rule.id} ${blocker.nl}`}>
            {blocker[language]} <Mark because={blocker.because} /> <EventLinks because={blocker.because} />{" "}
            <Link to={{ screen: "rules", of: blocker.rule.id }} className="note">
              {words.rule}: {blocker.rule[language]}
            </Link>
          </li>
        ))}
      </ol>
    </section>
  )
}
