/** Something that could be asked now: a command as of today, about what happened before, and whoever would ask it. */
import { Schema, type SchemaAST } from "effect"
import type * as fc from "fast-check"
import { Actor, type Tagged } from "../kernel/event.ts"
import type { Day } from "../kernel/names.ts"
import type { Subject } from "./arbitraries.ts"
import { moved, pick } from "./chance.ts"
import { echo } from "./echo.ts"
import type { Entry, Move } from "./play.ts"
import type { Pools } from "./pools.ts"

/** A kind of command, and anything of its shape. */
export interface Kind {
  readonly name: string
  readonly ast: SchemaAST.AST
  readonly shape: fc.Arbitrary<unknown>
}

interface Today {
  readonly day: Day
  readonly pools: Pools
  readonly random: fc.Random
}

const roles = ["chair", "secretary", "programme-office", "representative", "resident", "mayor", "alderman"]

/** A command of this kind and somebody to ask it; nothing where it came out in a shape that no command has. */
export const candidate = <Command extends Tagged, Event extends Tagged, State>(
  alliance: Subject<Command, Event, State>,
  { ast, name, shape }: Kind,
  log: ReadonlyArray<Entry<Event>>,
  { day, pools, random }: Today
): Move<Command> | undefined => {
  let raw: unknown = moved(shape.generate(random, undefined).value, day)
  for (let times = 0; times < 3 && log.length > 0; times++) {
    raw = echo(random, ast, raw, pick(random, random.nextInt(0, 2) === 0 ? log.slice(-8) : log).recorded)
  }
  const fields = Object.assign({}, raw, { _tag: name })
  const read = alliance.readCommand(fields)
  return read._tag === "Failure" ? undefined : { command: read.success, actor: somebody(random, pools, fields), day }
}

/** Anyone; mostly whoever the command names, and for the party that it names. */
const somebody = (random: fc.Random, { persons }: Pools, fields: Readonly<Record<string, unknown>>): Actor => {
  const person = [fields.by, fields.person, pick(random, persons)].find(isText)
  const organisation = [fields.organisation, fields.from].find(isText)
  if (organisation !== undefined && random.nextInt(0, 3) > 0) {
    return readActor({ role: "representative", person, onBehalfOf: organisation })
  }
  return readActor(random.nextInt(0, 3) > 0 ? { role: pick(random, roles), person } : { role: pick(random, roles) })
}

const readActor = Schema.decodeUnknownSync(Actor)
const isText = (value: unknown): value is string => typeof value === "string"
