/** The head of every page: whose it is, in which language, who is signed in, every screen, and the moment. */
import { screens } from "./address.ts"
import { useLook } from "./look.tsx"
import { MomentChip } from "./parts/moment-chip.tsx"
import { Link } from "./router.tsx"
import { useSignedIn } from "./signed-in.tsx"
import { frameWords } from "./words/frame.ts"

export const Header = ({ pact }: { readonly pact: string }) => {
  const { language, place } = useLook()
  const { seat } = useSignedIn()
  const words = frameWords[language]
  const other = language === "nl" ? "en" : "nl"
  return (
    <header>
      <div className="top">
        <Link to={{ screen: "progress" }} className="pact">
          {pact}
        </Link>
        <nav aria-label={words.languages} className="languages">
          <span lang={language} aria-current="true">
            {language.toUpperCase()}
          </span>{" "}
          |{" "}
          <Link to={{ ...place, language: other }} lang={other} hrefLang={other}>
            {other.toUpperCase()}
            <span className="unseen">: {words.other}</span>
          </Link>
        </nav>
        <Link to={{ screen: "signIn" }} className="who">
          {seat === undefined ? words.signedOut : words.signedIn(seat.called[language])}
        </Link>
      </div>
      <nav aria-label={words.screensTitle}>
        <ul className="screens">
          {screens
            .filter((screen) => screen !== "signIn")
            .map((screen) => (
              <li key={screen}>
                <Link to={{ screen }} current={place.screen === screen ? "page" : undefined}>
                  {words.screens[screen]}
                </Link>
              </li>
            ))}
        </ul>
      </nav>
      <MomentChip />
    </header>
  )
}
