/** What stands against a command, as it goes over the wire: the server writes it, and whoever asks reads it. */
import { Schema } from "effect"

const Bilingual = Schema.Struct({ nl: Schema.String, en: Schema.String })

/** A rule that stands against something. */
export const BrokenRule = Schema.Struct({
  rule: Schema.String,
  nl: Schema.String,
  en: Schema.String,
  source: Schema.optionalKey(
    Schema.Struct({
      document: Schema.String,
      section: Schema.String,
      reading: Schema.optionalKey(Bilingual)
    })
  )
})

/** What was looked at, by name; `null` where it is not known. */
export const LookedAt = Schema.Record(
  Schema.String,
  Schema.Union([Schema.String, Schema.Finite, Schema.Boolean, Schema.Null])
)
