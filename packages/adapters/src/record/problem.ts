/** What is wrong with a file, and where: every problem at once, in both languages. */
import type { Language, Wording } from "@pactwerk/core"

/** A place in the file: its line and column from 1, and the way to it in the words of the file. */
export interface At {
  readonly line: number
  readonly column: number
  readonly path: string
}

/** One thing that cannot be read, said so that the secretary can mend it. */
export interface Problem extends At, Wording {
  /** What stands there; empty where something is missing. */
  readonly said: string
  readonly expected: Wording
  /** The allowed words or names that are near, or the ones it can mean. */
  readonly nearest?: ReadonlyArray<string>
}

/** What makes a problem more than "something else was expected". */
export interface Why {
  /** A sentence of its own, without a full stop. */
  readonly because?: Wording
  /** Looked up only where it is shown. */
  readonly nearest?: () => ReadonlyArray<string>
}

/** Where problems are gathered while a file is read. */
export interface Report {
  readonly problems: ReadonlyArray<Problem>
  /** Notes a problem; what was to be read there is then not known. */
  readonly report: (at: At, said: string, expected: Wording, why?: Why) => undefined
}

const longestShown = 60
const most = 1000
/** Looking up what is near takes time; a file with more problems than this has another one. */
const mostHinted = 100

/** What was written, short enough for a line. */
const shown = (said: string): string => {
  const line = said.replace(/\s+/g, " ").trim()
  return line.length > longestShown ? `${line.slice(0, longestShown)}…` : line
}

const says = {
  nl: { found: "hier staat", missing: "hier ontbreekt iets", expected: "verwacht", near: "Bedoelde u", or: " of " },
  en: {
    found: "this says",
    missing: "something is missing here",
    expected: "expected",
    near: "Do you mean",
    or: " or "
  }
} as const

const quoted = (word: string, language: Language): string => (language === "nl" ? `«${word}»` : `“${word}”`)

const sentence = (
  language: Language,
  said: string,
  expected: Wording,
  because: Wording | undefined,
  nearest: ReadonlyArray<string>
): string => {
  const words = says[language]
  const lead = because?.[language] ?? (said === "" ? words.missing : `${words.found} ${quoted(shown(said), language)}`)
  const hint =
    nearest.length === 0 ? "" : ` ${words.near} ${nearest.map((one) => quoted(one, language)).join(words.or)}?`
  return `${lead}; ${words.expected}: ${expected[language]}.${hint}`
}

/** Gathers problems; after a thousand of them the rest says nothing new. */
export const reporter = (): Report => {
  const problems: Array<Problem> = []
  return {
    problems,
    report: (at, said, expected, { because, nearest: look } = {}) => {
      if (problems.length >= most) return
      const nearest = problems.length < mostHinted ? (look?.() ?? []) : []
      problems.push({
        ...at,
        said: shown(said),
        expected,
        ...(nearest.length === 0 ? {} : { nearest }),
        nl: sentence("nl", said, expected, because, nearest),
        en: sentence("en", said, expected, because, nearest)
      })
    }
  }
}

/** A list of words as a choice: "a, b of c". */
export const choice = (words: ReadonlyArray<string>, language: Language): string =>
  words.length < 2 ? words.join() : `${words.slice(0, -1).join(", ")}${says[language].or}${words.at(-1)}`
