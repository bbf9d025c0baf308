/** `@pactwerk/adapters/export`: the minutes as a document, and documents as Markdown and as a page. */
export * from "./document.ts"
export * from "./fiction.ts"
export * from "./html.ts"
export * from "./minutes.ts"
export * from "./talk.ts"
