/** `npm run write`: writes every generated file: schema, types, drawings, glossary, clause map, problems, OpenAPI. The check compares. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { generated } from './generated.ts'
import { root, textOf } from './tree.ts'

const stale = async (): Promise<[string, string][]> =>
  (await generated()).filter(([path, text]) => !existsSync(`${root}${path}`) || textOf(path) !== text)

/** With --check nothing is written: what differs is named, and the exit code says so. */
async function main(only: 'check' | 'write'): Promise<void> {
  const differing = await stale()
  for (const [path, text] of differing) {
    console.log(only === 'check' ? `${path} 与代码不一致:请运行 npm run write` : path)
    if (only === 'check') continue
    mkdirSync(dirname(`${root}${path}`), { recursive: true })
    writeFileSync(`${root}${path}`, text)
  }
  process.exit(only === 'check' && differing.length > 0 ? 1 : 0)
}

await main(process.argv.includes('--check') ? 'check' : 'write')
