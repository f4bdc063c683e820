import { canSeeClock } from '#kernel/clock/permits.ts'
import { canReadRegister } from '#kernel/document/permits.ts'
import { canKeepLedger } from '#kernel/evidence/permits.ts'
import { canSeeOverview } from '#kernel/indicator/permits.ts'
import { isRole } from '#kernel/permit/permit.ts'
import { canKeepTokens } from '#kernel/session/permits.ts'
import { inspection } from '#modules/enforcement/inspections/procedure.ts'
import { canSeeEvaluators } from '#modules/foundations/experts/permits.ts'
import { canSeeGrids } from '#modules/foundations/grid/permits.ts'
import { canSeeAccounts } from '#modules/governance/organs/people/permits.ts'
import { canSeeClasses } from '#modules/governance/registry/classes/permits.ts'
import { canSeeConflicts } from '#modules/governance/registry/jurisdiction/permits.ts'
import { canRegister } from '#modules/governance/registry/permits.ts'
import { canSeePatrol } from '#modules/prevention/hazards/patrol/permits.ts'
import { canSeeReviews } from '#modules/prevention/risk/permits.ts'
import { hazard } from '#modules/prevention/hazards/procedure.ts'
import { canSubmit } from '#modules/prevention/hazards/selfcheck/permits.ts'
import type { Actor } from '../session.tsx'

export type EntryPath =
  | '/'
  | '/overview'
  | '/map'
  | '/obligations'
  | '/hazards'
  | '/hazards/new'
  | '/self-check'
  | '/self-checks'
  | '/checklists'
  | '/tokens'
  | '/patrol'
  | '/inspections'
  | '/inspections/new'
  | '/enterprises'
  | '/enterprises/new'
  | '/imports'
  | '/people'
  | '/notices'
  | '/classes'
  | '/jurisdiction'
  | '/disputes'
  | '/coercion'
  | '/evaluators'
  | '/risk-reviews'
  | '/grids'
  | '/documents'
  | '/trail'
  | '/clauses'
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

/** The people of an enterprise check their own posts (clause 23). */
const checksItself = (actor: Actor): boolean => canSubmit(actor).yes

const entry = (shown: boolean, to: EntryPath, label: string): Entry[] => (shown ? [{ to, label }] : [])

/** 运行与存证: what this post may see of the system itself; the permits are the server's own. */
export const keptBy = (actor: Actor): Entry[] => [
  ...entry(actor.scope === 'system' && canSeeAccounts(actor).yes, '/people', '人员与岗位'),
  ...entry(canSeeClock(actor).yes, '/clock', '时限与日历'),
  ...entry(canKeepLedger(actor).yes, '/evidence', '存证核验'),
]

/** The left menu: the parts of the house with what this post can use; a part with nothing in it is not shown. */
export function menuFor(actor: Actor): Part[] {
  const ledgers = seesCases(actor)
  const parts: Part[] = [
    {
      label: '办理',
      entries: [
        ...entry(true, '/', ledgers ? '今日待办' : '首页'),
        ...entry(canSeeOverview(actor).yes, '/overview', '一屏总览'),
        ...entry(canSeeOverview(actor).yes, '/map', '分县示意图'),
        ...entry(ledgers, '/obligations', '逾期事项'),
        ...entry(ledgers, '/trail', '履职轨迹'),
      ],
    },
    {
      label: '隐患治理',
      entries: [
        ...entry(ledgers, '/hazards', '隐患台账'),
        ...entry(canSeePatrol(actor).yes, '/patrol', '线上巡查'),
        ...entry(mayReport(actor), '/hazards/new', '报告隐患'),
        ...entry(checksItself(actor), '/self-check', '岗位自查'),
        ...entry(checksItself(actor), '/self-checks', '自查安排'),
        ...entry(seesUnits(actor), '/checklists', '检查表'),
        ...entry(canSeeReviews(actor).yes, '/risk-reviews', '等级复核'),
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
        ...entry(seesUnits(actor), '/clauses', '条款'),
      ],
    },
    {
      label: '责任主体',
      entries: [
        ...entry(seesUnits(actor), '/enterprises', actor.scope === 'enterprise' ? '本单位档案' : '单位台账'),
        ...entry(canRegister(actor).yes, '/enterprises/new', '登记单位'),
        ...entry(canRegister(actor).yes, '/imports', '名录导入'),
        ...entry(actor.scope === 'enterprise' && canSeeAccounts(actor).yes, '/people', '本单位人员'),
        ...entry(canKeepTokens(actor).yes, '/tokens', '接口令牌'),
        ...entry(canSeeClasses(actor).yes, '/classes', '分类分级'),
        ...entry(canSeeConflicts(actor).yes, '/jurisdiction', '属地矛盾'),
        ...entry(canSeeConflicts(actor).yes, '/disputes', '属地争议'),
        ...entry(canSeeGrids(actor).yes, '/grids', '村(社区)网格'),
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

/** The phone's bottom bar: 今日·自查·台账·上报·单位, at most four, each only if this post has it; 我 is always the last. */
export function bottomFor(actor: Actor): Entry[] {
  if (!seesCases(actor)) return [...entry(true, '/', '首页'), ...keptBy(actor)]
  return [
    ...entry(true, '/', '今日'),
    ...entry(checksItself(actor), '/self-check', '自查'),
    ...entry(canSeeOverview(actor).yes && !mayReport(actor), '/overview', '总览'),
    ...entry(true, '/hazards', '台账'),
    ...entry(mayReport(actor), '/hazards/new', '上报'),
    ...entry(seesUnits(actor) && !checksItself(actor), '/enterprises', '单位'),
  ]
}
