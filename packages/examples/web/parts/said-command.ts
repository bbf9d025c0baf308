/** What a command is called. */
import { alliance, type Language } from "@pactwerk/core"

/** In the words of its room; its own name where no room has words for it. */
export const saidCommand = (command: string, language: Language): string => {
  const said = alliance.words.get(command)
  return said !== undefined && !("label" in said) ? said[language] : command
}
