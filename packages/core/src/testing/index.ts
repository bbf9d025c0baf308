/** `@pactwerk/core/testing`: what a store or a room is tested with. */

export * from "./arbitraries.ts"
export * from "./claim.ts"
export * from "./differential.ts"
export * from "./event-log.suite.ts"
export * from "./histories.ts"
export * from "./opening.ts"
export * from "./oracle.ts"
export * from "./play.ts"
export * from "./pools.ts"
export * from "./prelude.ts"
export * from "./race.ts"
export * from "./scenario.ts"
