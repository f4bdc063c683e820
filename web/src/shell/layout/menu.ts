import { canSeeClock } from '#kernel/clock/permits.ts'
import { canReadRegister } from '#kernel/document/permits.ts'
import { canKeepLedger } from '#kernel/evidence/permits.ts'
import { isRole } from '#kernel/permit/permit.ts'
import { inspection } from '#modules/enforcement/inspections/procedure.ts'
import { canSeeEvaluators } from '#modules/foundations/experts/permits.ts'
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
  | '/coercion'
  | '/evaluators'
  | '/documents'
  | '/trail'
  | '/public/listed'
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
/** Administrators of the system keep it running and see neither cases nor units (三员分立). */
export const seesCases = (actor: Actor): boolean => actor.scope !== 'public' && actor.scope !== 'system'

/** A party is let into the cases that name it: units and visits are not shown to it. */
const seesUnits = (actor: Actor): boolean => seesCases(actor) && actor.scope !== 'party'

const entry = (shown: boolean, to: EntryPath, label: string): Entry[] => (shown ? [{ to, label }] : [])

/** 运行与存证: what this post may see of the system itself; the permits are the server's own. */
export const keptBy = (actor: Actor): Entry[] => [
  ...entry(canSeeClock(actor).yes, '/clock', '时限与日历'),
  ...entry(canKeepLedger(actor).yes, '/evidence', '存证核验'),
]

/** The left menu: the parts of the house with what this post can use; a part with nothing in it is not shown. */
export function menuFor(actor: Actor): Part[] {
  const ledgers = seesCases(actor)
  const parts: Part[] = [
    { label: '办理', entries: [...entry(true, '/', ledgers ? '今日待办' : '首页'), ...entry(ledgers, '/trail', '履职轨迹')] },
    {
      label: '隐患治理',
      entries: [
        ...entry(ledgers, '/hazards', '隐患台账'),
        ...entry(mayReport(actor), '/hazards/new', '报告隐患'),
        ...entry(ledgers, '/public/listed', '挂牌公示'),
      ],
    },
    {
      label: '监管执法',
      entries: [
        ...entry(seesUnits(actor), '/inspections', '检查台账'),
        ...entry(mayInspect(actor), '/inspections/new', '开始检查'),
        ...entry(ledgers, '/coercion', '强制措施'),
        ...entry(canReadRegister(actor).yes, '/documents', '文书台账'),
      ],
    },
    {
      label: '责任主体',
      entries: [
        ...entry(seesUnits(actor), '/enterprises', actor.scope === 'enterprise' ? '本单位档案' : '单位台账'),
        ...entry(canRegister(actor).yes, '/enterprises/new', '登记单位'),
        ...entry(canSeeEvaluators(actor).yes, '/evaluators', '评估机构'),
      ],
    },
    {
      label: '运行与存证',
      entries: keptBy(actor),
    },
  ]
  return parts.filter((part) => part.entries.length > 0)
}

/** The phone's bottom bar: 今日·台账·上报·单位, each only if this post has it; 我 is always the last. */
export function bottomFor(actor: Actor): Entry[] {
  if (!seesCases(actor)) return [...entry(true, '/', '首页'), ...keptBy(actor)]
  return [
    ...entry(true, '/', '今日'),
    ...entry(true, '/hazards', '台账'),
    ...entry(mayReport(actor), '/hazards/new', '上报'),
    ...entry(seesUnits(actor), '/enterprises', '单位'),
  ]
}
