/** What the time machine says of what would have been without an event, in both languages. */
import type { Language } from "@pactwerk/core"

const nl = {
  title: "Wat als?",
  open: "Laat een gebeurtenis weg, en zie wat er dan anders was",
  text: "Dit is een kopie. Er verandert niets in het logboek. Er wordt gerekend met wat u mag zien.",
  event: "Nummer van de gebeurtenis die u weglaat",
  wrong: "Er is geen gebeurtenis met dit nummer die u mag zien.",
  work: "Reken uit",
  working: "Het wordt berekend.",
  failed: "Het kon niet worden berekend.",
  done: (position: number, count: number) =>
    count === 0
      ? `Zonder gebeurtenis ${position} had alles wat erna kwam ook gemogen.`
      : count === 1
        ? `Zonder gebeurtenis ${position} had 1 handeling niet gemogen.`
        : `Zonder gebeurtenis ${position} hadden ${count} handelingen niet gemogen.`,
  without: "Weggelaten, in de kopie",
  unsupported: "Wat dan niet had gemogen",
  more: (shown: number, all: number) => `U ziet de eerste ${shown} van ${all}.`,
  refused: "Dit was geweigerd, en staat niet in de kopie. Deze regels hielden het tegen:",
  observed:
    "Een bron zegt dat dit is gebeurd. Daarom blijft het in de kopie staan. Deze regels hielden dan geen stand:",
  uncaused: "Dit volgde op iets dat er dan niet was. Het staat niet in de kopie.",
  otherwise: (view: string) => `Wat er nu anders zou zijn: ${view}`
}

const en: typeof nl = {
  title: "What if?",
  open: "Leave out an event, and see what would have been otherwise",
  text: "This is a copy. Nothing changes in the log. It is worked out with what you may see.",
  event: "Number of the event that you leave out",
  wrong: "There is no event with this number that you may see.",
  work: "Work it out",
  working: "It is being worked out.",
  failed: "It could not be worked out.",
  done: (position, count) =>
    count === 0
      ? `Without event ${position}, everything that came after it would have been allowed too.`
      : count === 1
        ? `Without event ${position}, 1 action would not have been allowed.`
        : `Without event ${position}, ${count} actions would not have been allowed.`,
  without: "Left out, in the copy",
  unsupported: "What would not have been allowed then",
  more: (shown, all) => `You see the first ${shown} of ${all}.`,
  refused: "This would have been refused, and is not in the copy. These rules stopped it:",
  observed: "A source says that this happened. So it stays in the copy. These rules would not have held:",
  uncaused: "This followed on something that would not have been there. It is not in the copy.",
  otherwise: (view) => `What would be otherwise now: ${view}`
}

/** The words of what if, by language. */
export const whatIfWords: Readonly<Record<Language, typeof nl>> = { nl, en }
