/** The same recipe on a frozen state: only what is written to is copied, and what is merely read is not. */
import { castDraft } from "immer"
import type { Fold } from "../kernel/decider.ts"
import { copyOf, isObject, type Keyed, listFields } from "./fields.ts"

/**
 * The state after these events. It is `step`, for states so large that it would take most of the time to copy what a
 * recipe only looks at: a part is copied when it is written to, and everything else is shared with the state before.
 *
 * @param state frozen throughout, as what comes of this is.
 */
export const stepping = <State, Event>(
  { evolve }: Fold<State, Event>,
  state: State,
  events: Iterable<Event>
): State => {
  const draft = drafted(state)
  for (const event of events) evolve(castDraft(draft), event)
  // It is the state again, with every part that changed in its place, which TypeScript cannot see.
  return settled(draft) as State
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

/** One object or list of the state: what it was, what it is now where that was written to, and the drafts of its parts. */
class Part implements ProxyHandler<object> {
  readonly #base: Keyed
  readonly #parts = new Map<PropertyKey, unknown>()
  readonly #written = new Set<PropertyKey>()
  #now: Keyed
  #isShorter = false
  #end: Keyed | undefined

  constructor(base: Keyed) {
    this.#base = base
    this.#now = base
  }

  get(_: object, key: PropertyKey): unknown {
    const value = this.#now[key]
    // What is open was made by the recipe itself, or is a draft already. To ask whether it is frozen would take longer.
    if (!isObject(value) || Object.isExtensible(value)) return value
    const known = this.#parts.get(key)
    if (known !== undefined) return known
    const part = drafted(value)
    this.#parts.set(key, part)
    return part
  }

  set(_: object, key: PropertyKey, value: unknown): boolean {
    const isThere = Object.is(this.#now[key], value) || (isObject(value) && this.#parts.get(key) === value)
    if (isThere && Object.hasOwn(this.#now, key)) return true
    const now = this.#copy()
    const was = Array.isArray(now) ? now.length : 0
    now[key] = value
    this.#parts.delete(key)
    this.#written.add(key)
    if (key === "length") for (let index = Number(value); index < was; index++) this.#forget(String(index))
    return true
  }

  deleteProperty(_: object, key: PropertyKey): boolean {
    if (!Object.hasOwn(this.#now, key)) return true
    this.#forget(key)
    this.#isShorter = true
    return Reflect.deleteProperty(this.#copy(), key)
  }

  has(_: object, key: PropertyKey): boolean {
    return Reflect.has(this.#now, key)
  }

  ownKeys(): Array<string | symbol> {
    return Reflect.ownKeys(this.#now)
  }

  getOwnPropertyDescriptor(target: object, key: PropertyKey): PropertyDescriptor | undefined {
    const own = Reflect.getOwnPropertyDescriptor(this.#now, key)
    if (own === undefined) return undefined
    const isLength = key === "length" && Array.isArray(this.#now)
    return {
      value: this.get(target, key),
      writable: true,
      enumerable: own.enumerable === true,
      configurable: !isLength
    }
  }

  defineProperty(): boolean {
    return false
  }

  /** What it is in the end: what it was, where neither it nor any part of it changed. */
  settle(): unknown {
    if (this.#end !== undefined) return this.#end
    for (const [key, draft] of this.#parts) {
      const part = settled(draft)
      if (part !== this.#base[key] || this.#now !== this.#base) this.#copy()[key] = part
    }
    if (this.#now !== this.#base) for (const key of this.#written) this.#now[key] = settled(this.#now[key])
    this.#end = Object.freeze(this.#now)
    const added = [...this.#written].filter((key) => !Object.hasOwn(this.#base, key))
    if (this.#end !== this.#base && !this.#isShorter) listFields(this.#base, this.#end, added.map(String))
    return this.#end
  }

  #copy(): Keyed {
    if (this.#now === this.#base) this.#now = copyOf(this.#base)
    return this.#now
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
  for (const key of Object.keys(value)) value[key] = settled(value[key])
  return Object.freeze(value)
}
