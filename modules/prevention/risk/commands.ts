import type { z } from 'zod'
import { localDate } from '#kernel/clock/day.ts'
import { newId } from '#kernel/evidence/chance.ts'
import type { JsonObject } from '#kernel/evidence/row.ts'
import type { Permit } from '#kernel/permit/permit.ts'
import { problems } from '#kernel/problem/problems.ts'
import type { Acting, Receipt } from '#kernel/procedure/commands.ts'
import type { Tx } from '#kernel/store/transaction.ts'
import { riskMethod } from '#law/index.ts'
import { findUnit, type Unit } from '#modules/governance/registry/index.ts'
import { move, seal } from './change.ts'
import { goesWith } from './level.ts'
import type { factInput, gradeInput, pointsInput, withdrawInput } from './contract.ts'
import { canEnterFact, canGrade, canReportPoints } from './permits.ts'
import { riskProblems } from './problems.ts'
import { type Computation, computeFor, renew } from './propose.ts'
import { levelWords, type RiskLevel } from './rule.ts'
import { type Decision, lockUnit, presentRisk } from './store.ts'
import { insertFact, insertPoints, lastPoints, withdrawFact } from './store/inputs.ts'
import { type FactKind, factKinds, single } from './terms.ts'

type Judge = (actor: Acting['actor'], unit: Unit & { path: string }) => Permit

/** The unit, judged and held: one act on its level at a time. */
async function held({ tx, actor }: Acting, enterprise: string, judge: Judge): Promise<void> {
  const unit = await findUnit(tx, enterprise)
  if (!unit) throw problems.notFound({ what: '该单位' })
  const permit = judge(actor, { ...unit, path: unit.place })
  if (!permit.yes) throw problems.notYours({ why: permit.why })
  await lockUnit(tx, enterprise)
}

const proposedFor = async (tx: Tx, enterprise: string, now: string): Promise<Computation> => {
  const found = (await computeFor(tx, [enterprise], now)).get(enterprise)
  if (!found) throw problems.notFound({ what: '该单位' })
  return found
}

/** What was decided on the proposal; without a proposal there is nothing to agree with. */
function decisionOf(found: Computation, input: z.infer<typeof gradeInput>, acting: Acting): Decision | undefined {
  const { level } = found
  if (level === null) return undefined
  const agrees = goesWith(input.level, found)
  const reason = input.reason || `按建议等级确认(${riskMethod.name}第 ${riskMethod.version} 版)`
  return { proposed: level, version: riskMethod.version, agrees, reason, by: acting.actor.personName, at: acting.now }
}

const sentence = (level: RiskLevel, decision: Decision | undefined): string => {
  const as = `按定级结果为${levelWords[level]}色`
  if (!decision) return as
  const proposed = decision.proposed ? levelWords[decision.proposed] : ''
  if (decision.agrees) return decision.proposed === level ? `${as},与建议等级一致` : `${as},不低于建议的下限${proposed}色`
  return `${as};建议等级为${proposed}色,监管部门不同意:${decision.reason}`
}

/**
 * 企业风险定级: the grade of the regulator, who confirms the proposed level or sets another with his reason. On top of it open
 * major hazards go on raising the level.
 */
export async function grade(acting: Acting, enterprise: string, input: z.infer<typeof gradeInput>): Promise<Receipt> {
  const { tx, actor, now, reactions } = acting
  await held(acting, enterprise, canGrade)
  const present = await presentRisk(tx, enterprise)
  const computed = await proposedFor(tx, enterprise, now)
  if (input.proposed !== undefined && input.proposed !== computed.level) {
    throw riskProblems.proposalMoved({ word: computed.level ? `${levelWords[computed.level]}色` : '没有建议' }, { field: 'level' })
  }
  const before = present?.explanation.decision
  const decided = computed.level === null || before?.proposed === computed.level || (!before && goesWith(input.level, computed))
  if (present?.graded === input.level && decided) throw riskProblems.sameGrade({ word: levelWords[input.level] }, { field: 'level' })
  const decision = decisionOf(computed, input, acting)
  const row = await move({ tx, actor, now, reactions, causeCase: null }, enterprise, present, {
    graded: input.level,
    raisedBy: present?.explanation.raisedBy ?? [],
    otherwise: sentence(input.level, decision),
    event: 'risk.graded',
    ...(decision ? { decision } : {}),
    more: { reason: decision?.reason ?? input.reason, ...(decision ? { decision: { ...decision } } : {}) },
  })
  await renew(tx, [enterprise], now, reactions)
  return { id: enterprise, state: null, rev: null, evidence: { seq: row.seq, hash: row.hash, at: row.at } }
}

/** An act that changes what the proposal rests on: its evidence, then the proposal anew. */
async function entered(acting: Acting, enterprise: string, id: string, event: string, data: JsonObject): Promise<Receipt> {
  const row = await seal(acting, enterprise, { at: acting.now, event, data })
  await renew(acting.tx, [enterprise], acting.now, acting.reactions)
  return { id, state: null, rev: null, evidence: { seq: row.seq, hash: row.hash, at: row.at } }
}

function notAhead(day: string, now: string, field: string): void {
  const today = localDate(new Date(now))
  if (day > today) throw riskProblems.ahead({ today }, { field })
}

/** 风险点申报: how many risk points of each colour, as of a day, by which paper. */
export async function reportPoints(acting: Acting, enterprise: string, input: z.infer<typeof pointsInput>): Promise<Receipt> {
  const { tx, actor, now } = acting
  await held(acting, enterprise, canReportPoints)
  const { assessedOn: assessed_on, ...counts } = input
  if (counts.red + counts.orange + counts.yellow + counts.blue === 0) throw riskProblems.noPoints(undefined, { field: 'blue' })
  notAhead(assessed_on, now, 'assessedOn')
  const last = await lastPoints(tx, enterprise)
  if (last && assessed_on < last.assessed_on) throw riskProblems.older({ last: last.assessed_on }, { field: 'assessedOn' })
  const id = newId()
  await insertPoints(tx, [{ id, enterprise, ...counts, assessed_on, reported_at: now, person: actor.person }])
  return entered(acting, enterprise, id, 'risk.pointsReported', { facts: { riskPoints: input } })
}

const figureWords: Readonly<Record<FactKind, (figure: number) => string | null>> = {
  accident: (n) => (Number.isInteger(n) && n <= 999 ? null : '死亡人数应为整数,没有人员死亡填 0'),
  installation: (n) => ([1, 2, 3, 4].includes(n) ? null : '重大危险源分一至四级,请填 1、2、3 或 4'),
  score: (n) => (n <= 100 ? null : '得分是百分制,应在 0 到 100 之间'),
  noDesign: () => null,
}

/** 登记 an accident, an installation, a score: with its source, until it is withdrawn or overtaken. */
export async function enterFact(acting: Acting, enterprise: string, input: z.infer<typeof factInput>): Promise<Receipt> {
  const { tx, actor, now } = acting
  await held(acting, enterprise, canEnterFact)
  const { kind, happenedOn: happened_on, source } = input
  const say = figureWords[kind](input.figure)
  if (say !== null) throw riskProblems.badFigure({ say }, { field: 'figure' })
  notAhead(happened_on, now, 'happenedOn')
  const figure = kind === 'noDesign' ? 1 : input.figure
  const fact = { enterprise, kind, figure, happened_on, source, entered_at: now, person: actor.person }
  const id = await insertFact(tx, fact, single.includes(kind))
  const shown = { kind, kindLabel: factKinds.label(kind), figure, happenedOn: happened_on, source }
  return entered(acting, enterprise, id, 'risk.factEntered', { facts: { [single.includes(kind) ? kind : id]: shown } })
}

/** 撤销 a fact that was entered wrongly or holds no more; it stays on record. */
export async function withdraw(acting: Acting, enterprise: string, { fact, reason }: z.infer<typeof withdrawInput>): Promise<Receipt> {
  await held(acting, enterprise, canEnterFact)
  const gone = await withdrawFact(acting.tx, enterprise, fact, acting.now, reason)
  if (!gone) throw riskProblems.noFact(undefined, { field: 'fact' })
  const kind = gone.kind as FactKind
  const key = single.includes(kind) ? kind : fact
  return entered(acting, enterprise, fact, 'risk.factWithdrawn', { facts: { [key]: null }, kindLabel: factKinds.label(kind), reason })
}
