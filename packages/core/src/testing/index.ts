/** `@pactwerk/core/testing`: what a store or a room is tested with. */

export * from "./arbitraries.ts"
export * from "./claim.ts"
export * from "./differential.ts"
export * from "./event-log.suite.ts"
export * from "./oracle.ts"
export * from "./prelude.ts"
export * from "./race.ts"
export * from "./scenario.ts"
