import type { z } from 'zod'
import { said } from '#kernel/permit/permit.ts'
import type { Actor } from '#kernel/place/actor.ts'
import { problems } from '#kernel/problem/problems.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import { shownBasis } from '#law/checklists/index.ts'
import { findUnit } from '#modules/governance/registry/index.ts'
import type { checklistFull, checklistQuery, checklistRow, checklistRows } from './contract.ts'
import { cycleText } from './cycle.ts'
import { canPublish, canRevise } from './permits.ts'
import { type List, listLists, versionsOf } from './store.ts'

const ownerOf = ({ place, enterprise }: List) => (enterprise !== null ? 'enterprise' : place === null ? 'product' : 'place')

const rowOf = (list: List): z.input<typeof checklistRow> => ({
  key: list.key,
  version: list.version,
  title: list.title,
  kind: list.kind,
  trades: list.trades,
  postTitle: list.post_title,
  cycle: list.cycle,
  cycleText: cycleText(list.cycle),
  count: list.items.length,
  owner: ownerOf(list),
  ownerName: list.enterprise_name ?? list.place_name ?? '系统自带',
  enterprise: list.enterprise,
  publishedAt: list.published_at,
  publisher: list.publisher,
})

/** 检查表 in use, for a unit or for an office. */
export async function checklists(
  tx: Tx,
  actor: Actor,
  { enterprise, ...asked }: z.infer<typeof checklistQuery>,
): Promise<z.input<typeof checklistRows>> {
  const wanted = actor.scope === 'enterprise' ? actor.enterprise : enterprise
  const unit = wanted ? await findUnit(tx, wanted) : undefined
  if (wanted && !unit) throw problems.notFound({ what: '该单位' })
  const rows = await listLists(tx, actor, asked, unit)
  return { rows: rows.map(rowOf), mayPublish: said(canPublish(actor)) }
}

/** One list, in the version asked for or the one in use. @throws 404.1 */
export async function checklistOf(tx: Tx, actor: Actor, key: string, version: number | undefined): Promise<z.input<typeof checklistFull>> {
  const versions = await versionsOf(tx, key)
  const [newest] = versions
  const list = version === undefined ? newest : versions.find((one) => one.version === version)
  if (!newest || !list) throw problems.notFound({ what: '这份检查表' })
  return {
    ...rowOf(list),
    items: list.items.map(({ basis, ...item }) => ({ ...item, basis: basis.map(shownBasis) })),
    note: list.note,
    newest: newest.version,
    base: await baseOf(tx, list),
    versions: versions.map((one) => ({ version: one.version, publishedAt: one.published_at, publisher: one.publisher, note: one.note })),
    mayRevise: said(canRevise(actor, newest)),
    mayDerive: said(canPublish(actor)),
  }
}

async function baseOf(tx: Tx, { base }: List) {
  const [newest] = base ? await versionsOf(tx, base.key) : []
  return base && newest ? { ...base, title: newest.title, newest: newest.version } : null
}
