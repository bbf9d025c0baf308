/** What faults rest on, looked for once. */
import type { Need } from "./fault.ts"
import { works } from "./processes.ts"

const isThere: Record<Need, () => boolean> = {
  strace: () => works("strace", "-o", "/dev/null", "true"),
  mount: () => works("sh", "-c", "d=$(mktemp -d) && mount -t tmpfs t $d && umount $d; s=$?; rmdir $d; exit $s"),
  setpriv: () => works("setpriv", "--reuid", "65534", "--clear-groups", "true"),
  prlimit: () => works("prlimit", "--version"),
  postgres: () => works("sh", "-c", "ls /usr/lib/postgresql/*/bin/initdb"),
  "nats-server": () => works("nats-server", "--version")
}

const found = new Map<Need, boolean>()

/** Those that are not here. */
export const missingNeeds = (needs: ReadonlyArray<Need>): ReadonlyArray<Need> =>
  needs.filter((need) => {
    const known = found.get(need) ?? isThere[need]()
    found.set(need, known)
    return !known
  })
