/** Whether nothing is in it. It is asked of every link and every place of a page, and so makes no list to count. */
export const isEmpty = (value: object): boolean => {
  for (const _ in value) return false
  return true
}
