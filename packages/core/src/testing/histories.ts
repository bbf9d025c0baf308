/** Histories that an alliance can have: made by asking, mostly what may be asked. */
import * as fc from "fast-check"
import type { Tagged } from "../kernel/event.ts"
import { Day } from "../kernel/names.ts"
import { addDays } from "../kernel/when.ts"
import { arbitraryOf, type Subject } from "./arbitraries.ts"
import { candidate, type Kind } from "./candidate.ts"
import { daysPassed, pick } from "./chance.ts"
import { askedFor } from "./opening.ts"
import { type Game, type Move, newGame, type Played, play } from "./play.ts"
import { type Pools, poolsOf, type Sizes, theDay } from "./pools.ts"
import { prelude } from "./prelude.ts"
import { everyScene, type Happening } from "./scenes.ts"
import { simpler } from "./simpler.ts"

export interface HistoryOptions extends Sizes {
  /** At most so many commands, after the opening. */
  readonly length?: number
  /** How much of what is asked may be asked, from 0 to 1: the rest comes as it comes. */
  readonly skew?: number
  /** How much is told by a source rather than asked, from 0 to 1: then it is recorded, with its breaches beside it. */
  readonly observed?: number
  /** How many times faster the days pass; 1 without it, which is most of a day for each command. */
  readonly pace?: number
  /** What happened before, as plain events; nothing where the alliance does not know one of them. */
  readonly opening?: ReadonlyArray<Happening["raw"]>
  /** What else may have happened before: each of these in half of the histories. */
  readonly scenes?: ReadonlyArray<ReadonlyArray<Happening>>
  /** Only these commands are asked; all of them without it. */
  readonly commands?: ReadonlyArray<string>
}

/** How many kinds of command are tried in a turn to find one that may be asked, and how often each. */
const [choices, looks] = [4, 8]

/**
 * Any history that the rules of this alliance allow, with what was refused on the way.
 *
 * @param options `length` commands at most (40), among so many `parties` and `neighbourhoods` (2), of which the share
 * `skew` (0.8) may be asked when it is asked.
 * @example
 * fc.assert(fc.property(arbitraryHistory(alliance, { length: 20 }), ({ log }) => log.length > 0))
 */
export const arbitraryHistory = <Command extends Tagged, Event extends Tagged, State>(
  alliance: Subject<Command, Event, State>,
  options: HistoryOptions = {}
): fc.Arbitrary<Played<Command, Event>> => new Histories(alliance, options)

class Histories<Command extends Tagged, Event extends Tagged, State> extends fc.Arbitrary<Played<Command, Event>> {
  readonly #alliance: Subject<Command, Event, State>
  readonly #opening: ReadonlyArray<Move<Command>>
  readonly #scenes: ReadonlyArray<ReadonlyArray<Move<Command>>>
  readonly #length: number
  readonly #skew: number
  readonly #observed: number
  readonly #pace: number
  readonly #pools: Pools
  readonly #kinds: ReadonlyArray<Kind>

  constructor(
    alliance: Subject<Command, Event, State>,
    {
      commands,
      length = 40,
      observed = 0,
      opening = prelude,
      pace = 1,
      scenes = everyScene,
      skew = 0.8,
      ...sizes
    }: HistoryOptions
  ) {
    super()
    this.#alliance = alliance
    this.#opening = askedFor(
      alliance,
      opening.map((raw) => ({ raw }))
    )
    this.#scenes = scenes.map((scene) => askedFor(alliance, scene))
    this.#length = length
    this.#skew = skew
    this.#observed = observed
    this.#pace = pace
    this.#pools = poolsOf({ others: 3, ...sizes })
    this.#kinds = [...alliance.commands].flatMap(([name, schema]) =>
      commands === undefined || commands.includes(name)
        ? [{ name, ast: schema.ast, shape: arbitraryOf(schema, this.#pools) }]
        : []
    )
  }

  override generate(random: fc.Random): fc.Value<Played<Command, Event>> {
    const game = newGame(this.#alliance)
    const scenes = this.#scenes.filter(() => random.nextInt(0, 1) === 0)
    const turns = [this.#opening, ...scenes].flat().map(game.ask)
    // Some kinds stay away for a whole history, so that what they would end can grow.
    const kinds = this.#kinds.filter(() => random.nextInt(0, 9) < 6)
    let day = this.#opening.at(-1)?.day ?? Day.make(theDay)
    const length = random.nextInt(1, this.#length)
    for (let turn = 0; turn < length; turn++) {
      day = addDays(day, daysPassed(random) * this.#pace)
      const asked = this.#next(random, kinds.length > 0 ? kinds : this.#kinds, game, day)
      if (asked === undefined) continue
      const isObserved = this.#observed > 0 && random.nextInt(0, 999) < this.#observed * 1000
      turns.push(game.ask(isObserved ? { ...asked, isObserved } : asked))
    }
    return new fc.Value({ turns, log: game.log() }, undefined)
  }

  /** Something to ask: of what was looked at, the first that may be asked; now and then whatever came first. */
  #next(random: fc.Random, kinds: ReadonlyArray<Kind>, game: Game<Command, Event, State>, day: Day) {
    const insists = random.nextInt(0, 999) < this.#skew * 1000
    let first: Move<Command> | undefined
    for (let choice = 0; choice < choices; choice++) {
      const kind = pick(random, kinds)
      for (let look = 0; look < looks; look++) {
        const asked = candidate(this.#alliance, kind, game.log(), { day, pools: this.#pools, random })
        if (asked === undefined) continue
        if (!insists || game.allows(asked)) return asked
        first ??= asked
      }
    }
    return first
  }

  override canShrinkWithoutContext(_: unknown): _ is Played<Command, Event> {
    return false
  }

  override shrink({ turns }: Played<Command, Event>): fc.Stream<fc.Value<Played<Command, Event>>> {
    const alliance = this.#alliance
    return fc.stream(simpler(alliance, turns)).map((asked) => new fc.Value(play(alliance, asked), undefined))
  }
}
