/** Says what of people would be kept in the clear, before it is recorded; it is a warning, for a name can be a word. */
import { alliance, type Command, type Stranger, strangersLeft, Views, type Wording } from "@pactwerk/core"
import { Schema } from "effect"
import type { Desk } from "./desk.ts"
import type { Alliance } from "./store.ts"

const isData = Schema.is(Schema.Record(Schema.String, Schema.Json))

/** Puts a notice beside the answer for each name, address or number that is not marked as somebody's own. */
export const notice = (desk: Desk, opened: Alliance, commands: ReadonlyArray<Command>): void => {
  const names = Object.values(opened.project(Views.names)).flatMap((name) => (name.is === "person" ? [name.name] : []))
  for (const command of commands) {
    const schema = alliance.commands.get(command._tag)
    const { _tag, ...data } = command
    if (schema === undefined || !isData(data)) continue
    for (const stranger of strangersLeft(data, schema, names)) desk.notices.push(said(_tag, stranger))
  }
}

const kinds: Readonly<Record<Stranger["is"], Wording>> = {
  name: { nl: "de naam van iemand", en: "somebody's name" },
  email: { nl: "een e-mailadres", en: "an e-mail address" },
  phone: { nl: "een telefoonnummer", en: "a telephone number" },
  iban: { nl: "een rekeningnummer", en: "an account number" }
}

/** Where it stands, and never what it is. */
const said = (command: string, { is, offset, pointer }: Stranger): Wording => ({
  nl: `Let op: in ${command}${pointer} staat op teken ${offset + 1} ${kinds[is].nl}, en dat blijft leesbaar voor altijd. Een naam wordt verzegeld als u schrijft: [Anna](person:<nummer>).`,
  en: `Mind: in ${command}${pointer} stands ${kinds[is].en}, at character ${offset + 1}, and that stays readable for ever. A name is sealed when you write: [Anna](person:<number>).`
})
