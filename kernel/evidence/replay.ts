/**
 * 重演: the facts of a case follow from its evidence alone.
 * A row whose `data.facts` is an object lays those facts over the earlier ones (shallowly; null clears one), and a
 * string `data.state` moves the case. The exported facts must be what the rows replay to.
 */
import type { Finding } from './chain.ts'
import { streamLabel } from './chain.ts'
import type { EvidenceRow, Json, JsonObject, Shape } from './row.ts'
import { isObject, shapeFault, shapeTests } from './row.ts'

export type Replayed = { readonly state: string | null; readonly facts: JsonObject; readonly rev: number | null }

/** State and facts of one stream as exported, beside its rows. */
export type FactSheet = Pick<EvidenceRow, 'streamKind' | 'streamId'> & Pick<Replayed, 'state' | 'facts'>

const { text, object, orNull } = shapeTests
const sheetShape: Shape<FactSheet> = { streamKind: text, streamId: text, state: orNull(text), facts: object }
/** What is malformed about a fact sheet read from outside, or `null`. */
export const factSheetFault = (value: unknown): string | null => shapeFault(value, sheetShape)

/** State, facts and last revision the rows of one stream lead to, whatever order they are given in. */
export function replay(rows: readonly EvidenceRow[]): Replayed {
  let state: string | null = null
  let rev: number | null = null
  const facts = new Map<string, Json>()
  for (const row of [...rows].sort((a, b) => a.seq - b.seq)) {
    const { data } = row
    if (isObject(data.facts)) lay(facts, data.facts)
    if (typeof data.state === 'string') state = data.state
    rev = row.rev ?? rev
  }
  // fromEntries defines keys rather than assigns them, so a fact named __proto__ stays a fact.
  return { state, facts: Object.fromEntries(facts), rev }
}

function lay(facts: Map<string, Json>, change: JsonObject): void {
  for (const [name, value] of Object.entries(change)) {
    if (value === null) facts.delete(name)
    else facts.set(name, value)
  }
}

/** Whether the rows say anything about the stream's state or facts. */
export const hasFacts = (r: Replayed): boolean => r.state !== null || Object.keys(r.facts).length > 0

/** One finding for each fact that differs, named by its path (`state`, `facts.level`, `facts.photos[2]`). */
export function compareFacts(replayed: Pick<Replayed, 'state' | 'facts'>, exported: FactSheet): Finding[] {
  const found = [...differences('state', replayed.state, exported.state), ...differences('facts', replayed.facts, exported.facts)]
  return found.map(({ path, was, is }) => ({
    code: 'fact-differs',
    streamKind: exported.streamKind,
    streamId: exported.streamId,
    seq: null,
    file: 'facts.json',
    path,
    say: `${streamLabel(exported)} 的事实「${path}」与留痕不符:留痕为${show(was)},导出为${show(is)}`,
  }))
}

type Difference = { readonly path: string; readonly was: Json | undefined; readonly is: Json | undefined }

function differences(path: string, was: Json | undefined, is: Json | undefined): Difference[] {
  if (Array.isArray(was) && Array.isArray(is))
    return Array.from({ length: Math.max(was.length, is.length) }, (_, i) => differences(`${path}[${i}]`, was[i], is[i])).flat()
  if (isObject(was) && isObject(is)) {
    const names = [...new Set([...Object.keys(was), ...Object.keys(is)])].sort()
    return names.flatMap((name) => differences(`${path}.${name}`, own(was, name), own(is, name)))
  }
  return was === is ? [] : [{ path, was, is }]
}

const own = (o: JsonObject, name: string): Json | undefined => (Object.hasOwn(o, name) ? o[name] : undefined)

function show(value: Json | undefined): string {
  if (value === undefined) return '(无)'
  const text = JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
