/** The same recipe on a frozen state: only what is written to is copied, and what is merely read is not. */
import { castDraft } from "immer"
import type { Fold } from "../kernel/decider.ts"
import { Columns } from "./columns.ts"
import { type Contents, columnsContents, plainContents } from "./contents.ts"
import { isObject, type Keyed } from "./fields.ts"
import { holds, holdsBelow, noteHolding, type Packed, packed } from "./packed.ts"

/**
 * The state after these events. It is `step`, for states so large that it would take most of the time to copy what a
 * recipe only looks at: a part is copied when it is written to, and everything else is shared with the state before.
 */
export const stepping = <State, Event>(
  { evolve }: Fold<State, Event>,
  state: Packed<State>,
  events: Iterable<Event>
): Packed<State> => {
  // A draft reads and writes like the state that this stands for, which TypeScript cannot say of a proxy.
  const draft = drafted(state) as unknown as State
  for (const event of events) evolve(castDraft(draft), event)
  // It is the state again, with every part that changed in its place, which TypeScript cannot see.
  return packed(settled(draft) as State)
}

/** Which part stands behind a draft. */
const behind = new WeakMap<object, Part>()

const drafted = <A>(value: A): A => {
  if (!isObject(value)) return value
  const part = new Part(value)
  const draft = new Proxy(Array.isArray(value) ? [] : {}, part)
  behind.set(draft, part)
  // A draft reads and writes like what it stands for, which TypeScript cannot say of a proxy.
  return draft as A
}

/** One object or list of the state: what it has now, and the drafts of its parts. */
class Part implements ProxyHandler<object> {
  readonly #base: Keyed
  readonly #contents: Contents
  readonly #parts = new Map<PropertyKey, unknown>()
  readonly #written = new Set<PropertyKey>()
  #end: object | undefined

  constructor(base: Keyed) {
    this.#base = base
    this.#contents = base instanceof Columns ? columnsContents(base) : plainContents(base)
  }

  get(_: object, key: PropertyKey): unknown {
    const value = this.#contents.get(key)
    // What is open was made by the recipe itself, or is a draft already. To ask whether it is frozen would take longer.
    if (!isObject(value) || Object.isExtensible(value)) return value
    const known = this.#parts.get(key)
    if (known !== undefined) return known
    const part = drafted(value)
    this.#parts.set(key, part)
    return part
  }

  set(_: object, key: PropertyKey, value: unknown): boolean {
    const now = this.#contents.get(key)
    const isThere = Object.is(now, value) || (isObject(value) && this.#parts.get(key) === value)
    if (isThere && this.#contents.has(key)) return true
    this.#contents.set(key, value)
    this.#forget(key)
    this.#written.add(key)
    // A list that was cut has nothing any more from there on.
    const was = key === "length" && Array.isArray(this.#base) ? Number(now) : 0
    for (let index = Number(value); index < was; index++) this.#forget(String(index))
    return true
  }

  deleteProperty(_: object, key: PropertyKey): boolean {
    if (!this.#contents.has(key)) return true
    this.#forget(key)
    this.#contents.remove(key)
    return true
  }

  has(target: object, key: PropertyKey): boolean {
    return this.#contents.has(key) || Reflect.has(target, key)
  }

  ownKeys(): Array<string | symbol> {
    return this.#contents.keys()
  }

  getOwnPropertyDescriptor(target: object, key: PropertyKey): PropertyDescriptor | undefined {
    if (!this.#contents.has(key)) return undefined
    const isLength = key === "length" && Array.isArray(this.#base)
    return { value: this.get(target, key), writable: true, enumerable: !isLength, configurable: !isLength }
  }

  defineProperty(): boolean {
    return false
  }

  /** What it is in the end: what it was, where neither it nor any part of it changed. */
  settle(): unknown {
    if (this.#end !== undefined) return this.#end
    let isHolding = holdsBelow(this.#base)
    const settle = (key: PropertyKey, value: unknown) => {
      const part = settled(value)
      if (part !== this.#contents.get(key)) this.#contents.set(key, part)
      isHolding ||= holds(part)
    }
    for (const [key, draft] of this.#parts) settle(key, draft)
    for (const key of this.#written) settle(key, this.#contents.get(key))
    this.#end = this.#contents.end()
    if (isHolding) noteHolding(this.#end)
    return this.#end
  }

  #forget(key: PropertyKey): void {
    this.#parts.delete(key)
    this.#written.delete(key)
  }
}

/** What a draft became, or what a recipe made, frozen throughout. */
const settled = (value: unknown): unknown => {
  if (!isObject(value)) return value
  const part = behind.get(value)
  if (part !== undefined) return part.settle()
  if (!Object.isExtensible(value)) return value
  for (const key of Object.keys(value)) {
    value[key] = settled(value[key])
    if (holds(value[key])) noteHolding(value)
  }
  return Object.freeze(value)
}
