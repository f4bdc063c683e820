import type { z } from 'zod'
import { randomCode } from '#kernel/evidence/chance.ts'
import type { Draft, JsonObject } from '#kernel/evidence/row.ts'
import { append } from '#kernel/evidence/store.ts'
import type { Actor } from '#kernel/place/actor.ts'
import { signature } from '#kernel/place/signature.ts'
import { problems } from '#kernel/problem/problems.ts'
import type { Acting } from '#kernel/procedure/commands.ts'
import { articleCarried } from '#law/checklists/index.ts'
import { isTrade } from '#law/index.ts'
import { lockUnit } from '#modules/governance/registry/index.ts'
import type { itemInput, published, publishInput, reviseInput } from './contract.ts'
import { canPublish, canRevise } from './permits.ts'
import { checklistProblems } from './problems.ts'
import { insertList, type Item, type List, lockOrgan, type ListWritten, versionsOf } from './store.ts'

type Fields = Omit<z.infer<typeof publishInput>, 'base'>
type Published = z.infer<typeof published>

/** 发布检查表: a new one for the office's place or for the unit, from nothing or from another. */
export async function publish(acting: Acting, { base, ...fields }: z.infer<typeof publishInput>): Promise<Published> {
  const { actor } = acting
  const permit = canPublish(actor)
  if (!permit.yes) throw problems.notYours({ why: permit.why })
  await lockStream(acting)
  const from = base ? (await versionsOf(acting.tx, base.key)).find((one) => one.version === base.version) : undefined
  if (base && !from) throw checklistProblems.baseUnknown(undefined, { field: 'base' })
  const own = actor.scope === 'enterprise'
  const key = `${own ? 'u' : 'p'}.${randomCode(10).toLowerCase()}`
  const owner = own ? { place: null, enterprise: actor.enterprise } : { place: actor.path, enterprise: null }
  return keep(acting, { key, version: 1, ...owner, base }, fields, from ? [from] : [], from)
}

/** 发布新版: the former versions stay, and checks that are under way go on with theirs. */
export async function revise(acting: Acting, key: string, { version, base, ...fields }: z.infer<typeof reviseInput>): Promise<Published> {
  await lockStream(acting)
  const versions = await versionsOf(acting.tx, key)
  const [newest] = versions
  if (!newest) throw problems.notFound({ what: '这份检查表' })
  const permit = canRevise(acting.actor, newest)
  if (!permit.yes) throw problems.notYours({ why: permit.why })
  if (newest.version !== version)
    throw checklistProblems.newer({ version: newest.version, publisher: newest.publisher }, { field: 'version' })
  const on = base === undefined ? newest.base : base
  const from = on ? (await versionsOf(acting.tx, on.key)).find((one) => one.version === on.version) : undefined
  if (on && !from) throw checklistProblems.baseUnknown(undefined, { field: 'base' })
  const { place, enterprise } = newest
  return keep(acting, { key, version: version + 1, place, enterprise, base: on }, fields, [newest, ...(from ? [from] : [])], from)
}

type Head = Pick<ListWritten, 'key' | 'version' | 'place' | 'enterprise' | 'base'>

async function keep(acting: Acting, head: Head, fields: Fields, former: readonly List[], base: List | undefined): Promise<Published> {
  const { tx, actor, now } = acting
  checkTrades(actor, fields.trades)
  const items = keyed(
    fields.items,
    former.flatMap((one) => one.items),
  )
  if (base) checkMandatory(items, base)
  const { postTitle: post_title, note, ...rest } = fields
  const list = { ...head, ...rest, post_title, items, note: note || null }
  const before = former.find((one) => one.key === head.key)
  if (before && sameAs(before, list)) throw checklistProblems.unchanged()
  const signed = { published_at: now, published_by: actor.person, publisher: actor.organName ?? actor.personName }
  if (!(await insertList(tx, { ...list, ...signed }))) throw problems.busy()
  return sealed(acting, list)
}

/** New items are given keys that no version has used, so that an answer always finds its item. */
function keyed(items: readonly z.infer<typeof itemInput>[], former: readonly Item[]): Item[] {
  const known = new Set(former.map((one) => one.key))
  const used = new Set<string>()
  return items.map((item, index) => {
    const at = (field: string) => ({ field: `items.${index}.${field}` })
    if (item.key !== undefined && (!known.has(item.key) || used.has(item.key))) throw checklistProblems.itemUnknown(undefined, at('key'))
    const basis = item.basis.find((one) => 'act' in one && !articleCarried(one.act, one.article))
    if (basis && 'act' in basis) throw checklistProblems.articleUnknown({ article: `${basis.act}${basis.article}` }, at('basis'))
    if (items.findIndex((one) => one.text === item.text) !== index) throw checklistProblems.itemTwice({ text: item.text }, at('text'))
    const key = item.key ?? fresh(known, used)
    used.add(key)
    return { ...item, key, basis: item.basis as Item['basis'] }
  })
}

function fresh(known: ReadonlySet<string>, used: ReadonlySet<string>): string {
  const key = `n${randomCode(6).toLowerCase()}`
  return known.has(key) || used.has(key) ? fresh(known, used) : key
}

/** 必查项 of the list it was made from stay, in their own words. */
function checkMandatory(items: readonly Item[], base: List): void {
  const missing = base.items.filter(
    (one) => one.mandatory && !items.some((item) => item.key === one.key && item.text === one.text && item.category === one.category),
  )
  if (missing.length > 0) throw checklistProblems.mandatory({ items: missing.map((one) => `「${one.text}」`).join('') }, { field: 'items' })
}

function checkTrades(actor: Actor, trades: readonly string[]): void {
  if (!trades.every(isTrade)) throw checklistProblems.tradeUnknown(undefined, { field: 'trades' })
  const mine = actor.scope === 'territory' ? actor.trades : null
  if (mine !== null && (trades.length === 0 || trades.some((one) => !mine.includes(one)))) {
    throw checklistProblems.tradesNotYours(undefined, { field: 'trades' })
  }
}

const shape = ({ title, kind, trades, post_title, cycle, items, base }: Omit<ListWritten, 'published_at' | 'published_by' | 'publisher'>) =>
  JSON.stringify([
    title,
    kind,
    trades,
    post_title,
    [cycle.n, cycle.unit],
    items.map((one) => [one.key, one.text, one.category, one.mandatory, one.basis.map((basis) => Object.values(basis))]),
    base && [base.key, base.version],
  ])
const sameAs = (before: List, after: Parameters<typeof shape>[0]): boolean => shape(before) === shape(after)

/** The stream on which the evidence lies: the unit's for its own lists, the office's otherwise. */
async function lockStream({ tx, actor }: Acting): Promise<void> {
  if (actor.enterprise !== null) await lockUnit(tx, actor.enterprise)
  else await lockOrgan(tx, actor.organ ?? '')
}

async function sealed(acting: Acting, list: Omit<ListWritten, 'published_at' | 'published_by' | 'publisher'>): Promise<Published> {
  const { actor, now } = acting
  const { key, version, place: _place, enterprise, ...said } = list
  const draft: Draft = {
    streamKind: enterprise === null ? 'organ' : 'enterprise',
    streamId: enterprise ?? actor.organ ?? '',
    at: now,
    capturedAt: null,
    event: 'checklist.published',
    ...signature(actor),
    caseId: null,
    rev: null,
    data: { checklist: key, version, ...said } as unknown as JsonObject,
    attachments: [],
  }
  const [row] = await append(acting.tx, [draft], acting.reactions)
  if (!row) throw new Error('a command left no evidence')
  return { key, version, evidence: { seq: row.seq, hash: row.hash, at: row.at } }
}
