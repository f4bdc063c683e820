/** The code as it stands under the QR: sixteen signs, in fours so that it can be read aloud and typed. */
export const codeWords = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1 ')

/** A code as typed by hand: any case, spaces and dashes allowed; O is taken for 0, I and L for 1, as none of these is ever issued. */
export const readCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')

/** A QR scanned by another program gives the whole address; its last part is the code. */
export const codeIn = (text: string): string => readCode(/\/check\/([^/?#]+)/.exec(text)?.[1] ?? text)

export const codeLength = 16
