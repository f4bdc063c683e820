import assert from 'node:assert/strict'
import type { FastifyInstance } from 'fastify'
import type { City } from '#test/city.ts'
import type { Known } from './oracle.ts'

/** One address to read, and what it asks for by its id. */
export interface Reading {
  url: string
  target: string | null
  /** What whoever can ask this holds in his hands already: the number on the paper whose code he types. */
  held?: readonly string[] | undefined
}

interface Parameter {
  in: string
  name: string
  required?: boolean
}

/** Filters that only narrow what is listed. */
const narrowing = new Set(
  (
    'state category origin county town level overdue cursor limit days on scope infix year status measure held place parent kind trade ' +
    'urgency blank since colour lon lat division gap rule version mine due ended assignment faults duty openedFrom openedTo closedFrom ' +
    'closedTo dueFrom dueTo clause owner evidence listed open class focus sheet headerRow risk standardization insured overdueHazards majorHazards overdueMajors coercions'
  ).split(' '),
)

/**
 * Everything that can be read, from the list of routes the server itself has: lists, filters that name something, and each
 * thing by its id. A route or filter that nobody here knows how to fill fails.
 */
export function readings(app: FastifyInstance, city: City, known: Known): Reading[] {
  const paths = Object.entries(app.swagger().paths ?? {}) as [string, { get?: { parameters?: Parameter[] } }][]
  const reads = paths.flatMap(([path, { get }]) => (get ? [{ path, parameters: get.parameters ?? [] }] : []))
  assert.ok(reads.length > 25, `the server lists ${reads.length} addresses to read`)
  return reads.flatMap(({ path, parameters }) => {
    const asked = parameters.filter((one) => one.in === 'query')
    const must = asked.filter((one) => one.required).map(({ name }) => name)
    const filters = asked.flatMap(({ name }) => valuesOf(name, city, known, must.includes(name)).map((value) => [name, value] as const))
    const needed = must.map((name) => filters.find((one) => one[0] === name) ?? assert.fail(`${path} needs ${name}`))
    const bases = filled(path, known)
    const filtered = (must.length > 0 ? bases : bases.slice(0, 1)).flatMap((one) =>
      filters.map(([name, value]) => withFilters(one, [...needed.filter((other) => other[0] !== name), [name, value]], known)),
    )
    return must.length > 0 ? filtered : [...bases, ...filtered]
  })
}

function withFilters(base: Reading, filters: readonly (readonly [string, string])[], known: Known): Reading {
  // Whoever types a whole credit code holds it in his hands.
  const held = filters.flatMap(([name, value]) => (name === 'uscc' ? (known.uscc.get(value) ?? []) : []))
  const said = filters.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')
  return { ...base, url: `${base.url}?${said}`, ...(held.length > 0 ? { held } : {}) }
}

function filled(path: string, known: Known): Reading[] {
  const name = path.match(/\{(\w+)\}/)?.[1]
  if (name === undefined) return [{ url: path, target: null }]
  if (name === 'code' && path.includes('/self-checks/'))
    return known.posters.map((code) => ({ url: path.replace('{code}', code), target: code }))
  if (name === 'code')
    return [...known.codes].slice(0, 8).map(([code, held]) => ({ url: path.replace('{code}', code), target: null, held: [held] }))
  if (name === 'register') return [{ url: path.replace('{register}', 'enterprises'), target: null }]
  return idsOf(path, name, known).map((id) => ({
    url: path.replace(`{${name}}`, id),
    target: path.startsWith('/api/governance/disputes/') ? `dispute ${id}` : name === 'key' ? null : id,
  }))
}

/** By what a path begins with: what its id names. */
const named = (known: Known): [string, readonly string[]][] => [
  ['/api/governance/registry/enterprises/', known.units],
  ['/api/prevention/risk/', known.units],
  ['/api/prevention/checklists/', ['ammonia.daily', 'site.daily']],
  ['/api/prevention/self-checks/', known.checks],
  ['/api/documents/', known.documents],
  ['/api/attachments/', known.attachments],
  ['/api/imports/', known.ids.import],
  ['/api/foundations/grid/', known.ids.grid],
  ['/api/governance/disputes/', known.ids.dispute],
  ['/api/governance/people/', known.ids.person],
  ['/api/notices/', known.ids.notice],
  ['/api/cases/', known.cases],
  ['/api/prevention/', known.cases],
]

const idsOf = (path: string, name: string, known: Known): readonly string[] =>
  named(known).find(([start]) => path.startsWith(start))?.[1] ?? assert.fail(`nobody here knows which ${name} to ask ${path} for`)

const samples: Readonly<Record<string, readonly string[]>> = {
  q: ['标', '冷链', '木业', '五金', '2026', '1'],
  organ: ['emergency.450103', 'emergency.450110', 'union.cold'],
  town: ['450103001000', '450110100000'],
  kind: ['bad', 'duplicate', 'warning', 'created'],
  format: ['csv', 'xlsx'],
  register: ['enterprises'],
  ledger: ['hazards', 'enterprises'],
}

/** What to ask a filter for: nothing when it narrows and can be left out. */
function valuesOf(name: string, city: City, known: Known, must: boolean): readonly string[] {
  if (narrowing.has(name) && !must) return []
  switch (name) {
    case 'enterprise':
    case 'unit':
      return known.units
    case 'originCase':
      return known.cases.slice(0, 40)
    case 'uscc':
      return [...known.uscc.keys()]
    case 'post':
      return ['qin', 'stranger', 'nong'].map((key) => city.ids(key).post)
    default:
      return samples[name] ?? assert.fail(`nobody here knows the filter ${name}`)
  }
}
