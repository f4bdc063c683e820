/** Sizes and suppressions: what keeps a file readable and a check honest. */
import { masked, type Rule } from './source.ts'

const made = new Set(['db/schema.sql', 'db/types.ts'])

/** No file over 400 lines; near 250 it becomes a folder. Generated files are as long as they are. */
export const filesAreShort: Rule = (files) =>
  [...files]
    .map(([path, text]) => ({ path, lines: text.split('\n').length - 1 }))
    .filter(({ path, lines }) => lines > 400 && !made.has(path))
    .map(({ path, lines }) => `${path}: ${lines} lines`)

const opening = /(?:\bfunction\b[^(;]*\([^;]*?\)[^{;=()]*|=>\s*|^\s+(?:async |static |get |set |\*)*[\w$]+\([^;{}]*\)(?:: [^{;=]+)?\s*)\{/gm

/** No function over 60 lines, found by its braces (oxlint counts them too); stories in tests are tables, not functions. */
export const functionsAreShort: Rule = (files) =>
  [...files].flatMap(([path, text]) => {
    if (!/\.tsx?$/.test(path) || path.endsWith('.test.ts')) return []
    const code = masked(text)
    return [...code.matchAll(opening)]
      .map((found) => ({ from: found.index + found[0].length - 1, head: found.index }))
      .map(({ from, head }) => ({ from, lines: code.slice(head, closing(code, from)).trim().split('\n').length }))
      .filter(({ lines }) => lines > 60)
      .map(({ from, lines }) => `${path}:${code.slice(0, from).split('\n').length}: a function of ${lines} lines`)
  })

function closing(code: string, from: number): number {
  let depth = 0
  for (let at = from; at < code.length; at += 1) {
    if (code[at] === '{') depth += 1
    if (code[at] === '}') depth -= 1
    if (depth === 0) return at + 1
  }
  return code.length
}

const suppression = /@ts-(?:ignore|expect-error|nocheck)|(?:oxlint|eslint)-disable|biome-ignore|knip-ignore|v8 ignore|node:coverage/g

/** A tool may be told to look away only with a reason after it; never in permits, never wholesale. */
export const suppressionsHaveReasons: Rule = (files) =>
  [...files].flatMap(([path, text]) =>
    text
      .split('\n')
      .map((line, index) => ({ place: `${path}:${index + 1}`, comment: commentOf(line) }))
      .flatMap(({ place, comment }) => {
        const [found] = comment.match(suppression) ?? []
        if (!found) return []
        if (/permits?(?:\.ts$|\/)/.test(path)) return [`${place}: a permit suppresses a check`]
        if (found === '@ts-ignore' || found === '@ts-nocheck') return [`${place}: ${found} hides every error`]
        return reasoned(found, comment.slice(comment.indexOf(found) + found.length)) ? [] : [`${place}: ${found} without a reason`]
      }),
  )

/** The compiler's expectation takes its reason at once; a linter's comes after the names of the rules, behind `--` or `:`. */
function reasoned(found: string, rest: string): boolean {
  const reason = found.startsWith('@') ? rest : (/(?:--|:)(?<said>.*)/.exec(rest)?.groups?.said ?? '')
  return (reason.match(/\p{L}/gu) ?? []).length >= 6
}

/** The comment on a line, if there is one; a rule that names the words in a string or pattern suppresses nothing. */
const commentOf = (line: string): string => /(?:^|[\s;{}(),])(?:\/\/|\/\*|\{\/\*)(?<said>.*)$/.exec(line)?.groups?.said ?? ''

/** `any` in a place of a type switches the compiler off. */
export const nothingIsAny: Rule = (files) =>
  [...files]
    .filter(([path]) => /\.tsx?$/.test(path))
    .filter(([, text]) => /(?::|\bas|<|,|\||&|=)\s*any\b(?=\s*(?:[,;)>|&\]}=[]|\n|$))/.test(masked(text)))
    .map(([path]) => `${path}: uses any`)
