/** A fourteenth room, as somebody downstream would write it: residents plant trees in their neighbourhood. */
import { Schema } from "effect"
import { doors, rooms, throughout } from "../src/alliance/rooms.ts"
import { compose } from "../src/kernel/compose.ts"
import { fieldsOf, filing, renamed } from "../src/kernel/event.ts"
import { minuted, NeighbourhoodId, PersonId, Text } from "../src/kernel/names.ts"
import type { Room } from "../src/kernel/room.ts"
import { rule, under } from "../src/kernel/rule.ts"

const Event = Schema.TaggedUnion({
  TreePlanted: { neighbourhood: NeighbourhoodId, by: PersonId, tree: Text, ...minuted }
})
const Command = Schema.TaggedUnion({ PlantTree: fieldsOf(Event.cases.TreePlanted) })

export const plantedByResidents = rule({
  id: "garden/planted-by-residents",
  nl: "Een boom wordt geplant door een bewoner.",
  en: "A tree is planted by a resident.",
  source: { document: "tuinafspraken", section: "1" },
  refuses: { nl: "De gemeente plant een boom in de buurttuin.", en: "The municipality plants a tree in the garden." },
  holds: ({ isResident }: { isResident: boolean }) => isResident
})
const terms = { PlantTree: [plantedByResidents] }

type Made = {
  command: typeof Command.Type
  event: typeof Event.Type
  state: { readonly trees: number }
  situation: { readonly isResident: (person: PersonId) => boolean }
}
export const garden: Room<Made> = {
  Command,
  Event,
  filing: filing(Event),
  terms,
  words: {
    PlantTree: { nl: "Boom planten", en: "Plant a tree" },
    TreePlanted: {
      label: { nl: "boom geplant", en: "tree planted" },
      nl: ({ by, tree }, name) => `${name("person", by)} plant een ${tree}.`,
      en: ({ by, tree }, name) => `${name("person", by)} plants a ${tree}.`
    }
  },
  initial: { trees: 0 },
  decide: (command, _, { isResident }) =>
    under(terms.PlantTree, { isResident: isResident(command.by) }, renamed("TreePlanted", command)),
  evolve: (state) => {
    state.trees += 1
  },
  asked: (event) => renamed("PlantTree", event)
}

/** The alliance with its fourteenth room: an import, a name and its door. */
export const greener = compose(
  { ...rooms, garden },
  {
    ...doors,
    garden: ({ mandate }) => ({
      isResident: (person) => Object.values(mandate.groups).some((group) => person in group)
    })
  },
  throughout
)
