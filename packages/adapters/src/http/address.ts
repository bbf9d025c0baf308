/** Where a request comes from. */

/** The address of the connection, from what the server gives beside a request; of IPv6 the network, which is one house. */
export const addressIn = (env: unknown): string => {
  const incoming = typeof env === "object" && env !== null && "incoming" in env ? env.incoming : undefined
  const socket = typeof incoming === "object" && incoming !== null && "socket" in incoming ? incoming.socket : undefined
  const address =
    typeof socket === "object" && socket !== null && "remoteAddress" in socket ? socket.remoteAddress : undefined
  return typeof address === "string" ? networkOf(address) : "unknown"
}

/**
 * The address itself, or for IPv6 its first four groups.
 *
 * @example
 * networkOf("2001:db8:1:2:3:4:5:6") // "2001:db8:1:2"
 */
export const networkOf = (address: string): string => {
  const [, mapped] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address) ?? []
  if (mapped !== undefined) return mapped
  if (!address.includes(":")) return address
  const [left = "", right = ""] = address.split("::")
  const [before, after] = [left, right].map((part) => (part === "" ? [] : part.split(":")))
  const missing = Math.max(0, 8 - (before?.length ?? 0) - (after?.length ?? 0))
  const groups = address.includes("::")
    ? [...(before ?? []), ...Array.from({ length: missing }, () => "0"), ...(after ?? [])]
    : (before ?? [])
  return groups.slice(0, 4).join(":")
}
