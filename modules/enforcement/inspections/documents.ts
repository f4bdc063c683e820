import { localDate, localMinute } from '#kernel/clock/day.ts'
import { confirmedText, readTerms } from '#kernel/clock/store.ts'
import type { Issue } from '#kernel/document/form.ts'
import type { Facts, StepContext } from '#kernel/procedure/case-kind.ts'
import type { CaseRow } from '#kernel/procedure/store.ts'
import { law } from '#law/basis.ts'
import { citation, type FormInput, formOf } from '#law/forms/index.ts'
import { inspectionFacts } from './contract.ts'
import { areaOf, inspectedUnit } from './store.ts'

type Context = StepContext & { kase: CaseRow; facts: Facts }

/** 「桂A-0001、桂A-0002」 as two different numbers. */
export const certificatesIn = (text: string): string[] => [...new Set(text.split(/[、,，;；\s]+/).filter((one) => one !== ''))]

/** The acting officer and his partner with their certificates, in the order they were given. */
function officersOf({ actor }: Context, partner: string | null, certificates: string | null) {
  const [own = '', other = ''] = certificatesIn(certificates ?? '')
  return [
    { name: actor.personName, certificate: own },
    { name: partner ?? '', certificate: other },
  ]
}

const minute = (instant: string): string => localMinute(new Date(instant).getTime())

/** 现场检查记录 (安全生产法 art. 68): always made. */
export async function siteRecord(context: Context): Promise<Issue[]> {
  const facts = inspectionFacts.parse(context.facts)
  const unit = await inspectedUnit(context.tx, context.kase.enterprise ?? '', context.today)
  const places = [...new Set(facts.findings.map((one) => one.spot))].join('、').slice(0, 200)
  const found = facts.findings.map((one, index) => `${index + 1}. ${one.spot}：${one.description}`)
  const representative = facts.unit_representative ?? ''
  const data = {
    party: unit?.name ?? '',
    address: unit?.address ?? '',
    legalRep: unit?.legal ?? representative,
    place: places === '' ? '生产经营场所' : places,
    from: minute(facts.started_at),
    to: minute(facts.recorded_at ?? context.now),
    agency: context.actor.organName ?? '',
    officers: officersOf(context, facts.partner, facts.certificates),
    findings: [`检查内容：${facts.subject}`, facts.summary ?? '', ...found, `处理情况：${facts.handling ?? ''}`].join('\n'),
    refusal: facts.refused_to_sign ? `被检查单位负责人${representative}拒绝签名，已记录在案。` : null,
  } satisfies FormInput<'siteRecord'>
  return [{ form: formOf('siteRecord', context.today), data }]
}

/** 现场处理措施决定书 (安全生产法 art. 65): made when something was ordered on the spot. */
export async function siteDecision(context: Context): Promise<Issue[]> {
  const { tx, actor, today } = context
  const facts = inspectionFacts.parse(context.facts)
  if (facts.measures.length === 0) return []
  const unit = await inspectedUnit(tx, context.kase.enterprise ?? '', today)
  const area = actor.organ === null ? undefined : await areaOf(tx, actor.organ)
  const data = {
    party: unit?.name ?? '',
    checkDate: localDate(new Date(facts.started_at)),
    problems: facts.findings.map((one) => `${one.spot}：${one.description}`.slice(0, 500)),
    basis: [citation(law('安全生产法', '第六十五条第一款第三项'))],
    decisions: facts.measures,
    reviewGov: area ? `${area.name}人民政府` : null,
    court: area ? (confirmedText(await readTerms(tx), 'documents.courts', area.code) ?? null) : null,
    officers: officersOf(context, facts.partner, facts.certificates),
    agency: actor.organName ?? '',
  } satisfies FormInput<'siteDecision'>
  return [{ form: formOf('siteDecision', today), data }]
}
