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
    }),
    example("logboek --since 2024-02-02 --room feedback", "log --since 2024-02-02 --room feedback", {
      nl: "wat er sinds die dag met feedback gebeurde",
      en: "what happened with feedback since that day"
    })
  ],
  minutes: [
    example("verslag raad-februari --html --out verslag.html", "minutes council-february --html --out minutes.html", {
      nl: "het verslag als webpagina",
      en: "the minutes as a web page"
    }),
    example(
      "verslag raad-februari --level partners --for bibliotheek --out verslag.md",
      "minutes council-february --level partners --for library --out minutes.md",
      { nl: "voor één partner; vast staat wie het heeft", en: "for one partner; it is recorded who has it" }
    )
  ],
  view: [
    example("beeld register --op 2024-02-01", "view register --at 2024-02-01", {
      nl: "wie toen meedeed",
      en: "who took part then"
    })
  ],
  export: [
    example(
      "exporteer ocel-json --origin pactwerk.example/woensel-zuid --out alliantie.jsonocel",
      "export ocel-json --origin pactwerk.example/woensel-zuid --out alliance.jsonocel",
      { nl: "wat openbaar is, voor wie processen onderzoekt", en: "what is public, for whoever studies processes" }
    ),
    example(
      "exporteer csv --table register --profile spreadsheet --origin pactwerk.example/woensel-zuid --out register.csv",
      "export csv --table register --profile spreadsheet --origin pactwerk.example/woensel-zuid --out register.csv",
      { nl: "één beeld als tabel, veilig te openen", en: "one view as a table, safe to open" }
    )
  ],
  chart: [
    example(
      "grafiek timeline --op 2024-04-04 --origin pactwerk.example/woensel-zuid --out tijdlijn.svg",
      "chart timeline --on 2024-04-04 --origin pactwerk.example/woensel-zuid --out timeline.svg",
      { nl: "wat wanneer was; wat niet zeker is, als periode", en: "what was when; what is not sure, as a range" }
    ),
    example(
      "grafiek pledges --table text --origin pactwerk.example/woensel-zuid",
      "chart pledges --table text --origin pactwerk.example/woensel-zuid",
      { nl: "de cijfers van de afbeelding, als tabel", en: "the numbers of the picture, as a table" }
    )
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
  import: [
    example("importeer alliantie.ndjson --log nieuw.db", "import alliance.ndjson --log new.db", {
      nl: "een reservekopie, elke gebeurtenis nagekeken",
      en: "a backup, with every event checked"
    }),
    example("importeer events.ndjson --format cloudevents", "import events.ndjson --format cloudevents", {
      nl: "CloudEvents die pactwerk eerder schreef",
      en: "CloudEvents that pactwerk wrote earlier"
    }),
    example("importeer vergaderingen.csv --dry-run", "import meetings.csv --dry-run", {
      nl: "laat zien wat een tabel met vergaderingen wordt",
      en: "shows what a table of meetings will be"
    })
  ],
  restore: [
    example("herstel pactwerk-2024-02-16.ndjson --log terug.db", "restore pactwerk-2024-02-16.ndjson --log back.db", {
      nl: "in een nieuw bestand",
      en: "into a new file"
    })
  ],
  audit: [
    example("doorlichting", "audit", { nl: "alle regelbreuken", en: "every broken rule" }),
    example("doorlichting --charter strenger.json", "audit --charter stricter.json", {
      nl: "wat onder een ander pact een regelbreuk was",
      en: "what would be a broken rule under another charter"
    })
  ],
  diff: [
    example("verschil 2024-02-01 2024-02-16 --view register", "diff 2024-02-01 2024-02-16 --view register", {
      nl: "wie er in die dagen bij kwam",
      en: "who joined in those days"
    }),
    example("verschil 2024-02-16@41 2024-02-16", "diff 2024-02-16@41 2024-02-16", {
      nl: "wat over die dag bekend werd na gebeurtenis 41",
      en: "what became known of that day after event 41"
    })
  ],
  why: [
    example("waarom register/bibliotheek/signed", "why register/library/signed", {
      nl: "waardoor de bibliotheek meetekende",
      en: "by what the library is a signatory"
    })
  ],
  blame: [
    example("herkomst promises/pledges/toezegging-1/stage --all", "blame promises/pledges/pledge-1/stage --all", {
      nl: "hoe het met die toezegging ging",
      en: "what became of that pledge"
    })
  ],
  bisect: [
    example('sinds "register size >= 10"', 'bisect "register size >= 10"', {
      nl: "sinds wanneer er tien organisaties zijn",
      en: "since when there are ten organisations"
    }),
    example(
      'sinds "claims/pact:pact ondertekenaars/conflict = true"',
      'bisect "claims/pact:pact signatories/conflict = true"',
      {
        nl: "sinds wanneer bronnen elkaar daarover tegenspreken",
        en: "since when sources contradict each other about it"
      }
    )
  ],
  "what-if": [
    example("wat-als --without #41 --view register", "what-if --without #41 --view register", {
      nl: "wie er meedeed zonder gebeurtenis 41",
      en: "who took part without event 41"
    }),
    example("wat-als --charter strenger.json", "what-if --charter stricter.json", {
      nl: "wat er onder een ander pact was gevraagd en geweigerd",
      en: "what had been asked and refused under another charter"
    })
  ],
  stats: [example("cijfers --op 2024-02-16", "stats --at 2024-02-16", { nl: "tot die dag", en: "up to that day" })],
  "roll-up": [
    example("naast-elkaar allianties --csv gebieden.csv", "roll-up alliances --csv areas.csv", {
      nl: "elk gebied in de map, en hoe ver ze uiteenliggen",
      en: "each area in the folder, and how far they lie apart"
    })
  ],
  verify: [
    example(
      "controleer --checkpoint controlepunt.txt --key pactwerk.example/woensel-zuid+0b1c2d3e+AQ…",
      "verify --checkpoint checkpoint.txt --key pactwerk.example/woensel-zuid+0b1c2d3e+AQ…",
      { nl: "of het logboek verder gaat dan wat u bewaarde", en: "whether the log goes on from what you kept" }
    ),
    example(
      'controleer --fingerprint "159 mfrgg zdfmz twq2l knnwg"',
      'verify --fingerprint "159 mfrgg zdfmz twq2l knnwg"',
      {
        nl: "of het logboek begint met wat onder een verslag staat",
        en: "whether the log begins with what stands below minutes"
      }
    )
  ],
  checkpoint: [
    example(
      "controlepunt --origin pactwerk.example/woensel-zuid --out controlepunt.txt",
      "checkpoint --origin pactwerk.example/woensel-zuid --out checkpoint.txt",
      {
        nl: "om te bewaren, te delen of mee te laten ondertekenen",
        en: "to keep, to share or to have signed by others"
      }
    ),
    example(
      "controlepunt --new-key ~/sleutels/2027.pem --out opvolging.txt",
      "checkpoint --new-key ~/keys/2027.pem --out succession.txt",
      {
        nl: "een nieuwe ondertekensleutel; de oude ondertekent nog eenmaal mee",
        en: "a new signing key; the old one signs once more beside it"
      }
    )
  ],
  prove: [
    example("bewijs 41 --out besluit.tlog-proof", "prove 41 --out decision.tlog-proof", {
      nl: "het bewijs van gebeurtenis 41, voor wie het wil nakijken",
      en: "the proof of event 41, for whoever wants to check it"
    })
  ],
  witness: [
    example(
      "getuig controlepunt.txt --as bibliotheek.example --key pactwerk.example/woensel-zuid+0b1c2d3e+AQ…",
      "witness checkpoint.txt --as library.example --key pactwerk.example/woensel-zuid+0b1c2d3e+AQ…",
      { nl: "een partner ondertekent mee", en: "a partner signs too" }
    )
  ],
  forget: [
    example(
      "vergeet 5b1d8a3c-9a0e-4c7e-8f43-0c6f0e1d2a3b --ground consent-withdrawn --requested-by resident",
      "forget 5b1d8a3c-9a0e-4c7e-8f43-0c6f0e1d2a3b --ground consent-withdrawn --requested-by resident",
      { nl: "vernietigt de sleutels van die persoon", en: "destroys the keys of that person" }
    ),
    example("vergeet", "forget", { nl: "maakt af wat werd onderbroken", en: "finishes what was interrupted" })
  ],
  rekey: [
    example("sleutelwissel --to ~/sleutels/nieuw.key", "rekey --to ~/keys/new.key", {
      nl: "geen gebeurtenis verandert; wijs daarna PACTWERK_MASTER_KEY_FILE ernaartoe",
      en: "no event changes; point PACTWERK_MASTER_KEY_FILE at it afterwards"
    })
  ],
  doctor: [
    example("nakijken", "doctor", { nl: "wat er klopt, en wat er ontbreekt", en: "what fits, and what is missing" })
  ]
}
