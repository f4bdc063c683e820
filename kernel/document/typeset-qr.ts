import makeCode from 'qrcode-generator'

/** Modules of empty margin on each side (ISO/IEC 18004 asks for four). */
const quiet = 4

/** The text as a QR code, medium error correction, drawn as SVG. Throws when the text is longer than a QR code holds. */
export function qrSvg(text: string): string {
  const code = makeCode(0, 'M')
  code.addData(text, 'Byte')
  code.make()
  const count = code.getModuleCount()
  const size = count + 2 * quiet
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${size}" height="${size}"><rect width="${size}" height="${size}" fill="#fff"/><path d="${dark(code, count)}" fill="#000"/></svg>`
}

// One rectangle for each horizontal run of dark modules.
function dark(code: ReturnType<typeof makeCode>, count: number): string {
  const runs: string[] = []
  for (let row = 0; row < count; row += 1) {
    for (let from = 0; from < count; from += 1) {
      let to = from
      while (to < count && code.isDark(row, to)) to += 1
      if (to > from) runs.push(`M${from + quiet} ${row + quiet}h${to - from}v1h-${to - from}z`)
      from = to
    }
  }
  return runs.join('')
}
