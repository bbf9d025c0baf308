/** What was said: who said it, what kind of talk it was, and what it was about. */
import { type Actor, StatementId, type Voice } from "@pactwerk/core"
import { type Entry, type Made, needed, ownId, type Shape } from "./entry.ts"
import { matters, people, voice } from "./matters.ts"
import { near } from "./near.ts"
import type { Tree } from "./tree.ts"
import { isOf, text } from "./values.ts"
import type { StatementKind } from "./words.ts"

export const shapeOfTalk: Shape = {
  main: "text",
  takes: ["by", "for", "about", "mentions", "answers", "id", "inferred"]
}

/** Whoever speaks acts; a group does not act by name. */
export const actorOf = (voice: Voice, { evening }: Entry): Actor => {
  if ("collective" in voice) return { role: "participants" }
  const role = voice.person === evening.chair ? "chair" : voice.for === undefined ? "participant" : "representative"
  return { person: voice.person, role }
}

/** A statement; nothing where something of it cannot be read. */
export const statement = (kind: StatementKind, entry: Entry): ReadonlyArray<Made> => {
  const { fields, place } = entry
  const said = needed(entry, "text")
  const words = said && text(said, entry)
  const speaker = voice(fields, entry)
  const [about, mentions, answers] = (["about", "mentions", "answers"] as const).map((name) => fields.found.get(name))
  const on = about === undefined ? undefined : matters(about.value, entry)
  const mentioned = mentions === undefined ? undefined : people(mentions.value, entry).map(([person]) => person)
  const answered = answers && statementIn(answers.value, entry)
  const own = ownId(entry, StatementId, "s")
  if (words === undefined || speaker === undefined || own === undefined) return []
  return [
    {
      command: {
        _tag: "RecordStatement",
        statement: own,
        kind,
        voice: speaker,
        text: words,
        ...(on === undefined ? {} : { about: on }),
        ...(mentioned === undefined ? {} : { mentions: mentioned }),
        ...(answered === undefined ? {} : { answers: answered }),
        ...place
      },
      actor: actorOf(speaker, entry)
    }
  ]
}

/** An earlier statement of this file, by the id it was given there. */
const statementIn = (tree: Tree, { ids, report }: Entry): StatementId | undefined => {
  const expected = { nl: "het id van een eerdere uitspraak", en: "the id of an earlier statement" }
  const said = text(tree, { problems: [], report }, expected)
  if (said === undefined) return undefined
  const earlier = ids.taken("s")
  if (earlier.includes(said) && isOf(StatementId, said)) return said
  return report(tree.at, said, expected, { nearest: () => near(said, earlier) })
}
