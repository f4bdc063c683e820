import { localDate } from '#kernel/clock/day.ts'
import { spanText } from '#kernel/clock/span.ts'
import { confirmedSpan, confirmedText, readTerms } from '#kernel/clock/store.ts'
import type { Issue } from '#kernel/document/form.ts'
import type { Facts, StepContext } from '#kernel/procedure/case-kind.ts'
import type { CaseRow } from '#kernel/procedure/store.ts'
import { law, policy } from '#law/basis.ts'
import { citation, type FormInput, formOf } from '#law/forms/index.ts'
import { criteriaNote } from '#law/index.ts'
import { riskColours } from '#law/terms/risk.ts'
import { findUnit } from '#modules/governance/registry/index.ts'
import { officersOf, type Pair } from './handlers/checks.ts'
import { type HazardFacts, said } from './handlers/facts.ts'
import { areaOf, lastDocument } from './store/history.ts'

type Context = StepContext & { kase: CaseRow; facts: Facts }

/** Numbered entries of a form hold so many characters. */
const longest = 500

/** A text as entries of a form: a line each, a long line in pieces. */
const entriesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .flatMap((line) => Array.from({ length: Math.ceil(line.length / longest) }, (_, at) => line.slice(at * longest, (at + 1) * longest)))

const unitName = async ({ tx, kase }: Context): Promise<string> =>
  kase.enterprise ? ((await findUnit(tx, kase.enterprise))?.name ?? '') : ''

/** Where a decision of this organ may be challenged: the government of its county or city, and the court the city has confirmed. */
async function remedies({ tx, actor }: Context): Promise<{ reviewGov: string | null; court: string | null }> {
  const area = actor.organ === null ? undefined : await areaOf(tx, actor.organ)
  if (!area) return { reviewGov: null, court: null }
  return { reviewGov: `${area.name}人民政府`, court: confirmedText(await readTerms(tx), 'documents.courts', area.code) ?? null }
}

const judged = ({ criterion_text: one }: HazardFacts): string => (one ? `${one.citation}：${one.item}（${criteriaNote}）` : '')
const found = ({ spot, description }: HazardFacts): string => `${spot}：${description}`

const colour = (code: string) => riskColours.find((one) => one.code === code)
const level = (code: string, explanation: string) => ({ label: colour(code)?.label ?? code, explanation })

/** 责令限期整改指令书: what is wrong and by which criterion, what is to be done, until when, and how the risk of the unit has risen. */
export async function rectificationOrder(context: Context): Promise<Issue[]> {
  const facts = said(context.facts)
  const { criterion_text: criterion, risk, demand, officers, rectify_by } = facts
  const problems = [
    ...entriesOf(found(facts)),
    ...entriesOf(`上述情形构成重大事故隐患，判定依据：${judged(facts)}`),
    ...entriesOf(`整治要求：${demand ?? ''}`),
  ]
  const before = risk?.before ? level(risk.before, `责令整治前的风险等级：${colour(risk.before)?.means ?? ''}`) : null
  const data = {
    party: await unitName(context),
    problems,
    items: problems.map((_, index) => index + 1),
    deadline: rectify_by ?? '',
    basis: [citation(law('安全生产法', '第六十五条第一款第二项')), ...(criterion ? [criterion.citation] : []), citation(policy('二十二'))],
    riskBefore: before,
    riskAfter: risk ? level(risk.after, risk.why) : null,
    ...(await remedies(context)),
    officers: officers ?? [],
    agency: context.actor.organName ?? '',
  } satisfies FormInput<'rectificationOrder'>
  return [{ form: formOf('rectificationOrder', context.today), data }]
}

/** 整改复查意见书 on what the order demanded, naming that order's document. */
export async function recheckOpinion(context: Context, input: Pair & { note: string }): Promise<Issue[]> {
  const facts = said(context.facts)
  const order = await lastDocument(context.tx, context.kase.id, 'rectificationOrder')
  const orderedOn = localDate(new Date(facts.ordered_at ?? context.now))
  const result = facts.recheck_passed ? ('已整改' as const) : ('未整改' as const)
  const data = {
    party: await unitName(context),
    originDate: order?.date ?? orderedOn,
    originDoc: order ? `${order.name}（${order.no}）` : '责令限期整改指令书（原文书已作废）',
    opinions: entriesOf(found(facts)).map((item) => ({ item, result })),
    conclusion: input.note,
    officers: officersOf(context.actor, input),
    agency: context.actor.organName ?? '',
  } satisfies FormInput<'recheckOpinion'>
  return [{ form: formOf('recheckOpinion', context.today), data }]
}

/** 挂牌督办通知书, in the name of the work-safety committee of the area where there is one. */
export async function listingNotice(context: Context): Promise<Issue[]> {
  const { tx, actor } = context
  const facts = said(context.facts)
  const area = actor.organ === null ? undefined : await areaOf(tx, actor.organ)
  const every = confirmedSpan(await readTerms(tx), 'major.progress.every')
  const unit = await unitName(context)
  const data = {
    addressee: facts.listing?.organName ?? '',
    cc: [unit],
    unit,
    hazard: found(facts),
    criterion: judged(facts),
    basis: [citation(law('安全生产法', '第四十一条第三款')), citation(policy('二十二'))],
    requirements: entriesOf(facts.listing?.requirements ?? ''),
    deadline: facts.listing?.finishBy ?? '',
    organ: area?.committeeName ?? actor.organName ?? '',
    progressCycle: every
      ? `自本通知印发之日起，每${spanText(every)}报告一次整改进展，直至摘牌。`
      : '按督办责任单位的要求报告整改进展，直至摘牌。',
    delisting: ['第三方评估机构对本次整改出具合格结论。', '另一名执法人员复查通过，并有复查照片。', '分管负责人核实后决定摘牌。'],
  } satisfies FormInput<'listingNotice'>
  const issue = { form: formOf('listingNotice', context.today), data }
  return [area?.committee ? { ...issue, issuer: area.committee } : issue]
}
