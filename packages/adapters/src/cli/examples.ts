/** What the help begins with: examples that work. */
import type { Language, Wording } from "@pactwerk/core"
import type { CommandName } from "./words.ts"

interface Example {
  /** What is typed after `pactwerk`. */
  readonly typed: Readonly<Record<Language, string>>
  readonly shows: Wording
}

const example = (nl: string, en: string, shows: Wording): Example => ({ typed: { nl, en }, shows })

const begin = example("init", "init", { nl: "begint pactwerk.db in deze map", en: "begins pactwerk.db in this folder" })
const ask = example("vraag feedback.json --role secretary", "ask feedback.json --role secretary", {
  nl: "vraagt wat in het bestand staat",
  en: "asks what is in the file"
})
const piped = example("toets - --role chair < besluit.json", "check - --role chair < decision.json", {
  nl: "zegt of het nu kan, en legt niets vast",
  en: "says whether it can be done now, and records nothing"
})
const then = example("stand --op 2024-02-16", "state --at 2024-02-16", {
  nl: "zoals het toen was",
  en: "as it was then"
})
const blocked = example("gereedheid --json", "readiness --json", {
  nl: "wat vaststelling tegenhoudt, voor een programma",
  en: "what blocks adoption, for a program"
})

/** The examples of the whole. */
export const inShort: ReadonlyArray<Example> = [begin, ask, piped, then, blocked]

/** The examples of each command. */
export const examples: Readonly<Record<CommandName, ReadonlyArray<Example>>> = {
  init: [begin, example("begin wijk.db", "init district.db", { nl: "een ander bestand", en: "another file" })],
  ask: [
    ask,
    example("vraag - --id 7f3a < feedback.json", "ask - --id 7f3a < feedback.json", {
      nl: "nog eens met hetzelfde id legt niets dubbel vast",
      en: "once more with this id records nothing twice"
    })
  ],
  check: [piped],
  observe: [
    example(
      "waargenomen koers.json --role secretary --occurred 2024-02-01 --source verslag-2024-02-01",
      "observe course.json --role secretary --occurred 2024-02-01 --source minutes-2024-02-01",
      {
        nl: "ook wat niet mocht; de regelbreuk staat ernaast",
        en: "also what was not allowed; the breach stands beside it"
      }
    )
  ],
  record: [
    example("leg-vast --template > raad.yaml", "record --template > council.yaml", {
      nl: "een ingevuld voorbeeld om mee te beginnen",
      en: "a filled-in example to begin with"
    }),
    example("leg-vast raad.yaml --dry-run", "record council.yaml --dry-run", {
      nl: "wat er wordt vastgelegd, en wat er niet klopt",
      en: "what will be recorded, and what is not right"
    })
  ],
  state: [then, example("stand --op=#41", "state --at=#41", { nl: "na gebeurtenis 41", en: "after event 41" })],
  readiness: [blocked],
  log: [
    example("logboek --backwards --limit 5", "log --backwards --limit 5", {
      nl: "de laatste vijf gebeurtenissen",
      en: "the last five events"
    }),
    example("logboek --tag organisation:lumens --jsonl", "log --tag organisation:lumens --jsonl", {
      nl: "alles over één organisatie, voor een programma",
      en: "everything about one organisation, for a program"
    })
  ],
  minutes: [
    example("verslag raad-februari --html --out verslag.html", "minutes council-february --html --out minutes.html", {
      nl: "het verslag als webpagina",
      en: "the minutes as a web page"
    })
  ],
  view: [
    example("beeld register --op 2024-02-01", "view register --at 2024-02-01", {
      nl: "wie toen meedeed",
      en: "who took part then"
    })
  ],
  sources: [
    example("bronnen verslag-2024-02-01", "sources verslag-2024-02-01", {
      nl: "wat uit dat verslag komt, per onderdeel",
      en: "what comes from those minutes, section by section"
    })
  ],
  rules: [example("regels feedback/in-time", "rules feedback/in-time", { nl: "één regel", en: "one rule" })],
  copy: [
    example("kopieer alliantie.db postgres:woensel-zuid", "copy alliance.db postgres:woensel-zuid", {
      nl: "van een bestand naar een server",
      en: "from a file to a server"
    }),
    example("kopieer nats:woensel-zuid alliantie.ndjson", "copy nats:woensel-zuid alliance.ndjson", {
      nl: "en van een andere server naar een bestand van regels",
      en: "and from another server to a file of lines"
    })
  ],
  backup: [
    example("reservekopie", "backup", {
      nl: "bijvoorbeeld naar pactwerk-2024-02-16.ndjson",
      en: "to pactwerk-2024-02-16.ndjson, for instance"
    }),
    example("reservekopie usb/alliantie.ndjson --log alliantie.db", "backup usb/alliance.ndjson --log alliance.db", {
      nl: "onder een naam naar keuze",
      en: "under a name of your own"
    })
  ],
  restore: [
    example("herstel pactwerk-2024-02-16.ndjson --log terug.db", "restore pactwerk-2024-02-16.ndjson --log back.db", {
      nl: "in een nieuw bestand",
      en: "into a new file"
    })
  ],
  audit: [example("doorlichting", "audit", { nl: "alle regelbreuken", en: "every broken rule" })]
}
