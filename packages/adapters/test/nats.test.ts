/** The NATS store: every case, the same answers as the specification, and what a server can do to a log. */
import { afterAll, describe, inject, it } from "vitest"
import { durable, suite } from "@pactwerk/core/testing"
import { Layer } from "effect"
import { layer } from "../src/storage/nats.ts"
import { natsServers } from "./nats-servers.ts"

const deep = process.env.PACTWERK_DEEP !== undefined
const program = inject("natsServer")
const servers = natsServers(program)
afterAll(servers.end)
const { address } = await servers.single()
let made = 0
const fresh = Layer.suspend(() => layer({ servers: address, alliance: `fresh-${made++}` }))

suite("nats", fresh, { describe, it, deep, timeout: 20_000 })
durable("nats", (alliance) => layer({ servers: address, alliance }), { describe, it, deep, timeout: 20_000 })
