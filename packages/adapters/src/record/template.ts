/** A meeting, filled in and explained, to begin from. */
import type { Language } from "@pactwerk/core"
import { english } from "./template-en.ts"
import { dutch } from "./template-nl.ts"

/**
 * A filled-in file with an explanation beside it. Both say the same: only the keys and the explanation differ.
 *
 * @example
 * await writeFile("vergadering.yaml", template("nl"))
 */
export const template = (language: Language): string => (language === "nl" ? dutch : english)
