import { clauseOf, clauses, parts, requirements } from '#policy/index.ts'
import { paths } from './tree.ts'

/** Modules that exist: `prevention/hazards` has a door, modules/prevention/hazards/index.ts. */
export const modulesBuilt = (files: readonly string[]): string[] =>
  files.flatMap((path) => /^modules\/([a-z-]+\/[a-z-]+)\/index\.ts$/.exec(path)?.[1] ?? [])

/** docs/clauses.md: which modules carry out each clause, and which of them exist now. */
export function clauseMap(): string {
  const built = new Set(modulesBuilt(paths()))
  const shown = (module: string) => (module === 'kernel' || built.has(module) ? module : `~~${module}~~`)
  const lines = parts.flatMap(({ part, title }) => [
    `## ${title}`,
    '',
    '| 条 | 标题 | 需求 | 承办模块 |',
    '|---|---|--:|---|',
    ...clauses
      .filter((one) => one.part === part)
      .map((one) => {
        const owed = requirements.filter((row) => clauseOf(row.id) === one.n).length
        return `| ${one.no} | ${one.title} | ${owed} | ${one.served ? one.served.map(shown).join('、') : one.notSoftware} |`
      }),
    '',
  ])
  return ['# 条款与模块', '', '由 `policy/` 生成(`npm run write`)。划去的模块尚未建立。', '', ...lines].join('\n')
}
