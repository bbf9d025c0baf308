/** `@pactwerk/adapters/react`: hooks over a session, opened outside React; every one of them follows the moment shown. */
export * from "./asking.ts"
export * from "./moment-scope.ts"
export { AllianceProvider, type AllianceProviderProps, useAlliance, useStanding } from "./provider.ts"
export * from "./reads.ts"
