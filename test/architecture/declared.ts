/** Rules over what the code declares: clauses, procedures, routes, problems, tables. Pure, so that a planted fault can be fed to each. */
import { modulesBuilt } from '../../scripts/clause-map.ts'
import type { Listed } from '../../scripts/problem-list.ts'
import type { Basis as KernelBasis } from '#kernel/procedure/basis.ts'
import { type Procedure, type Step, stepRows } from '#kernel/procedure/procedure.ts'
import { articleKnown, type Basis, basisText, inForce } from '#law/index.ts'
import type { Requirement } from '#policy/index.ts'
import { codeIn, type Files, masked, type Rule } from './source.ts'

/** Clause ↔ module, both ways: what is built is owed by some clause, and is named by some clause. */
export function modulesServeClauses(built: readonly string[], owed: readonly Requirement[], served: readonly string[]): string[] {
  const known = new Set(owed.map((one) => one.module))
  return [
    ...built.filter((one) => !known.has(one)).map((one) => `modules/${one}: no requirement names it`),
    ...built.filter((one) => !served.includes(one)).map((one) => `modules/${one}: no clause is served by it`),
    ...[...known].filter((one) => one !== 'kernel' && !/^[a-z]+\/[a-z-]+$/.test(one)).map((one) => `${one}: no module can be called so`),
  ]
}

/** A folder of modules/ is a module: two levels, with a door. */
export const modulesHaveDoors: Rule = (files) => {
  const doors = new Set(modulesBuilt([...files.keys()]))
  const folders = new Set([...files.keys()].flatMap((path) => /^modules\/([^/]+\/[^/]+)\//.exec(path)?.[1] ?? []))
  const stray = [...files.keys()].filter((path) => /^modules\/(?:[^/]+\/)?[^/]+$/.test(path))
  return [
    ...[...folders].filter((one) => !doors.has(one)).map((one) => `modules/${one}: has no index.ts`),
    ...stray.map((one) => `${one}: is in no module`),
  ]
}

const stepsOf = (table: Procedure): [string, Step][] =>
  [table.opens, ...Object.values(table.steps)].flatMap((steps) => Object.entries(steps ?? {}))

const basesOf = (table: Procedure): [string, KernelBasis][] =>
  [...stepsOf(table), ...Object.entries(table.duties)].flatMap(([name, { basis }]) =>
    basis.map((one): [string, KernelBasis] => [name, one]),
  )

/** Every ground of a step or duty exists and is in force on that day; a step without a ground is none. */
export function basesHold(table: Procedure, day: string, parameters: ReadonlySet<string>): string[] {
  const bare = [...stepsOf(table), ...Object.entries(table.duties)].filter(([, { basis }]) => basis.length === 0)
  return [
    ...bare.map(([name]) => `${table.name}.${name}: stands on no ground`),
    ...basesOf(table).flatMap(([name, given]) => {
      const basis = given as Basis
      if (!articleKnown(basis)) return [`${table.name}.${name}: ${JSON.stringify(basis)} is not in the table`]
      if (!inForce(basis, day)) return [`${table.name}.${name}: ${basisText(basis)} is not in force on ${day}`]
      const missing = basis.kind === 'city' && !parameters.has(basis.parameter)
      return missing ? [`${table.name}.${name}: the city pack has no ${basisText(basis)}`] : []
    }),
  ]
}

/** Every step and duty names roles that somebody in the demo city holds. */
export function rolesAreHeld(table: Procedure, held: ReadonlySet<string>): string[] {
  const named = [...stepsOf(table), ...Object.entries(table.duties)]
  return named.flatMap(([name, { by }]) => {
    const missing = by.filter((role) => !held.has(role))
    return [
      ...(by.length === 0 ? [`${table.name}.${name}: nobody may do it`] : []),
      ...missing.map((role) => `${table.name}.${name}: nobody in the demo city is ${role}`),
    ]
  })
}

/** A state that no step reaches, one that no step leaves and is no end, a separation from a step that is not there. */
export function statesAreReached(table: Procedure): string[] {
  const rows = stepRows(table)
  const names = new Set(rows.map((one) => one.step))
  return [
    ...Object.keys(table.states)
      .filter((state) => !rows.some((one) => one.to === state))
      .map((state) => `${table.name}: nothing leads to ${state}`),
    ...Object.keys(table.states)
      .filter((state) => !table.ends.includes(state) && !rows.some((one) => one.from === state))
      .map((state) => `${table.name}: ${state} is a dead end`),
    ...rows.flatMap((row) =>
      row.apart.filter((one) => !names.has(one)).map((one) => `${table.name}.${row.step}: apart from ${one}, which is no step`),
    ),
  ]
}

/** What a rule needs to know of a route. */
export interface Judged {
  name: string
  path: string
  permit?: unknown
}

/** Every route says who may use it; what anyone may use is on a list; names and addresses are used once. */
export function routesArePermitted(routes: readonly Judged[], forAnyone: readonly string[]): string[] {
  const twice = [...Map.groupBy(routes, (one) => one.name)].filter(([, same]) => same.length > 1)
  const isProblem = ({ name, permit }: Judged) =>
    permit !== 'procedure' && typeof permit !== 'function' && !(permit === 'anyone' && forAnyone.includes(name))
  return [
    ...routes.filter(isProblem).map((one) => `${one.name}: permit ${String(one.permit)} is none, or not on the list`),
    ...twice.map(([name]) => `${name}: declared twice`),
    ...routes.filter((one) => !one.path.startsWith('/api/')).map((one) => `${one.name}: ${one.path} is not below /api/`),
    ...forAnyone
      .filter((name) => !routes.some((one) => one.name === name && one.permit === 'anyone'))
      .map((name) => `${name}: on the list for nothing`),
  ]
}

/** Addresses registered past the derived routes: only these files, each judged by its own stories. */
export const routesAreDerived =
  (allowed: readonly string[]): Rule =>
  (files) => {
    const found = codeIn(files, 'kernel', 'modules', 'server')
      .filter(
        ([path, text]) =>
          !path.startsWith('kernel/http/') && /\b(?:app|server|fastify)\s*\.(?:get|post|put|patch|delete|all|route)\(/.test(masked(text)),
      )
      .map(([path]) => path)
    return [
      ...found.filter((path) => !allowed.includes(path)).map((path) => `${path}: registers an address by itself`),
      ...allowed.filter((path) => files.has(path) && !found.includes(path)).map((path) => `${path}: on the list for nothing`),
    ]
  }

/** Problem numbers: one catalogue entry each, kernel below .20, documented. */
export function problemsAreNumbered(listed: readonly Listed[], declared: readonly string[], page: string): string[] {
  const numbers = listed.map((one) => one.no)
  return [
    ...numbers.filter((no, index) => numbers.indexOf(no) !== index).map((no) => `${no}: used twice`),
    ...declared.filter((no) => !numbers.includes(no)).map((no) => `${no}: in no catalogue (problems.ts)`),
    ...listed
      .filter(({ file, no }) => file.startsWith('kernel/') !== Number(no.slice(4)) < 20)
      .map(({ file, no }) => `${no}: not a number for ${file}`),
    ...numbers.filter((no) => !page.includes(`| ${no} |`)).map((no) => `${no}: not in docs/problems.md`),
    ...listed
      .filter(({ say }) => !/[\u4e00-\u9fff〔]/.test(say) || say.includes('undefined'))
      .map(({ no }) => `${no}: has no Chinese sentence`),
  ]
}

/** Every table a migration creates is under forced row-level security, with a policy besides the owner's. */
export function tablesAreGuarded(files: Files, schema: string): string[] {
  const sql = [...files]
    .filter(([path]) => path.startsWith('db/migrations/'))
    .map(([, text]) => text.replaceAll(/--[^\n]*/g, ''))
    .join('\n')
  const created = [...sql.matchAll(/\bcreate (?:unlogged )?table (?:if not exists )?"?(\w+)"?/gi)].map((one) => one[1] ?? '')
  const looped = [...sql.matchAll(/array\s*\[([^\]]*)\]\s*loop\s*call my\.guard\(/gi)].flatMap((one) =>
    [...(one[1] ?? '').matchAll(/'(\w+)'/g)].map((name) => name[1]),
  )
  const called = [...sql.matchAll(/\bcall my\.guard(?:_reference|_directory)?\('"?(\w+)"?'/gi)].map((one) => one[1])
  const guarded = new Set([...looped, ...called])
  const tables = [...schema.matchAll(/^table (\w+) \(/gm)].map((one) => one[1] ?? '')
  const ruled = new Set([...schema.matchAll(/^policy (\w+)\.(?!owner )\w+ /gm)].map((one) => one[1]))
  const forced = /alter table %s force row level security/.test(sql) && !/\b(?:no force|disable) row level security/i.test(sql)
  return [
    ...(forced ? [] : ['db/migrations: my.guard does not force row-level security, or a migration lifts it']),
    ...created.filter((one) => !guarded.has(one)).map((one) => `table ${one}: no migration guards it`),
    ...tables.filter((one) => !created.includes(one)).map((one) => `table ${one}: in the schema, created by no migration that was seen`),
    ...tables.filter((one) => !ruled.has(one)).map((one) => `table ${one}: has no policy of its own`),
    ...created.filter((one) => !tables.includes(one)).map((one) => `table ${one}: not in db/schema.sql`),
  ]
}
