import type { z } from 'zod'
import { localDate } from '#kernel/clock/day.ts'
import { newId } from '#kernel/evidence/chance.ts'
import { problems } from '#kernel/problem/problems.ts'
import type { Acting, Receipt } from '#kernel/procedure/commands.ts'
import { papersFor, type RequiredPaper } from '#law/papers.ts'
import { registryProblems } from '../problems.ts'
import { sealed } from '../sealed.ts'
import { lockUnit } from '../store/units.ts'
import type { checkInput, enterInput } from './contract.ts'
import { canCheckPaper, canEnterPaper } from './permits.ts'
import { checkPaper, findPaper, holderOf, insertPapers, replacePaper, uploadOf } from './store.ts'

type Entered = z.infer<typeof enterInput>

function checkDates(paper: RequiredPaper, { issuedOn, validUntil, holder }: Entered, today: string): void {
  if (issuedOn > today) throw registryProblems.paperAhead({ today }, { field: 'issuedOn' })
  if (paper.ends && validUntil === null) throw registryProblems.paperEnds({ label: paper.label }, { field: 'validUntil' })
  if (validUntil !== null && validUntil <= issuedOn) throw registryProblems.paperDates(undefined, { field: 'validUntil' })
  if (paper.personal && !holder) throw registryProblems.paperHolder(undefined, { field: 'holder' })
}

/** 录入证照: by the unit's own people or an officer; the one it replaces stays on file. */
export async function enterPaper(acting: Acting, enterprise: string, input: Entered): Promise<Receipt> {
  const { tx, actor, now } = acting
  const unit = await lockUnit(tx, enterprise)
  if (!unit) throw problems.notFound({ what: '该单位' })
  const permit = canEnterPaper(actor, { ...unit, path: unit.place })
  if (!permit.yes) throw problems.notYours({ why: permit.why })
  const today = localDate(new Date(now))
  const duty = papersFor(await holderOf(tx, enterprise), today).find((one) => one.paper.code === input.kind)
  if (!duty) throw registryProblems.paperUnknown(undefined, { field: 'kind' })
  checkDates(duty.paper, input, today)
  const scan = input.attachment === null ? undefined : await uploadOf(tx, input.attachment, actor.person)
  if (input.attachment !== null && !scan) throw problems.gaps({ say: '扫描件没有上传成功,请重新上传' }, { field: 'attachment' })
  if (input.replaces !== null && !(await replacePaper(tx, enterprise, input.replaces, now))) {
    throw problems.notFound({ what: '被替换的证照' })
  }
  const { kind, no, holder, issuer, issuedOn: issued_on, validUntil: valid_until } = input
  const id = newId()
  const own = { kind, no, holder: duty.paper.personal ? holder : null, issuer, issued_on, valid_until }
  const by = { entered_at: now, entered_by: actor.person, entered_name: actor.personName }
  await insertPapers(tx, [{ id, enterprise, ...own, attachment: scan?.id ?? null, ...by }])
  const data = { facts: { [`paper.${id}`]: { ...own, label: duty.paper.label, replaces: input.replaces } } }
  const receipt = await sealed(acting, { ...unit, rev: null }, 'enterprise.paperEntered', data, scan ? [scan] : [])
  return { ...receipt, id }
}

/** 核对原件: agrees, or not and why; once. */
export async function check(acting: Acting, id: string, input: z.infer<typeof checkInput>): Promise<Receipt> {
  const { tx, actor, now } = acting
  const paper = await findPaper(tx, id)
  const unit = paper && (await lockUnit(tx, paper.enterprise))
  if (!paper || !unit) throw problems.notFound({ what: '这份证照' })
  const permit = canCheckPaper(actor, { ...unit, path: unit.place })
  if (!permit.yes) throw problems.notYours({ why: permit.why })
  if (paper.entered_by === actor.person) throw registryProblems.paperOwn(undefined)
  if (paper.checked_at !== null) throw registryProblems.paperChecked(undefined)
  if (!input.agrees && !input.note) throw registryProblems.paperReason(undefined, { field: 'note' })
  const found = { check_agrees: input.agrees, check_note: input.note }
  await checkPaper(tx, id, { checked_at: now, checked_by: actor.person, checked_name: actor.personName, ...found })
  const data = { facts: { [`paper.${id}.check`]: { no: paper.no, agrees: input.agrees, note: input.note } } }
  return { ...(await sealed(acting, { ...unit, rev: null }, 'enterprise.paperChecked', data)), id }
}
