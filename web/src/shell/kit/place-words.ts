/**
 * A place as somebody of that territory says it: without the part that is his own ground.
 * @param full '南宁市青秀区伶俐镇伶珑社区居委会'
 * @param own names of his own ground, the narrowest first; the first that occurs is cut off
 */
export function placeWithin(full: string, own: readonly (string | null | undefined)[]): string {
  for (const name of own) {
    const at = name ? full.indexOf(name) : -1
    if (name && at >= 0) return full.slice(at + name.length) || name
  }
  return full
}
