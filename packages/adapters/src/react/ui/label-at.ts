/** What the input under a key is called, and what it is in. */
import { nameOfField } from "../../input/names.ts"
import type { Filling } from "./filling.ts"

/** "Bijdrage, Soort": every field on the way to it; which element of a list it is, is told by its place. */
export const labelAt = (key: string, { fieldNames, language }: Pick<Filling, "fieldNames" | "language">): string =>
  key
    .split("/")
    .map((step) => step.replace(/\?.*$/, ""))
    .filter((step) => step !== "")
    .map((step) => (/^\d+$/.test(step) ? String(Number(step) + 1) : nameOfField(step, fieldNames)[language]))
    .join(", ")
