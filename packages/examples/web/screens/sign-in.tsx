/** Signing in to the demo: a role of it, clearly marked as one. */
import { useState } from "react"
import { useLook } from "../look.tsx"
import { forgetKept } from "../parts/ask-kept.ts"
import { demoRoles } from "../roles.ts"
import type { Who } from "../session.ts"
import { useSignedIn } from "../signed-in.tsx"
import { signInWords } from "../words/sign-in.ts"

const SignIn = () => {
  const { language } = useLook()
  const { seat, signIn } = useSignedIn()
  const [hasFailed, setHasFailed] = useState(false)
  const words = signInWords[language]
  const sit = async (next: Who["seat"]) => {
    setHasFailed(false)
    await signIn(next).then(
      // What somebody kept for later is not for who sits here next.
      () => next?.name !== seat?.name && forgetKept(),
      () => setHasFailed(true)
    )
  }
  return (
    <>
      <h1 tabIndex={-1}>{words.title}</h1>
      <p className="past">{words.demo}</p>
      <p>{words.read}</p>
      <p role="status">{seat === undefined ? words.nobody : words.current(seat.called[language])}</p>
      {hasFailed && (
        <p role="alert" className="wrong">
          {words.failed}
        </p>
      )}
      <ul className="board">
        {demoRoles.map((role) => (
          <li key={role.name}>
            <button type="button" className="quiet" aria-pressed={role.name === seat?.name} onClick={() => sit(role)}>
              {words.as(role.called[language])}
            </button>{" "}
            <span className="note">{words.levels[role.level]}</span>
          </li>
        ))}
      </ul>
      {seat !== undefined && (
        <button type="button" onClick={() => sit(undefined)}>
          {words.out}
        </button>
      )}
    </>
  )
}
export default SignIn
