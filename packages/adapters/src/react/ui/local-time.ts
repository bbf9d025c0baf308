/** Moments as people type them: the clock of Europe/Amsterdam, without an offset. */

const clock = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Amsterdam", dateStyle: "short", timeStyle: "short" })
const typed = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/

/** The moment with its offset; as it was typed where it is no moment. */
export const instantOf = (local: string): string => {
  if (!typed.test(local)) return local
  const [summer, winter] = [`${local}:00+02:00`, `${local}:00+01:00`]
  return localOf(summer) === local ? summer : winter
}

/** What the clock said then, as an input takes it. */
export const localOf = (instant: string): string => {
  const milliseconds = Date.parse(instant)
  return Number.isNaN(milliseconds) ? instant : clock.format(milliseconds).replace(" ", "T")
}
