/** Keys in the hand: to be used by their number, and never to be seen. */
import { Inspectable, Redactable } from "effect"

/** A person's keys by their number; whatever prints them shows how many there are, and no key. */
export class HeldKeys extends Map<number, Uint8Array> {
  override toString(): string {
    return `<keys: ${this.size}>`
  }
  toJSON(): string {
    return this.toString()
  }
  [Inspectable.NodeInspectSymbol](): string {
    return this.toString()
  }
  [Redactable.symbolRedactable](): string {
    return this.toString()
  }
}
