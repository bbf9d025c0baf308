/** How long to wait before a blow that has to come in time. */
import type { Dice } from "@pactwerk/core/testing"
import { pause } from "./writer.ts"

/** How long one waits before one kills: less after it was too late, more after it was not; for machines differ. */
export const patience = () => {
  let share = 1
  return {
    upTo: (dice: Dice, milliseconds: number) => pause(share * dice(milliseconds)),
    learn: (isTooLate: boolean) => {
      share = Math.min(1, share * (isTooLate ? 0.85 : 1.15))
    }
  }
}
