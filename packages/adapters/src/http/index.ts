/** `@pactwerk/adapters/http`: an opened alliance over HTTP. What listens with Node is in `http/node`. */
export { type HttpApp, type HttpOptions, httpApp } from "./app.ts"
export { type Limits, usualLimits } from "./limits.ts"
export { type LocalToken, localTokens, newLocalToken } from "./local-tokens.ts"
export { type OidcOptions, oidc } from "./oidc.ts"
export { type Contact, documentOf } from "./openapi.ts"
export type { Signing } from "./proofs.ts"
export type { Identified, Identity } from "./reader.ts"
export { routes } from "./routes.ts"
