/** Where unpredictable bytes come from. */
import { Context } from "effect"

/** So many bytes that nobody can foresee; a simulation gives bytes of its own, so that it can be played again. */
export const RandomBytes = Context.Reference<(length: number) => Uint8Array>("@pactwerk/core/RandomBytes", {
  defaultValue: () => (length) => crypto.getRandomValues(new Uint8Array(length))
})
