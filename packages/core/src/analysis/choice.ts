/** Choices from a list, one bit for each that could be chosen: so that two can be compared at once. */

/** The choice in words of thirty-two. */
export const bitsOf = (chosen: Uint8Array): Uint32Array => {
  const bits = new Uint32Array(Math.ceil(chosen.length / 32))
  for (let index = 0; index < chosen.length; index++) {
    if (chosen[index] === 1) bits[index >>> 5] = (bits[index >>> 5] ?? 0) | (1 << (index & 31))
  }
  return bits
}

/** How many from the first on are chosen in both or in neither. */
export const commonIn = (one: Uint32Array, other: Uint32Array): number => {
  for (let word = 0; word < one.length; word++) {
    const differing = ((one[word] ?? 0) ^ (other[word] ?? 0)) >>> 0
    if (differing !== 0) return word * 32 + (31 - Math.clz32(differing & -differing))
  }
  return one.length * 32
}
