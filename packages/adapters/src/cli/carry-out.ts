/** Which command carries out what was typed. */
import type { Desk } from "./desk.ts"
import type { Given } from "./grammar.ts"
import type { Reply } from "./reply.ts"

/** Each command comes with what it needs of the core. */
export const carryOut = async (command: Given["command"], at: Desk): Promise<Reply> => {
  switch (command.name) {
    case "init":
      return (await import("./commands/init.ts")).init(at, command)
    case "ask":
      return (await import("./commands/ask.ts")).ask(at, command)
    case "check":
      return (await import("./commands/check.ts")).check(at, command)
    case "observe":
      return (await import("./commands/observe.ts")).observe(at, command)
    case "record":
      return (await import("./commands/record.ts")).record(at, command)
    case "state":
      return (await import("./commands/state.ts")).state(at, command)
    case "readiness":
      return (await import("./commands/readiness.ts")).readiness(at, command)
    case "log":
      return (await import("./commands/log.ts")).log(at, command)
    case "minutes":
      return (await import("./commands/minutes.ts")).minutes(at, command)
    case "view":
      return (await import("./commands/view.ts")).view(at, command)
    case "export":
      return (await import("./commands/export.ts")).exportLog(at, command)
    case "chart":
      return (await import("./commands/chart.ts")).chart(at, command)
    case "sources":
      return (await import("./commands/sources.ts")).sources(at, command)
    case "rules":
      return (await import("./commands/rules.ts")).rules(at, command)
    case "copy":
      return (await import("./commands/copy.ts")).copy(at, command)
    case "backup":
      return (await import("./commands/backup.ts")).backup(at, command)
    case "import":
      return (await import("./commands/import.ts")).importFile(at, command)
    case "restore":
      return (await import("./commands/restore.ts")).restore(at, command)
    case "verify":
      return (await import("./commands/verify.ts")).verify(at, command)
    case "checkpoint":
      return (await import("./commands/checkpoint.ts")).checkpoint(at, command)
    case "prove":
      return (await import("./commands/prove.ts")).prove(at, command)
    case "witness":
      return (await import("./commands/witness.ts")).witness(at, command)
    case "forget":
      return (await import("./commands/forget.ts")).forget(at, command)
    case "rekey":
      return (await import("./commands/rekey.ts")).rekey(at, command)
    case "doctor":
      return (await import("./commands/doctor.ts")).doctor(at)
    case "diff":
      return (await import("./commands/diff.ts")).difference(at, command)
    case "why":
      return (await import("./commands/why.ts")).why(at, command)
    case "blame":
      return (await import("./commands/blame.ts")).blame(at, command)
    case "bisect":
      return (await import("./commands/bisect.ts")).bisect(at, command)
    case "what-if":
      return (await import("./commands/what-if.ts")).whatIf(at, command)
    case "stats":
      return (await import("./commands/stats.ts")).stats(at, command)
    case "roll-up":
      return (await import("./commands/roll-up.ts")).rollUp(at, command)
    case "audit":
      return (await import("./commands/audit.ts")).audit(at, command)
  }
}
