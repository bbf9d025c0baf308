/** What a route answers, before it goes out. */

/** The status and content of an answer. */
export interface Answer {
  readonly status: 200 | 201 | 503
  readonly mediaType: string
  readonly body: string | ReadableStream<Uint8Array>
  readonly headers: Readonly<Record<string, string>>
}

interface More {
  readonly status?: Answer["status"]
  readonly headers?: Readonly<Record<string, string>>
}

/**
 * A value as JSON.
 *
 * @example
 * json({ head: 41 })
 */
export const json = (value: unknown, more: More = {}): Answer => jsonText(JSON.stringify(value), more)

/** A text that is JSON already. */
export const jsonText = (text: string, { headers = {}, status = 200 }: More = {}): Answer => ({
  status,
  mediaType: "application/json",
  body: text,
  headers
})

/** Any other content. */
export const content = (
  mediaType: string,
  body: Answer["body"],
  { headers = {}, status = 200 }: More = {}
): Answer => ({
  status,
  mediaType,
  body,
  headers
})

/** Text that is written piece by piece, as fast as it is read. */
export const streamed = (pieces: Iterator<string>): ReadableStream<Uint8Array> => {
  const encoder = new TextEncoder()
  return new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        const next = pieces.next()
        if (next.done === true) controller.close()
        else controller.enqueue(encoder.encode(next.value))
      }
    },
    { highWaterMark: 0 }
  )
}
