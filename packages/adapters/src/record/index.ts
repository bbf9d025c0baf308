/** A meeting in a file: what is wrong with it, what will be recorded, and what a rule stopped, line by line. */
export { type Located, located } from "./located.ts"
export { type Known, known, type Line, type Problem, type Read, type Readable, readMeeting } from "./read.ts"
export { summarise } from "./summarise.ts"
export { readMeetings } from "./table.ts"
export { template } from "./template.ts"
