/** A model beside an alliance: small, obviously right, asked the same as the alliance; both must say the same. */
import type { Layer } from "effect"
import * as fc from "fast-check"
import type { Alliance } from "../kernel/alliance.ts"
import { type Opened, openOn } from "../kernel/door.ts"
import type { Tagged } from "../kernel/event.ts"
import type { EventLog, LogError } from "../kernel/event-log.ts"
import { layerMemory } from "../kernel/memory.ts"
import type { Day } from "../kernel/names.ts"
import { addDays } from "../kernel/when.ts"
import { expectEqual, Unexpected } from "./claim.ts"
import type { Move } from "./play.ts"

/** What is asked next, and how many days pass before it is. */
export interface Next<out Command> extends Pick<Move<Command>, "command" | "actor"> {
  readonly daysLater?: number
}

/** A question that both can answer: the model by itself, the alliance by what it shows from outside. */
export interface Question<in Model, in out Command, in out State> {
  readonly asks: string
  readonly ofModel: (model: Model, day: Day) => unknown
  readonly ofAlliance: (opened: Opened<Command, State>, day: Day) => unknown
}

/** A model, and how it is compared. It is a value: what is asked makes the next one. */
export interface Modelled<in out Model, in out Command, in out State> {
  /** What happened before, in order; nothing of it may be refused. */
  readonly start: ReadonlyArray<Move<Command>>
  /** How the model knows it, and the day on which the asking begins. */
  readonly initial: Model
  readonly day: Day
  /** Everything that can be asked, whether it is accepted or not. */
  readonly asks: ReadonlyArray<fc.Arbitrary<Next<Command>>>
  /** The model once this was accepted; nothing where it is refused. */
  readonly next: (model: Model, asked: Move<Command>) => Model | undefined
  /** Asked after every command. */
  readonly questions: ReadonlyArray<Question<Model, Command, State>>
}

/** How often each command was accepted, and how often it was refused. */
export type Tally = ReadonlyMap<string, { readonly accepted: number; readonly refused: number }>

export interface ModelOptions extends Pick<fc.Parameters, "numRuns" | "seed" | "path" | "endOnFailure"> {
  /** How many commands a run has at most; 30 without it. */
  readonly length?: number
  /** The place in a failed run, as the failure tells it beside its seed and path. */
  readonly replayPath?: string | undefined
  /** The store beneath the alliance; a fresh one in memory for every run without it. */
  readonly log?: Layer.Layer<EventLog, LogError>
}

/** The alliance in a run, behind its door, with a clock that can be set. */
interface Real<in out Command, in out State> {
  readonly opened: Opened<Command, State>
  readonly setDay: (day: Day) => void
}
/** The model in a run, and the day it has come to. */
interface Held<Model> {
  model: Model
  day: Day
}

/**
 * Sequences of commands for fast-check's `asyncModelRun`: each is asked of both, and then every question.
 *
 * @param heard is told of every command what both said of it.
 * @example
 * fc.asyncProperty(modelCommands(modelled), (commands) => fc.asyncModelRun(setUp, commands))
 */
export const modelCommands = <Command extends Tagged, State, Model>(
  { asks, next, questions }: Modelled<Model, Command, State>,
  { length = 30, replayPath }: Pick<ModelOptions, "length" | "replayPath"> = {},
  heard: (name: string, isAccepted: boolean) => void = () => {}
): fc.Arbitrary<Iterable<fc.AsyncCommand<Held<Model>, Real<Command, State>>>> => {
  const toCommand = ({ actor, command, daysLater = 0 }: Next<Command>) => ({
    check: () => true,
    toString: () => `${daysLater > 0 ? `${daysLater} days later, ` : ""}${JSON.stringify({ ...command, actor })}`,
    run: async (held: Held<Model>, { opened, setDay }: Real<Command, State>) => {
      held.day = addDays(held.day, daysLater)
      setDay(held.day)
      const answer = await opened.ask(command, { actor })
      if (answer._tag === "Failed") throw answer.fault
      const model = next(held.model, { command, actor, day: held.day })
      const broken = answer._tag === "Refused" ? ` by ${answer.refused.broken.join(", ")}` : ""
      const says = `${command._tag} on ${held.day}: the alliance says ${answer._tag.toLowerCase()}${broken}`
      expectEqual(answer._tag, model === undefined ? "Refused" : "Accepted", says)
      heard(command._tag, model !== undefined)
      held.model = model ?? held.model
      for (const { asks, ofAlliance, ofModel } of questions) {
        expectEqual(ofAlliance(opened, held.day), ofModel(held.model, held.day), `${asks}, after ${says}`)
      }
    }
  })
  const arbitraries = asks.map((next) => next.map(toCommand))
  const replaying = replayPath === undefined ? {} : { replayPath }
  return fc.commands(arbitraries, { maxCommands: length, size: "max", ...replaying })
}

/**
 * The alliance says what its model says, whatever is asked: which commands are accepted, and the answer to every question.
 * Resolves with how often each command was accepted and refused, so that nobody takes silence for agreement.
 *
 * @throws the seed, the path and the shortest sequence found of commands on which they differ.
 * @example
 * // A room of one's own: residents plant trees. The model only counts them.
 * await checkModel(greener, {
 *   start,
 *   day,
 *   initial: 0,
 *   asks: [anna, bram].map((by) => fc.constant({ command: plant(by), actor: { role: "resident" } })),
 *   next: (trees: number, { command }) => ("by" in command && command.by === anna ? trees + 1 : undefined),
 *   questions: [{ asks: "how many trees", ofModel: (trees) => trees, ofAlliance: ({ state }) => state().garden.trees }]
 * })
 */
export const checkModel = async <Command extends Tagged, Event, State, Model>(
  alliance: Alliance<Command, Event, State>,
  modelled: Modelled<Model, Command, State>,
  { length = 30, log = layerMemory, replayPath, ...parameters }: ModelOptions = {}
): Promise<Tally> => {
  const tally = new Map<string, { readonly accepted: number; readonly refused: number }>()
  const heard = (name: string, isAccepted: boolean) => {
    const { accepted = 0, refused = 0 } = tally.get(name) ?? {}
    tally.set(name, isAccepted ? { accepted: accepted + 1, refused } : { accepted, refused: refused + 1 })
  }
  const commands = modelCommands(modelled, { length, replayPath }, heard)
  const run = async (asked: Iterable<fc.AsyncCommand<Held<Model>, Real<Command, State>>>) => {
    let day = modelled.day
    const setDay = (to: Day) => {
      day = to
    }
    const opened = await openOn(alliance, { log, now: () => Date.parse(`${day}T12:00:00Z`) })
    try {
      for (const { actor, command, day: then } of modelled.start) {
        setDay(then)
        const answer = await opened.ask(command, { actor })
        if (answer._tag !== "Accepted") throw new Unexpected(`the start is not accepted: ${command._tag}`)
      }
      const { initial: model, day: begin } = modelled
      await fc.asyncModelRun(() => ({ model: { model, day: begin }, real: { opened, setDay } }), asked)
    } finally {
      await opened.close()
    }
  }
  await fc.assert(fc.asyncProperty(commands, run), { includeErrorInReport: true, ...parameters })
  return tally
}
