/** Listening for commits of any process, on a connection of its own that is made again whenever it is lost. */
import { Effect } from "effect"
import type pg from "pg"
import { channel } from "./database.ts"

const again = { soon: 100, late: 2000 } as const

/** Listens until the scope closes; tells `undefined` each time that it begins to. */
export const listen = (make: () => pg.Client, heard: (payload: string | undefined) => void) => {
  let pause: number = again.soon
  const began = () => {
    pause = again.soon
    // What was committed before this was told to nobody.
    heard(undefined)
  }
  const once = Effect.acquireUseRelease(
    Effect.sync(make),
    (client) => untilLost(client, began, heard),
    (client) =>
      Effect.timeoutOption(
        Effect.promise(() => client.end().catch(() => {})),
        "1 second"
      )
  )
  const rest = Effect.suspend(() => {
    const now = pause
    pause = Math.min(again.late, 2 * pause)
    return Effect.sleep(now)
  })
  return Effect.asVoid(Effect.forkScoped(Effect.forever(Effect.andThen(once, rest))))
}

const untilLost = (client: pg.Client, began: () => void, heard: (payload: string | undefined) => void) =>
  Effect.callback<void>((resume) => {
    const over = () => resume(Effect.void)
    client.on("error", over)
    client.on("end", over)
    client.on("notification", ({ payload }) => heard(payload))
    client
      .connect()
      .then(() => client.query(`listen ${channel}`))
      .then(began, over)
  })
