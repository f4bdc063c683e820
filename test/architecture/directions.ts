/** Directions 1 to 4 and 6 of the house: who may import whom. */
import { codeIn, type Files, importsOf, type Rule } from './source.ts'

const ours = ['kernel', 'modules', 'law', 'policy', 'cities', 'server', 'web', 'scripts', 'bench', 'test', 'db']
const roomOf = (path: string): string => path.split('/')[0] ?? ''
const moduleOf = (path: string): string | undefined => /^modules\/[^/]+\/[^/]+/.exec(path)?.[0]

/** Judges every import of ours in the code of some folders; `why` answers what is wrong with it, or undefined. */
const judged =
  (folders: string[], why: (from: string, to: string) => string | undefined): Rule =>
  (files) =>
    codeIn(files, ...folders).flatMap(([from, text]) =>
      importsOf(from, text)
        .map(({ path }) => path)
        .filter((path) => path !== undefined && ours.includes(roomOf(path)))
        .map((to) => why(from, to ?? ''))
        .filter((one) => one !== undefined)
        .map((one) => `${from}: ${one}`),
    )

/** The types made from the migrated database are the store's own: kernel/store may name them. */
const tableTypes = (from: string, to: string) => to === 'db/types.ts' && from.startsWith('kernel/store/')

/** 1. The kernel knows no module, no law, no city, no server. */
export const kernelKnowsItself = judged(['kernel'], (from, to) =>
  roomOf(to) === 'kernel' || tableTypes(from, to) ? undefined : `the kernel imports ${to}`,
)

/** 2. A module imports the kernel, the law, the policy, and another module through its door alone. */
export const modulesUseDoors = judged(['modules'], (from, to) => {
  if (['kernel', 'law', 'policy'].includes(roomOf(to))) return undefined
  const own = moduleOf(from)
  if (roomOf(to) !== 'modules') return `a module imports ${to}`
  return moduleOf(to) === own || to === `${moduleOf(to)}/index.ts` ? undefined : `${to} is behind the door of ${moduleOf(to)}`
})

/** What pages and server share: the four pure files of a module or of a room in it, one at the top or a folder of that name. */
const shared = /^modules\/[^/]+\/[^/]+\/(?:[a-z-]+\/)?(?:terms|procedure|permits|contract)(?:\.ts|\/)/

/** 3. Pages import the pure files of their own module, and what is pure in the kernel, the law and the policy. */
export const pagesShareThePure: Rule = (files) => [
  ...judged(['web'], (_, to) =>
    ['web', 'kernel', 'law', 'policy'].includes(roomOf(to)) || shared.test(to) ? undefined : `pages import ${to}`,
  )(files),
  ...judged(['web'], (from, to) => {
    const page = /^web\/src\/(modules\/[^/]+\/[^/]+)\//.exec(from)?.[1]
    return page !== undefined && shared.test(to) && moduleOf(to) !== page ? `pages of ${page} import ${to}` : undefined
  })(files),
  ...impureInPages(files),
]

/** Follows what pages reach in kernel, law and modules: nothing there may touch node, the database or the server. */
function impureInPages(files: Files): string[] {
  const queue = codeIn(files, 'web').flatMap(([from, text]) => importsOf(from, text).map((one) => [from, one.path ?? ''] as const))
  const seen = new Map<string, string>()
  for (const [from, path] of queue) {
    const text = roomOf(path) === 'web' || seen.has(path) ? undefined : files.get(path)
    if (text === undefined) continue
    seen.set(path, from)
    for (const one of importsOf(path, runtimeOnly(text))) queue.push([from, one.path ?? ''])
  }
  return [...seen].flatMap(([path, from]) =>
    importsOf(path, runtimeOnly(files.get(path) ?? ''))
      .filter(({ written }) => /^(?:node:|fastify|@fastify\/|kysely|pg\b|@electric-sql\/)/.test(written))
      .map(({ written }) => `${path}: reached from ${from}, imports ${written}`),
  )
}

/** Types vanish in the pages; only what runs there counts. */
const runtimeOnly = (text: string): string => text.replaceAll(/(?:^|\n)\s*(?:import|export) type\b[^'"]*['"][^'"\n]+['"]/g, '\n')

/** 4. Law, policy and cities are data with look-up: they know each other and nothing that runs. */
const dataKnows: Readonly<Record<string, readonly string[]>> = {
  policy: ['policy'],
  law: ['law', 'policy'],
  cities: ['cities', 'law', 'policy'],
}
const pureOfKernel = /^kernel\/(?:clock|terms)\//
export const dataStaysData = judged(['policy', 'law', 'cities'], (from, to) => {
  const type = roomOf(from) === 'law' && to === 'kernel/procedure/basis.ts'
  return dataKnows[roomOf(from)]?.includes(roomOf(to)) || pureOfKernel.test(to) || type ? undefined : `data imports ${to}`
})

/** 6. No climbing through the tree: aliases say where a thing lives. */
export const noClimbing: Rule = (files) =>
  [...files].flatMap(([from, text]) =>
    importsOf(from, text)
      .filter(({ written }) => written.startsWith('../../..'))
      .map(({ written }) => `${from}: climbs to ${written}`),
  )

/** An import whose target is computed is one these rules cannot follow; the tools that build a city's data may. */
export const importsAreLiteral: Rule = (files) =>
  codeIn(files, 'kernel', 'modules', 'law', 'policy', 'cities', 'server', 'web')
    .filter(([path, text]) => !path.includes('/build/') && (/\bimport\s*\(\s*[^'"\s)]/.test(text) || /\brequire\s*\(/.test(text)))
    .map(([path]) => `${path}: an import that is not a literal`)

/** Modules in a ring through their doors. */
export const modulesFormNoRing: Rule = (files) => {
  const edges = new Map<string, Set<string>>()
  for (const [from, text] of codeIn(files, 'modules')) {
    const own = moduleOf(from) ?? ''
    const others = importsOf(from, text).map(({ path }) => moduleOf(path ?? ''))
    for (const other of others) if (other !== undefined && other !== own) edges.set(own, (edges.get(own) ?? new Set()).add(other))
  }
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
    [...(edges.get(from) ?? [])].some((next) => next === to || (!seen.has(next) && reaches(next, to, seen.add(next))))
  return [...edges.keys()].filter((one) => reaches(one, one)).map((one) => `${one}: in a ring of modules`)
}
