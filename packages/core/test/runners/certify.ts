/** A program of its own that certifies a store with `node:test`: the specification, or a mutant. Started by the test beside it. */
import { describe, it } from "node:test"
import { layerMemory } from "../../src/kernel/memory.ts"
import { suite } from "../../src/testing/event-log.suite.ts"
import { storeMutants } from "../../src/testing/store-mutants.ts"

const mutant = storeMutants.find(({ id }) => id === process.argv[2])

suite("a store", mutant?.layer ?? layerMemory, { describe, it, capabilities: [], runs: 5 })
