import assert from 'node:assert/strict'
import type { FastifyInstance } from 'fastify'
import type { City } from '#test/city.ts'
import type { Known } from './oracle.ts'

/** One address to read, and what it asks for by its id. */
export interface Reading {
  url: string
  target: string | null
  /** What whoever can ask this holds in his hands already: the number on the paper whose code he types. */
  held?: string | undefined
}

interface Parameter {
  in: string
  name: string
}

/** Filters that only narrow what is listed. */
const narrowing = new Set(
  'state category origin county town level overdue cursor limit days on scope infix year status measure held place parent kind trade urgency blank since colour lon lat division gap rule version mine due ended assignment faults duty openedFrom openedTo closedFrom closedTo listed ledger uscc sheet headerRow format register class focus risk standardization insured overdueHazards majorHazards overdueMajors coercions open'.split(
    ' ',
  ),
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
    const asked = parameters.filter((one) => one.in === 'query').map((one) => one.name)
    const bases = filled(path, known)
    const filters = asked.flatMap((name) => valuesOf(name, city, known).map((value) => `${name}=${encodeURIComponent(value)}`))
    const must = path.endsWith('/people')
    const plain = must ? [] : bases
    return [...plain, ...bases.slice(0, 1).flatMap((one) => filters.map((filter) => ({ ...one, url: `${one.url}?${filter}` })))]
  })
}

function filled(path: string, known: Known): Reading[] {
  const name = path.match(/\{(\w+)\}/)?.[1]
  if (name === undefined) return [{ url: path, target: null }]
  // As csv, so that a foreign name is found in it.
  if (name === 'register') return [{ url: `${path.replace('{register}', 'enterprises')}?format=csv`, target: null }]
  // Lists that came with the program are everybody's.
  if (name === 'key') return ['ammonia.daily', 'site.daily'].map((key) => ({ url: path.replace('{key}', key), target: null }))
  if (name === 'code' && path.includes('/self-checks/'))
    return known.posters.map((code) => ({ url: path.replace('{code}', code), target: code }))
  if (name === 'code')
    return [...known.codes].slice(0, 8).map(([code, held]) => ({ url: path.replace('{code}', code), target: null, held }))
  // Published checklists are for every post.
  if (name === 'key') return idsOf(path, name, known).map((key) => ({ url: path.replace('{key}', key), target: null }))
  return idsOf(path, name, known).map((id) => ({ url: path.replace(`{${name}}`, id), target: id }))
}

function idsOf(path: string, name: string, known: Known): readonly string[] {
  if (name === 'enterprise' || path.includes('/registry/enterprises/')) return known.units
  if (name === 'grid') return known.units
  if (path.includes('/self-checks/')) return known.checks
  // People, notices and lists have stories of their own; here nobody may find a case or a unit behind their addresses.
  if (/^\/api\/(?:governance\/people|notices)\//.test(path)) return [...known.cases.slice(0, 5), ...known.units]
  if (path.startsWith('/api/documents/')) return known.documents
  // An organ's own lists, none of which is there in this city: their story asks for them as strangers do.
  if (path.startsWith('/api/imports/')) return known.units.slice(0, 1)
  if (path.startsWith('/api/attachments/')) return known.attachments
  if (path.startsWith('/api/cases/') || path.startsWith('/api/governance/disputes/') || path.startsWith('/api/prevention/'))
    return known.cases
  return assert.fail(`nobody here knows what to ask ${path} for`)
}

function valuesOf(name: string, city: City, known: Known): readonly string[] {
  if (narrowing.has(name)) return []
  switch (name) {
    case 'q':
      return ['标', '冷链', '木业', '五金', '2026', '1']
    case 'enterprise':
    case 'unit':
      return known.units
    case 'originCase':
      return known.cases.slice(0, 40)
    case 'organ':
      return ['emergency.450103', 'emergency.450110', 'union.cold']
    case 'post':
      return ['qin', 'stranger', 'nong'].map((key) => city.ids(key).post)
    default:
      return assert.fail(`nobody here knows the filter ${name}`)
  }
}
