/** A process of its own in a race about people who are forgotten: names them for as long as it may, or forgets them. */
import { appendFileSync } from "node:fs"
import { type Answer, Kernel, mentioned, type PersonId } from "@pactwerk/core"
import { Result } from "effect"
import { forgetting, type Opened, open, told } from "./forgetting-scene.ts"
import { type Both, patiently, placesAt } from "./forgetting-stores.ts"
import { pause } from "./writer.ts"

/** What a child is asked to do, and where it tells of it. */
export interface Plan extends Both {
  readonly out: string
  /** Which of those who name it is; without it, it forgets. */
  readonly writer?: number
  readonly people: ReadonlyArray<PersonId>
}

/** What it tells of each answer. */
export interface Line {
  readonly did: "open" | "name" | "forget"
  readonly person?: PersonId
  /** Accepted, refused as it should be, lost to another or to a late server (asked again), or else. */
  readonly came?: "accepted" | "refused" | "conflict" | "late" | "other"
  readonly position?: number
  readonly why?: string
}

const cameOf = (answer: Answer): Pick<Line, "came" | "position" | "why"> => {
  if (answer._tag === "Accepted") return { came: "accepted", position: answer.events[0]?.position ?? 0 }
  if (answer._tag === "Failed") {
    const { fault } = answer
    const isLate = fault._tag === "LogError" && fault.reason === "Unavailable"
    return { came: fault._tag === "Conflict" ? "conflict" : isLate ? "late" : "other", why: fault.message }
  }
  const { broken } = answer.refused
  const isRight = broken.join() === Kernel.rules.forgottenStaysForgotten.id
  return { came: isRight ? "refused" : "other", why: broken.join() }
}

/** Names each of them again and again, until it was refused twice for every one. */
const name = async (opened: Opened, people: ReadonlyArray<PersonId>, writer: number, tell: (line: Line) => void) => {
  const refused = new Map<PersonId, number>()
  const corrects = opened.kept()[writer]?.id
  for (let turn = 0; people.some((one) => (refused.get(one) ?? 0) < 2); turn++) {
    for (const person of people) {
      if ((refused.get(person) ?? 0) >= 2) continue
      const reads = `Ook ${mentioned({ subject: person, text: "zij" })} was er.`
      const command = { _tag: "RecordCorrection", corrects, reads, because: `Beurt ${turn}.` }
      const came = cameOf(await opened.ask(Result.getOrThrow(opened.readCommand(command)), told))
      tell({ did: "name", person, ...came })
      if (came.came === "refused") refused.set(person, (refused.get(person) ?? 0) + 1)
      // Whoever forgets falls into the middle of an append at first, and comes between two of them in the end.
      await pause(5 + 10 * turn + ((turn * 7 + writer) % 25))
    }
  }
}

/** Forgets one after the other; whoever loses to all the others asks again. */
const forget = async (opened: Opened, people: ReadonlyArray<PersonId>, tell: (line: Line) => void) => {
  for (const [index, person] of people.entries()) {
    await pause(40 + 30 * (index % 3))
    let isLate = false
    for (;;) {
      const came = cameOf(await opened.forget(forgetting({ gone: person, stays: person }), told))
      // What the server did for who heard nothing of it, is done.
      if (isLate && came.why === Kernel.rules.forgottenOnce.id) break
      tell({ did: "forget", person, ...came })
      if (came.came !== "conflict" && came.came !== "late") break
      if (came.came === "conflict") continue
      isLate = true
      await patiently(() => opened.resumeForgetting(told))
    }
  }
}

// The plan is these faults' own.
const plan = JSON.parse(process.argv[2] ?? "{}") as Plan
const tell = (line: Line) => appendFileSync(plan.out, `${JSON.stringify(line)}\n`)
const opened = await patiently(() => open(placesAt(plan)))
tell({ did: "open" })
if (plan.writer === undefined) await forget(opened, plan.people, tell)
else await name(opened, plan.people, plan.writer, tell)
await opened.close()
process.exit(0)
