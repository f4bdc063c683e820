import { paths, root, textOf } from './tree.ts'

/** One word of a vocabulary as the glossary prints it. */
interface Word {
  code: string
  label: string
  means?: string
}

const isWord = (it: unknown): it is Word =>
  typeof it === 'object' && it !== null && 'code' in it && typeof it.code === 'string' && 'label' in it && typeof it.label === 'string'

/** A vocabulary is a list of words, bare or under `list`; whatever else a file exports is none. */
function wordsOf(it: unknown): Word[] | undefined {
  const list = typeof it === 'object' && it !== null && 'list' in it ? it.list : it
  return Array.isArray(list) && list.length > 0 && list.every(isWord) ? list : undefined
}

/** Files that declare vocabularies: the roles, each module's terms, the law's terms. */
const declare = (path: string): boolean =>
  path === 'kernel/place/roles.ts' || /^modules\/.+\/terms\.ts$/.test(path) || /^law\/terms\/(?!index)[a-z-]+\.ts$/.test(path)

/** docs/glossary.md: every vocabulary with its codes, from the lists themselves. */
export async function glossary(): Promise<string> {
  const sections: string[] = []
  for (const path of paths().filter(declare)) {
    const exported = (await import(`${root}${path}`)) as Record<string, unknown>
    for (const [name, value] of Object.entries(exported)) {
      const words = wordsOf(value)
      if (words) sections.push(section(path, name, words))
    }
  }
  return ['# 术语表', '', '由代码中的词表生成(`npm run write`)。', '', ...sections].join('\n')
}

function section(path: string, name: string, words: readonly Word[]): string {
  const rows = words.map(({ code, label, means }) => `| \`${code}\` | ${label} | ${means ?? ''} |`)
  const about = commentOf(textOf(path), name)
  return [`## ${path} · ${name}`, '', ...(about ? [about, ''] : []), '| 代码 | 名称 | 含义 |', '|---|---|---|', ...rows, ''].join('\n')
}

/** The comment that stands directly above an export, as one line. */
export function commentOf(text: string, name: string): string {
  const found = new RegExp(`/\\*\\*((?:(?!\\*/)[^])*)\\*/\\s*export const ${name}\\b`).exec(text)?.[1] ?? ''
  return found
    .replaceAll(/\n\s*\*/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
