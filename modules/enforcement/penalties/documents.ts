import { localDate, localMinute } from '#kernel/clock/day.ts'
import { confirmedText, readTerms } from '#kernel/clock/store.ts'
import type { Issue } from '#kernel/document/form.ts'
import type { JsonObject } from '#kernel/evidence/row.ts'
import type { Facts, StepContext } from '#kernel/procedure/case-kind.ts'
import { caseNo } from '#kernel/procedure/case-kind.ts'
import { type CaseRow, readCase, readFacts } from '#kernel/procedure/store.ts'
import { organsByKey } from '#modules/governance/organs/index.ts'
import { citation, type FormInput, type FormKey, formOf } from '#law/forms/index.ts'
import { type LawBasis, law } from '#law/index.ts'
import { coercionFacts } from './contract.ts'
import { areaOf, paperOf, type Party, partyOf, prefix } from './store.ts'
import { grounds, measures } from './terms.ts'
import type { z } from 'zod'

type At = StepContext & { kase: CaseRow; facts: Facts }
type Said = z.infer<typeof coercionFacts>

/** Everything the papers of one measure say, read once. */
interface Matter {
  now: string
  today: string
  no: string
  said: Said
  party: Party
  agency: string
  remedy: { reviewGov: string | null; court: string | null }
  hazard: Facts
  basis: string[]
}

const minute = (at: string): string => localMinute(Date.parse(at))
/** 2026年9月25日11时00分, as a document writes it. */
const spoken = (at: string): string => minute(at).replace(/^(\d+)-0?(\d+)-0?(\d+) 0?(\d+):(\d+)$/, '$1年$2月$3日$4时$5分')
const spokenDay = (day: string): string => day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日')
const date = (at: string): string => localDate(new Date(at))

/** One document, its data checked against the shape of its form by the compiler. */
const paper = <Key extends FormKey>(key: Key, day: string, data: FormInput<Key>): Issue => ({
  form: formOf(key, day),
  data: data as JsonObject,
})

const powers: Readonly<Record<Said['measure'], readonly LawBasis[]>> = {
  suspendProduction: [law('安全生产法', '第六十五条第一款第三项')],
  stopConstruction: [law('安全生产法', '第六十五条第一款第三项')],
  cutPower: [law('安全生产法', '第七十条')],
  sealDetain: [law('安全生产法', '第六十五条第一款第四项'), law('行政强制法', '第二十五条')],
}

async function matterOf({ tx, actor, now, today, kase, facts }: At): Promise<Matter> {
  const said = coercionFacts.parse(facts)
  const area = actor.organ === null ? undefined : await areaOf(tx, actor.organ)
  const party = kase.enterprise === null ? undefined : await partyOf(tx, kase.enterprise)
  return {
    now,
    today,
    no: caseNo(prefix, kase.no, kase.opened_at),
    said,
    party: party ?? { name: kase.title, uscc: '', address: null, legalRep: null },
    agency: actor.organName ?? '',
    remedy: {
      reviewGov: area ? `${area.fullName}人民政府` : null,
      court: area ? (confirmedText(await readTerms(tx), 'documents.courts', area.code) ?? null) : null,
    },
    hazard: await readFacts(tx, 'hazard', said.origin_case),
    basis: powers[said.measure].map(citation),
  }
}

/** The hazard in one entry, and the standard by which it was judged major in the next. */
function problemsOf({ hazard }: Matter): string[] {
  const judged = hazard.criterion_text as { item: string; citation: string } | null | undefined
  const found = `${String(hazard.spot)}：${String(hazard.description)}`.slice(0, 500)
  return judged ? [found, `上述情形经认定为重大事故隐患，判定依据：${judged.citation}`.slice(0, 500)] : [found]
}

function periodOf({ said }: Matter): string {
  const from = said.start_at === null ? '' : spoken(said.start_at)
  return said.until === null ? `自${from}起至隐患排除、经批准解除之日止` : `自${from}起至${spokenDay(said.until)}止`
}

const approval = (of: Matter): Issue => {
  const { said, party } = of
  const demand = typeof of.hazard.rectify_by === 'string' ? `责令整改期限为${spokenDay(of.hazard.rectify_by)}。` : ''
  const danger = said.danger === null ? '' : `现实危险：${said.danger}。`
  const urgent = said.urgent_reason === null ? '' : `紧急情形：${said.urgent_reason}。`
  return paper('coercionApproval', of.today, {
    caseName: `${party.name}${measures.label(said.measure)}案（${of.no}）`.slice(0, 200),
    partyKind: 'org',
    party: party.name,
    partyCode: party.uscc === '' ? null : party.uscc,
    legalRep: party.legalRep,
    address: party.address ?? '未登记',
    caseBrief: `${problemsOf(of).join('。')}。${demand}${danger}${urgent}`,
    measure: `对${said.subject}${measures.label(said.measure)}`,
    reason: `${grounds.label(said.ground)}。${said.ground_note}`,
    basis: of.basis,
    kind: measures.label(said.measure),
    period: periodOf(of),
    officers: said.officers,
    reviewOpinion: said.review_note,
    approveOpinion: said.approval_note,
  })
}

const stopDecision = (of: Matter): Issue =>
  paper('siteDecision', of.today, {
    party: of.party.name,
    checkDate: date(of.said.requested_at),
    problems: problemsOf(of),
    basis: of.basis,
    decisions: [`自${spoken(of.said.start_at ?? of.now)}起，对${of.said.subject}${measures.label(of.said.measure)}`],
    ...of.remedy,
    officers: of.said.officers,
    agency: of.agency,
  })

/** 查封扣押决定书, also for its extension, which is a decision of its own: from the present end to the new one. */
const sealDecision = (of: Matter, measure: string, from: string, to: string): Issue =>
  paper('sealDecision', of.today, {
    party: of.party.name,
    place: String(of.hazard.spot),
    problems: problemsOf(of),
    basis: of.basis,
    measure,
    from,
    to,
    ...of.remedy,
    officers: of.said.officers,
    agency: of.agency,
  })

/** The two papers of a power cut: one tells the supplier, one the unit; both name the decision that was not obeyed. */
async function powerPapers({ tx }: StepContext, of: Matter): Promise<Issue[]> {
  const { said } = of
  const stopId = said.stop_case ?? ''
  const stop = await readCase(tx, stopId)
  const stopSaid = coercionFacts.parse(await readFacts(tx, 'coercion', stopId))
  const decision = await paperOf(tx, stopId, 'siteDecision')
  const [supplier] = await organsByKey(tx, [said.supplier ?? ''])
  const cut = {
    supply: '供电' as const,
    hazardUnit: of.party.name,
    originDate: decision?.date ?? date(stopSaid.approved_at ?? stopSaid.requested_at),
    originDoc: decision ? `${decision.name}（${decision.no}）` : caseNo(prefix, stop?.no ?? 0, stop?.opened_at ?? of.now),
    originContent: `对${stopSaid.subject}${measures.label(stopSaid.measure)}`,
    danger: said.danger ?? '',
    measure: `对${said.subject}停止供电`,
    startAt: minute(said.start_at ?? of.now),
    urgent: said.urgent,
    noticedAt: null,
    basis: of.basis,
  }
  return [
    paper('powerCutDecision', of.today, { party: of.party.name, ...cut, ...of.remedy, officers: said.officers, agency: of.agency }),
    paper('powerCutNotice', of.today, { to: supplier?.name ?? '', ...cut, agency: of.agency }),
  ]
}

/** What approval issues: the approval form for officials, and the decisions and notices that are served. */
export async function approvalPapers(at: At): Promise<Issue[]> {
  const of = await matterOf(at)
  const { measure, subject, start_at, until } = of.said
  if (measure === 'cutPower') return [approval(of), ...(await powerPapers(at, of))]
  if (measure !== 'sealDetain') return [approval(of), stopDecision(of)]
  return [approval(of), sealDecision(of, `查封扣押${subject}`, date(start_at ?? of.now), until ?? of.today)]
}

/** 行政强制法 art. 25: the extension is told to the unit in writing with its reason. */
export async function extensionPapers(at: At, from: string): Promise<Issue[]> {
  const of = await matterOf(at)
  const { subject, until, extension_reason: why } = of.said
  return [sealDecision(of, `延长查封扣押${subject}的期限。延长理由：${why ?? ''}`.slice(0, 1000), from, until ?? from)]
}

/** 恢复供电通知书 to the supplier, when a power cut is released. */
export async function releasePapers(at: At, restoreAt: string | null): Promise<Issue[]> {
  const of = await matterOf(at)
  const { said } = of
  if (said.measure !== 'cutPower' || restoreAt === null) return []
  const [supplier] = await organsByKey(at.tx, [said.supplier ?? ''])
  const decision = await paperOf(at.tx, at.kase.id, 'powerCutDecision')
  return [
    paper('powerRestoreNotice', of.today, {
      to: supplier?.name ?? '',
      supply: '供电',
      stoppedUnit: of.party.name,
      stopDate: date(said.cut_at ?? said.started_at ?? of.now),
      stopDoc: decision?.no ?? null,
      doneDate: of.today,
      resumeAt: minute(restoreAt),
      basis: of.basis,
      agency: of.agency,
    }),
  ]
}
