import type { z } from 'zod'
import { localDate } from '#kernel/clock/day.ts'
import type { Kernel } from '#kernel/http/kernel.ts'
import type { Actor } from '#kernel/place/actor.ts'
import type { Permit } from '#kernel/permit/permit.ts'
import { problems } from '#kernel/problem/problems.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import { type PaperDuty, papersFor } from '#law/papers.ts'
import { findUnit, type Unit } from '../store/units.ts'
import type { papersOf } from './contract.ts'
import { canCheckPaper, canEnterPaper } from './permits.ts'
import { daysLeft, standingOf } from './standing.ts'
import { holderOf, type PaperRow, presentPapers } from './store.ts'

type Shape = z.input<typeof papersOf>
type Row = Shape['rows'][number]

const may = (permit: Permit) => ({ yes: permit.yes, why: permit.yes ? null : permit.why })

function paperOf(actor: Actor, unit: Unit, row: PaperRow, today: string): Row['papers'][number] {
  const checked = row.checked_at === null ? null : { by: row.checked_name ?? '', at: row.checked_at }
  return {
    id: row.id,
    no: row.no,
    holder: row.holder,
    issuer: row.issuer,
    issuedOn: row.issued_on,
    validUntil: row.valid_until,
    daysLeft: daysLeft(row.valid_until, today),
    attachment: row.file,
    enteredBy: row.entered_name,
    enteredAt: row.entered_at,
    checked: checked && { ...checked, agrees: row.check_agrees === true, note: row.check_note },
    mayCheck: may(canCheckPaper(actor, { ...unit, path: unit.place }, row.entered_by)),
  }
}

/** Each paper of the list with how it stands: what an officer found not to agree is as good as missing. */
export function paperStandings(duties: readonly PaperDuty[], rows: readonly PaperRow[], today: string) {
  return duties.map((duty) => {
    const own = rows.filter((row) => row.kind === duty.paper.code)
    const good = own.filter((row) => row.check_agrees !== false).map((row) => row.valid_until)
    const found = standingOf(duty, good, today)
    const refuted = own.length > 0 && good.length === 0
    return { duty, own, ...found, say: refuted ? '核对与原件不符,请重新录入' : found.say }
  })
}

/** 必备证照资料 of a unit. */
export async function papers(
  { kernel, tx, actor, now }: { kernel: Kernel; tx: Tx; actor: Actor; now: Date },
  enterprise: string,
): Promise<Shape> {
  const unit = await findUnit(tx, enterprise)
  if (!unit) throw problems.notFound({ what: '该单位' })
  const today = localDate(now)
  const duties = papersFor(await holderOf(tx, enterprise), today)
  const list = paperStandings(duties, await presentPapers(tx, enterprise), today)
  const owed = list.filter((one) => one.duty.need === 'must')
  const count = (...standing: string[]) => owed.filter((one) => standing.includes(one.standing)).length
  return {
    enterprise,
    required: owed.length,
    present: count('valid', 'expiring'),
    expired: count('expired'),
    expiring: count('expiring'),
    rows: list.map(({ duty: { paper }, own, standing, say }) => ({
      kind: paper.code,
      label: paper.label,
      standing,
      say,
      personal: paper.personal === true,
      ends: paper.ends,
      basis: kernel.cite(paper.basis),
      confidence: paper.confidence,
      papers: own.map((row) => paperOf(actor, unit, row, today)),
    })),
    mayEnter: may(canEnterPaper(actor, { ...unit, path: unit.place })),
  }
}
