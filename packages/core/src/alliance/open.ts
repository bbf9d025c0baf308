/** Opens this alliance on a log. */
import { type Opening, openOn } from "../kernel/door.ts"
import { alliance } from "./rooms.ts"

/**
 * Opens an alliance on a log, and keeps the log in memory beside it.
 * Rejects with a `LogError` when the log cannot be opened, or holds an event that cannot be read.
 *
 * @example
 * const opened = await openAlliance({ log: layerMemory })
 */
export const openAlliance = (opening: Opening) => openOn(alliance, opening)
