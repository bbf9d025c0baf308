/** How wide text is, without anything to measure it with: rather too wide than too narrow, in any sans-serif. */

/** In parts of the size of the letters. */
const widthOf = (sign: string, isStrong: boolean): number => {
  const wider = isStrong ? 1.1 : 1
  if (/[ijltf.,:;'|!()[\]-]/.test(sign)) return 0.42 * wider
  if (/[mwMW@%&\u2013\u2014\u2026]/.test(sign)) return 1 * wider
  if (/[A-Z0-9]/.test(sign)) return 0.76 * wider
  return sign <= "\u024f" ? 0.64 * wider : 1.15 * wider
}

export const textWidth = (text: string, size: number, isStrong = false): number => {
  let width = 0
  for (const sign of text) width += widthOf(sign, isStrong) * size
  return width
}

/** Lines that are no wider than this; a word that is, is broken. */
export const wrapped = (text: string, size: number, width: number, isStrong = false): ReadonlyArray<string> => {
  const lines: Array<string> = []
  let line = ""
  const add = (part: string, space: string) => {
    if (textWidth(`${line}${space}${part}`, size, isStrong) <= width) {
      line += `${space}${part}`
      return true
    }
    return false
  }
  for (const word of text.split(" ").filter((part) => part !== "")) {
    if (add(word, line === "" ? "" : " ")) continue
    if (line !== "") lines.push(line)
    line = ""
    for (const sign of word) {
      if (add(sign, "")) continue
      lines.push(line)
      line = sign
    }
  }
  return line === "" ? lines : [...lines, line]
}
