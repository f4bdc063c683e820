import { isRole } from '#kernel/permit/permit.ts'
import { inspection } from '#modules/enforcement/inspections/procedure.ts'
import { canRegister } from '#modules/governance/registry/permits.ts'
import { hazard } from '#modules/prevention/hazards/procedure.ts'
import type { Actor } from '../session.tsx'

export type EntryPath =
  | '/'
  | '/hazards'
  | '/hazards/new'
  | '/inspections'
  | '/inspections/new'
  | '/enterprises'
  | '/enterprises/new'
  | '/clock'
  | '/evidence'
export interface Entry {
  to: EntryPath
  label: string
}
export interface Part {
  label: string
  entries: Entry[]
}

/** Who opens a case is read off the procedure itself, so that the menu and the server never disagree. */
export const mayReport = (actor: Actor): boolean => isRole(actor, hazard.opens.report?.by ?? []).yes
export const mayInspect = (actor: Actor): boolean => isRole(actor, inspection.opens.start?.by ?? []).yes
/** As the routes of clock and evidence say; there the server refuses everybody else. */
export const mayViewClock = (actor: Actor): boolean =>
  isRole(actor, ['systemAdmin', 'auditAdmin', 'committeeOffice', 'bureauHead', 'inspector']).yes
const mayVerify = (actor: Actor): boolean => isRole(actor, ['auditAdmin', 'systemAdmin']).yes

const entry = (shown: boolean, to: EntryPath, label: string): Entry[] => (shown ? [{ to, label }] : [])

/** The left menu: the parts of the house with what this post can use; a part with nothing in it is not shown. */
export function menuFor(actor: Actor): Part[] {
  const ledgers = actor.scope !== 'public'
  const parts: Part[] = [
    { label: '办理', entries: entry(true, '/', '今日待办') },
    { label: '隐患治理', entries: [...entry(ledgers, '/hazards', '隐患台账'), ...entry(mayReport(actor), '/hazards/new', '报告隐患')] },
    {
      label: '监管执法',
      entries: [...entry(ledgers, '/inspections', '检查台账'), ...entry(mayInspect(actor), '/inspections/new', '开始检查')],
    },
    {
      label: '责任主体',
      entries: [
        ...entry(ledgers, '/enterprises', actor.scope === 'enterprise' ? '本单位档案' : '单位台账'),
        ...entry(canRegister(actor).yes, '/enterprises/new', '登记单位'),
      ],
    },
    {
      label: '运行与存证',
      entries: [...entry(mayViewClock(actor), '/clock', '时限与日历'), ...entry(mayVerify(actor), '/evidence', '存证核验')],
    },
  ]
  return parts.filter((part) => part.entries.length > 0)
}

/** The phone's bottom bar: 今日·台账·上报·单位, each only if this post has it; 我 is always the last. */
export function bottomFor(actor: Actor): Entry[] {
  return [
    ...entry(true, '/', '今日'),
    ...entry(actor.scope !== 'public', '/hazards', '台账'),
    ...entry(mayReport(actor), '/hazards/new', '上报'),
    ...entry(actor.scope !== 'public', '/enterprises', '单位'),
  ]
}
