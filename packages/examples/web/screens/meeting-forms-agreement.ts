/** The forms of agreement: objections and how they end, and every kind of yes apart. */
import type { Field } from "../parts/ask-field.tsx"
import { newId } from "../parts/new-id.ts"
import type { CaptureWords } from "../words/capture.ts"
import { meetingWords } from "../words/meeting.ts"
import { type Chosen, type Form, voiceFields } from "./meeting-forms.ts"
import { parts, voiceOf } from "./meeting-values.ts"

const matterOf = (value: string | undefined) => {
  const [kind, id] = parts(value)
  return { kind, id }
}

/** Objections to one fixed text, from the first question to no objections. */
export const objecting = (chosen: Chosen, words: CaptureWords): ReadonlyArray<Form> => {
  const { matters, objections, place, rounds, voices } = chosen
  const round: Field = { name: "round", label: words.round, is: "choice", choices: rounds }
  const hows = Object.entries(meetingWords[chosen.language].objectionStages).filter(([value]) => value !== "open")
  return [
    {
      command: "OpenObjectionRound",
      title: words.openRound,
      fields: [
        { name: "matter", label: words.matter, is: "choice", choices: matters },
        {
          ...{ name: "entitled", label: words.entitled, is: "choice" },
          choices: (["members", "signatories"] as const).map((value) => ({ value, label: words[value] }))
        },
        { name: "edition", label: words.edition, hint: words.editionHint, is: "text", isOptional: true }
      ],
      make: ({ edition, entitled, matter }) => ({
        ...{ round: newId("bezwarenronde"), matter: matterOf(matter), entitled, ...place },
        edition: edition === undefined || edition === "" ? matterOf(matter).id : edition
      })
    },
    {
      command: "RaiseObjection",
      title: words.raise,
      fields: [
        round,
        { name: "voice", label: words.whose, is: "choice", choices: voices },
        { name: "reason", label: words.why, is: "long" }
      ],
      make: ({ reason, round, voice }) => {
        const [by, organisation] = parts(voice)
        return { objection: newId("bezwaar"), round, organisation, by, reason, ...place }
      }
    },
    {
      command: "ResolveObjection",
      title: words.resolve,
      fields: [
        { name: "objection", label: words.which, is: "choice", choices: objections },
        { name: "how", label: words.how, is: "choice", choices: hows.map(([value, label]) => ({ value, label })) },
        { name: "by", label: words.by, is: "choice", choices: [...voices, ...chosen.people] },
        { name: "reason", label: words.why, is: "long", isOptional: true }
      ],
      make: ({ by, how, objection: chosenOne, reason }) => {
        const [round, objection] = parts(chosenOne)
        return { round, objection, how, by: parts(by)[0], ...(reason !== "" && { reason }) }
      }
    },
    {
      command: "CloseObjectionRound",
      title: words.closeRound,
      fields: [round, { name: "raised", label: words.raised, is: "text", start: "0" }],
      make: ({ raised, round }) => ({ round, raised: Number(raised), ...place })
    },
    {
      command: "ConcludeConsent",
      title: words.conclude,
      fields: [round, { name: "matter", label: words.matter, is: "choice", choices: matters }],
      make: ({ matter, round }) => ({ decision: newId("instemming"), round, matter: matterOf(matter), ...place })
    }
  ]
}

/** Every kind of yes is a form of its own: none becomes another by what is typed in it. */
export const agreeing = (chosen: Chosen, words: CaptureWords): ReadonlyArray<Form> => {
  const { matters, place, planned, rounds } = chosen
  const matter: Field = { name: "matter", label: words.matter, is: "choice", choices: matters }
  const voiced = (command: "DeclareSupport" | "GiveCommitment", title: string, kind: string): Form => ({
    ...{ command, title, fields: [matter, ...voiceFields(chosen, words)] },
    make: (given) => ({ decision: newId(kind), matter: matterOf(given.matter), voice: voiceOf(given), ...place })
  })
  const versions = matters.filter(({ value }) => value.startsWith("version "))
  const programmes = matters.filter(({ value }) => value.startsWith("programme "))
  return [
    {
      command: "EndorseDirection",
      title: words.endorse,
      fields: [matter, { name: "text", label: words.words, is: "long" }],
      make: ({ matter, text }) => ({
        ...{ decision: newId("koers"), matter: matterOf(matter), body: planned.body, text, ...place }
      })
    },
    voiced("DeclareSupport", words.support, "steun"),
    voiced("GiveCommitment", words.commit, "commitment"),
    {
      command: "AdoptProgramme",
      title: words.adopt,
      fields: [
        { name: "programme", label: words.matter, is: "choice", choices: programmes },
        { name: "version", label: words.edition, is: "choice", choices: versions },
        { name: "round", label: words.round, is: "choice", choices: rounds }
      ],
      make: ({ programme, round, version }) => ({
        ...{ decision: newId("vaststelling"), round, ...place },
        ...{ programme: parts(programme)[1], version: parts(version)[1] }
      })
    }
  ]
}
