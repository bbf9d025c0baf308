/** What is chosen in a form of a meeting, as the command has it. */
import type { Given } from "../parts/draft.ts"

/** The words of a value that holds several. */
export const parts = (value: string | undefined): ReadonlyArray<string | undefined> => (value ?? "").split(" ")

/** Whoever speaks: somebody for an organisation, or a group. */
export const voiceOf = ({ group, voice }: Given) => {
  const [person, organisation] = parts(voice)
  return person === undefined || person === "" ? { collective: group ?? "" } : { person, for: organisation }
}
