/** An area that is played: who takes part, what day it is, and the door through which everything is asked. */
import {
  type Actor,
  addDays,
  type Command,
  Day,
  dayAt,
  type Opened,
  OrganisationId,
  onDay,
  PersonId,
  type State
} from "@pactwerk/core"
import { Result } from "effect"
import { v4 } from "uuid"
import { calendar, instantAt } from "./calendar.ts"
import type { Chance } from "./chance.ts"
import { firstNames, lastNames } from "./names.ts"
import type { Temper } from "./temper.ts"

/** A command as plain data. */
export interface Raw {
  readonly _tag: string
  readonly [field: string]: unknown
}

/** Where in a meeting something is said or decided. */
export interface Place {
  readonly meeting: string
  readonly agendaItem: string
}

/** An item that a coming meeting deals with. */
export interface Item {
  readonly title: string
  readonly matters: ReadonlyArray<{ readonly kind: string; readonly id: string }>
  /** What is said and decided under it; the meeting that comes next is known by then. */
  readonly deal: (place: Place) => Promise<void>
}

export interface Area {
  readonly title: string
  readonly temper: Temper
  readonly chance: Chance
  readonly began: Day
  /** The day it is; the clock goes on with everything that is asked. */
  readonly today: () => Day
  /** Does this so many days from now. */
  readonly after: (days: number, work: () => Promise<void>) => void
  readonly until: (last: Day) => Promise<void>
  /** Sets the clock to a time of this day, where it is not later already. */
  readonly at: (time: string) => void
  /** How many events the log holds. */
  readonly head: () => number
  readonly ask: (raw: Raw, actor?: Actor) => Promise<void>
  /** Records what the minutes say did happen, whatever rules say of it. */
  readonly observe: (raw: Raw, section: string, actor?: Actor) => Promise<void>
  /** Introduces somebody, and gives their number. */
  readonly introduce: () => Promise<string>
  /** An id that was not used before: `pledge-7`. */
  readonly newId: (kind: string) => string
  /** The organisations that signed and have not left, each with who represents it. */
  readonly members: Map<string, string>
  /** Every organisation that was ever told of: who has left does not come again. */
  readonly known: Set<string>
  /** Whoever acts for this organisation. */
  readonly speaking: (organisation: string) => Actor
  /** What the coming meetings deal with, in this order. */
  readonly items: Array<Item>
  /** How many days most things take here, once. */
  readonly sometime: () => number
}

export const secretary: Actor = { role: "secretary" }

/** Somebody in a role, perhaps on behalf of an organisation. */
export const acting = (role: string, person: string, organisation?: string): Actor => ({
  role,
  person: PersonId.make(person),
  ...(organisation !== undefined && { onBehalfOf: OrganisationId.make(organisation) })
})

/** An area on an opened alliance, of which `setTime` moves the clock. */
export const areaOn = (
  opened: Pick<Opened<Command, State>, "ask" | "observe" | "readCommand" | "standing">,
  { began, chance, temper, title }: Pick<Area, "began" | "chance" | "temper" | "title">,
  clock: { readonly now: () => number; readonly setTime: (time: number) => void }
): Area => {
  const { between, oneOf } = chance
  const members = new Map<string, string>()
  const used = new Map<string, number>()
  const newId = (kind: string) => {
    used.set(kind, (used.get(kind) ?? 0) + 1)
    return `${kind}-${used.get(kind)}`
  }
  const at = (day: Day, time: string) => clock.setTime(Math.max(clock.now(), Date.parse(instantAt(day, time))))
  const today = () => dayAt(clock.now())
  const planned = calendar((day) => at(day, "10:00"))

  const accepted = async (raw: Raw, put: (command: Command) => ReturnType<typeof opened.ask>) => {
    clock.setTime(clock.now() + between(20, 90) * 1000)
    const answer = await put(Result.getOrThrow(opened.readCommand(raw)))
    if (answer._tag === "Accepted") return
    const against = answer._tag === "Refused" ? answer.refused : answer.fault
    throw new Error(`${title}, ${today()}: ${JSON.stringify(raw)}: ${against.message}`, { cause: against })
  }
  const ask: Area["ask"] = (raw, actor = secretary) =>
    accepted(raw, (command) => opened.ask(command, { id: newId("asked"), actor }))

  return {
    title,
    temper,
    chance,
    began,
    today,
    after: (days, work) => planned.on(addDays(today(), Math.max(days, 1)), work),
    until: planned.until,
    at: (time) => at(today(), time),
    head: () => opened.standing().head,
    ask,
    observe: (raw, section, actor = secretary) =>
      accepted(raw, (command) =>
        opened.observe(command, {
          id: newId("observed"),
          actor,
          occurred: onDay(today()),
          source: { document: `verslag-${today()}`, section },
          certainty: "stated"
        })
      ),
    introduce: async () => {
      const person = v4({ random: chance.bytes(16) })
      await ask({ _tag: "IntroducePerson", person, name: `${oneOf(firstNames)} ${oneOf(lastNames)}` })
      return person
    },
    newId,
    members,
    known: new Set(),
    speaking: (organisation) => acting("representative", members.get(organisation) ?? "", organisation),
    items: [],
    sometime: () => between(Math.ceil(temper.pace / 3), temper.pace * 2)
  }
}

/** A whole day, as a time with its precision. */
export const wholeDay = (day: string) => onDay(Day.make(day))
