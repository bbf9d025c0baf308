/** What this store asks of a browser, and no more: nothing here needs the types of the whole DOM. */

interface Signals {
  addEventListener(type: string, listener: () => void, options?: { readonly signal: AbortSignal }): void
}

export interface Request<A> {
  readonly result: A
  readonly error: { readonly name: string } | null
  addEventListener(type: string, listener: (event: { preventDefault(): void }) => void): void
}

interface OpenRequest extends Request<Database> {
  readonly transaction: Transaction | null
}

/** A store of records in a database. */
export interface Records {
  readonly keyPath: unknown
  readonly autoIncrement: boolean
  readonly indexNames: ArrayLike<string>
  index(name: string): { readonly keyPath: unknown; readonly unique: boolean }
  createIndex(name: string, keyPath: string, options: { readonly unique: boolean }): unknown
  add(value: unknown): Request<unknown>
  put(value: unknown, key: string): Request<unknown>
  getAll(range: unknown, count: number): Request<ReadonlyArray<unknown>>
  getAllKeys(): Request<ReadonlyArray<unknown>>
  getKey(key: number): Request<unknown>
  openKeyCursor(range: null, direction: "prev"): Request<{ readonly key: unknown } | null>
}

export type Mode = "readonly" | "readwrite"

export interface Transaction extends Signals {
  readonly error: unknown
  readonly durability?: string
  objectStore(name: string): Records
  abort(): void
}

export interface Database extends Signals {
  readonly name: string
  readonly version: number
  readonly objectStoreNames: ArrayLike<string>
  createObjectStore(name: string, options?: { readonly keyPath: string }): Records
  transaction(store: string, mode: Mode, options?: { readonly durability: "strict" }): Transaction
  close(): void
}

/** Where databases are: the `indexedDB` of a browser is one. */
export interface Factory {
  open(name: string): OpenRequest
  databases?(): Promise<ReadonlyArray<{ readonly name?: string }>>
}

/** How a factory says "after this key": the `IDBKeyRange` of a browser does. */
export interface KeyRanges {
  lowerBound(lower: unknown, isOpen: boolean): unknown
}

interface Web extends Partial<Signals> {
  readonly indexedDB?: Factory
  readonly IDBKeyRange?: KeyRanges
  readonly document?: Signals & { readonly visibilityState: string }
  readonly navigator?: { readonly userAgent?: string; readonly storage?: { persist(): Promise<boolean> } }
}

/** What surrounds this program: in a page all of it, in a worker less, elsewhere nothing. */
export const web: Web = globalThis
