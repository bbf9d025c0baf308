/** The body of a request, read no further than it may be long. */
import { HttpProblem } from "./problem.ts"

/** A value that is nested deeper than this is looked at no further. */
const deepest = 32

/** The JSON in a body. Throws where it is too long, of another kind, or no JSON. */
export const readBody = async (request: Request, most: number): Promise<unknown> => {
  const [kind] = (request.headers.get("content-type") ?? "").toLowerCase().split(";")
  if (kind?.trim() !== "application/json") throw new HttpProblem("unsupported-media-type", { detail: asJson })
  if (Number(request.headers.get("content-length") ?? 0) > most) throw tooLarge(most)
  const text = await textOf(request, most)
  const value = parsed(text)
  if (isDeeper(value, deepest)) throw new HttpProblem("malformed", { detail: tooDeep })
  return value
}

const textOf = async ({ body }: Request, most: number): Promise<string> => {
  if (body === null) throw new HttpProblem("malformed", { detail: noJson })
  const decoder = new TextDecoder("utf-8", { fatal: true })
  let [text, length] = ["", 0]
  try {
    for await (const chunk of body) {
      length += chunk.byteLength
      if (length > most) throw tooLarge(most)
      text += decoder.decode(chunk, { stream: true })
    }
    return text + decoder.decode()
  } catch (cause) {
    if (cause instanceof HttpProblem) throw cause
    throw new HttpProblem("malformed", { detail: noJson })
  }
}

const parsed = (text: string): unknown => {
  try {
    const value: unknown = JSON.parse(text)
    return value
  } catch {
    throw new HttpProblem("malformed", { detail: noJson })
  }
}

const isDeeper = (value: unknown, levels: number): boolean =>
  typeof value === "object" &&
  value !== null &&
  (levels === 0 || Object.values(value).some((below) => isDeeper(below, levels - 1)))

const tooLarge = (most: number): HttpProblem =>
  new HttpProblem("too-large", {
    detail: { nl: `Hooguit ${most} bytes kunnen in één keer.`, en: `At most ${most} bytes can come at once.` }
  })
const asJson = { nl: "Stuur het als application/json.", en: "Send it as application/json." }
const noJson = { nl: "Wat er staat is geen JSON in UTF-8.", en: "What stands there is no JSON in UTF-8." }
const tooDeep = {
  nl: `Dit is te diep genest: hooguit ${deepest} niveaus.`,
  en: `This is nested too deep: at most ${deepest} levels.`
}
