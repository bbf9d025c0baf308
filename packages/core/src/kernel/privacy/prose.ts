/** Names in prose: who is meant is said in the sentence itself, so that one can be forgotten and the sentence stays whole. */

/** Somebody in a sentence: their number, and the words they are called by. */
export interface Mention {
  readonly subject: string
  readonly text: string
}

const mention = /\[([^[\]\n]{1,200})\]\(person:([^\s()]{1,80})\)/g

/**
 * The parts of a text in order: plain words, and the people who are named in it as `[Anna](person:<number>)`.
 *
 * @example
 * segmentsOf("… meldt [Anna](person:5b1d…) dat …") // ["… meldt ", { subject: "5b1d…", text: "Anna" }, " dat …"]
 */
export const segmentsOf = (text: string): ReadonlyArray<string | Mention> => {
  if (!text.includes("](person:")) return [text]
  const segments: Array<string | Mention> = []
  let from = 0
  for (const match of text.matchAll(mention)) {
    const [whole, called = "", subject = ""] = match
    if (match.index > from) segments.push(text.slice(from, match.index))
    segments.push({ subject, text: called })
    from = match.index + whole.length
  }
  if (from < text.length) segments.push(text.slice(from))
  return segments
}

/** Somebody's name as it is written in a text. */
export const mentioned = ({ subject, text }: Mention): string => `[${text}](person:${subject})`
