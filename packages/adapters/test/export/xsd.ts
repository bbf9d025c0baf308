/** What libxml2 says of a document by a schema. */
import { memoryPages, validateXML } from "xmllint-wasm"

/** Everything that is wrong with these documents, by a schema and what it imports. */
export const judging =
  (schema: string | undefined, imports: ReadonlyArray<{ readonly fileName: string; readonly contents: string }> = []) =>
  async (...texts: ReadonlyArray<string>): Promise<ReadonlyArray<string>> => {
    const { errors } = await validateXML({
      xml: texts.map((contents, index) => ({ fileName: `document-${index}.xml`, contents })),
      schema: [schema ?? ""],
      preload: imports,
      maxMemoryPages: memoryPages.GiB
    })
    return errors.map(({ message }) => message)
  }
