import { Refusal } from '#kernel/problem/problem.ts'
import { paths, root } from './tree.ts'

/** One numbered refusal: where it is declared, and its sentence with the details' names in 〔〕. */
export interface Listed {
  no: string
  say: string
  file: string
}

/** Stands for whatever a sentence wants to know. */
const details = new Proxy({}, { get: (_, key) => `〔${String(key)}〕` })

/** Every problem of every catalogue, by number. */
export async function listProblems(): Promise<Listed[]> {
  const found: Listed[] = []
  for (const file of paths().filter((path) => path.endsWith('/problems.ts'))) {
    const exported = (await import(`${root}${file}`)) as Record<string, unknown>
    for (const make of Object.values(exported).flatMap((catalogue) => Object.values(catalogue ?? {}))) {
      const refusal: unknown = typeof make === 'function' ? make(details) : undefined
      if (refusal instanceof Refusal) found.push({ no: refusal.problem.no, say: refusal.problem.say, file })
    }
  }
  const order = ({ no }: Listed) => Number(no.slice(0, 3)) * 1000 + Number(no.slice(4))
  return found.sort((a, b) => order(a) - order(b))
}

/** docs/problems.md: what the numbers mean. The first three digits are the HTTP status. */
export async function problemPage(): Promise<string> {
  const rows = (await listProblems()).map(({ no, say, file }) => `| ${no} | ${say.replaceAll('|', '\\|')} | ${file} |`)
  return [
    '# 拒绝编号',
    '',
    '由各 `problems.ts` 生成(`npm run write`);前三位即 HTTP 状态码。',
    '',
    '| 编号 | 说明 | 出处 |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}
