/** Which characters a TrueType font has: the `cmap` table, subtables of format 4 and 12. */

type Segment = readonly [first: number, last: number]

/** Whether the font has a glyph for a code point. Throws when the font has no Unicode table this reads. */
export function coverage(font: Buffer): (codePoint: number) => boolean {
  const cmap = tableAt(font, 'cmap')
  const subtables = Array.from({ length: font.readUInt16BE(cmap + 2) }, (_, i) => cmap + font.readUInt32BE(cmap + 4 + 8 * i + 4))
  const full = subtables.find((at) => font.readUInt16BE(at) === 12)
  const basic = subtables.find((at) => font.readUInt16BE(at) === 4)
  if (full === undefined && basic === undefined) throw new Error('字体没有可读的字符表')
  const segments = full === undefined ? format4(font, basic ?? 0) : format12(font, full)
  return (codePoint) => segments.some(([first, last]) => first <= codePoint && codePoint <= last)
}

function tableAt(font: Buffer, tag: string): number {
  for (let at = 12; at < 12 + 16 * font.readUInt16BE(4); at += 16) {
    if (font.toString('latin1', at, at + 4) === tag) return font.readUInt32BE(at + 8)
  }
  throw new Error(`字体没有 ${tag} 表`)
}

// Groups of consecutive characters; group after group they map to glyphs other than 0.
function format12(font: Buffer, at: number): Segment[] {
  const groups = Array.from({ length: font.readUInt32BE(at + 12) }, (_, i) => at + 16 + 12 * i)
  return groups.flatMap((g): Segment[] => (font.readUInt32BE(g + 8) === 0 ? [] : [[font.readUInt32BE(g), font.readUInt32BE(g + 4)]]))
}

function format4(font: Buffer, at: number): Segment[] {
  const length = font.readUInt16BE(at + 6)
  const ends = at + 14
  const starts = ends + length + 2
  return Array.from({ length: length / 2 }, (_, i): Segment => [font.readUInt16BE(starts + 2 * i), font.readUInt16BE(ends + 2 * i)]).filter(
    ([first]) => first !== 0xffff,
  )
}
