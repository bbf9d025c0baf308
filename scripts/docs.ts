/** Writes the pages that follow from the code; with `--check` it writes nothing and fails on a difference. */
import { readFileSync, writeFileSync } from "node:fs"
import { alliance, type Language, type State, type Wording } from "@pactwerk/core"
import { everyLaw } from "@pactwerk/core/testing"

const root = new URL("../", import.meta.url)

const texts = {
  nl: {
    title: "Spelregels",
    generated: "Deze bladzijde is gemaakt uit de regels in de code (`npm run docs`); wijzig haar daar.",
    refuses: "Voorbeeld dat wordt geweigerd",
    source: "Bron",
    reading: "Lezing",
    guards: "Bewaakt",
    everything: "elke vraag",
    norm: "Norm"
  },
  en: {
    title: "Rules",
    generated: "This page is made of the rules in the code (`npm run docs`); change them there.",
    refuses: "An example that is refused",
    source: "Source",
    reading: "Reading",
    guards: "Guards",
    everything: "every command",
    norm: "Norm"
  }
} as const

/** Every room by its title, in the order of the page. */
const titles: Readonly<Record<keyof State, Wording>> = {
  kernel: { nl: "Voor iedereen", en: "For everybody" },
  charter: { nl: "Het pact zelf", en: "The pact itself" },
  membership: { nl: "Lidmaatschap", en: "Membership" },
  office: { nl: "Functies en werving", en: "Posts and recruitment" },
  meetings: { nl: "Vergaderingen", en: "Meetings" },
  agreement: { nl: "Instemming", en: "Agreement" },
  programme: { nl: "Uitvoeringsprogramma", en: "Implementation programme" },
  feedback: { nl: "Feedback", en: "Feedback" },
  coalitions: { nl: "Coalities", en: "Coalitions" },
  initiatives: { nl: "Initiatieven", en: "Initiatives" },
  pledges: { nl: "Toezeggingen", en: "Pledges" },
  mandate: { nl: "Bewonersopdracht", en: "Residents' mandate" },
  followups: { nl: "Vervolgafspraken", en: "Follow-ups" },
  council: { nl: "Gemeenteraad en Rijk", en: "Municipal council and State" },
  claims: { nl: "Beweringen", en: "Claims" }
}

const untitled = Object.keys(alliance.initial).filter((room) => !(room in titles))
if (untitled.length > 0) throw new Error(`no title for ${untitled.map((room) => `\`${room}\``).join(", ")}`)

const commandName = (command: string, language: Language): string => {
  const words = alliance.words.get(command)
  const said = words !== undefined && !("label" in words) ? words[language] : command
  return `${said} (\`${command}\`)`
}

const rulesPage = (language: Language): string => {
  const say = texts[language]
  const rooms = Object.entries(titles).map(([room, title]) => {
    const rules = [...alliance.rules.values()].filter(({ rule }) => rule.id.startsWith(`${room}/`))
    const entries = rules.map(({ commands, rule }) => {
      const { document, reading, section } = rule.source
      const guarded = commands.map((command) => (command === "*" ? say.everything : commandName(command, language)))
      return [
        `### \`${rule.id}\``,
        "",
        `**${rule[language]}**`,
        "",
        `- ${say.refuses}: ${rule.refuses[language]}`,
        ...(rule.norm === undefined ? [] : [`- ${say.norm}: ${rule.norm}`]),
        `- ${say.source}: ${document}, § ${section}`,
        ...(reading === undefined ? [] : [`- ${say.reading}: ${reading[language]}`]),
        `- ${say.guards}: ${guarded.join(", ")}`,
        ""
      ].join("\n")
    })
    return [`## ${title[language]}`, "", ...entries].join("\n")
  })
  return [`# ${say.title}`, "", say.generated, "", ...rooms].join("\n")
}

const lawsPage = [
  "# Laws",
  "",
  "What holds for every history of every alliance. `checkLaws` of `@pactwerk/core/testing` tries each of them on yours",
  "([an example](own-charter.md)). This page is made of the laws in the code (`npm run docs`); change them there.",
  "",
  "| law | in Dutch | in English | from |",
  "|---|---|---|---|",
  ...everyLaw.map(({ en, id, nl, source }) => `| \`${id}\` | ${nl} | ${en} | ${source} |`),
  ""
].join("\n")

const pages = new Map([
  ["docs/laws.md", lawsPage],
  ["docs/rules.nl.md", rulesPage("nl")],
  ["docs/rules.en.md", rulesPage("en")]
])

const isLevel = (path: string, page: string): boolean => {
  try {
    return readFileSync(new URL(path, root), "utf8") === page
  } catch {
    return false
  }
}

const isCheck = process.argv.includes("--check")
const stale = [...pages].filter(([path, page]) => !isLevel(path, page)).map(([path]) => path)
for (const path of stale) {
  if (isCheck) console.error(`${path} is behind the code: run \`npm run docs\``)
  else writeFileSync(new URL(path, root), pages.get(path) ?? "")
}
if (isCheck && stale.length > 0) process.exitCode = 1
else
  console.log(
    isCheck ? `${pages.size} pages are level with the code` : `${stale.length} of ${pages.size} pages written`
  )
