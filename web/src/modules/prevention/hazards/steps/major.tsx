import { type FieldSpec, formatDate } from '../shell.ts'
import { CriterionPicker } from '../CriterionPicker.tsx'
import { DrawHelp } from '../DrawHelp.tsx'
import { PhotoDoubts } from '../PhotoDoubts.tsx'
import { Proposal } from '../facts/Criterion.tsx'
import { area, dayAfter, knownCertificate, laterDay, officerFields, photos, rectifyBy, sayDemand, type StepSpec } from './spec.ts'

const criterion = (hazard: string): FieldSpec => ({
  name: 'criterion',
  label: '判定标准',
  kind: 'own',
  help: '选择符合的一条;「建议」只是按描述的字词比对,由您判断',
  draw: ({ value, onChange, form: _, ...rest }) => (
    <CriterionPicker {...rest} hazard={hazard} value={typeof value === 'string' ? value : null} onChange={onChange} />
  ),
})

const receive: StepSpec = {
  fields: () => [area('note', '签收意见', 500, '签收人姓名、岗位和时间自动记录')],
  intro: () => '双报告要监管部门和职代会都签收才算完成,请阅读卷宗中的报告后签收。',
}

const verdict: readonly FieldSpec[] = [
  area('conclusion', '评估结论', 2000, '至少 10 个字;写明整改是否到位、还有什么风险'),
  area('basis', '评估依据和方法', 1000, '所依据的标准、到现场做了什么检测'),
  { name: 'files', label: '评估报告', kind: 'photos', help: 'PDF,或逐页拍照' },
  {
    name: 'noConflict',
    label: '利害关系',
    kind: 'check',
    say: '本机构及参加评估的人员与被评估单位没有利害关系',
    help: '有利害关系的,请返回并申请回避',
  },
]
const judged = { lead: (facts) => facts && <PhotoDoubts facts={facts} /> } satisfies Partial<StepSpec>

/** From the proposal to the closing of a major hazard. */
export const major = {
  proposeMajor: {
    fields: (_, __, view) => [criterion(view.id), area('proposal', '判定理由', 1000, '至少 10 个字;现场哪些情况符合这一条')],
    intro: () => '提出后转执法人员认定;认定前不影响您先消除眼前的危险。',
  },
  confirmMajor: {
    fields: (_, __, view) => [criterion(view.id), area('confirmation', '认定意见', 1000)],
    known: (facts) => ({ criterion: facts?.criterion ?? null }),
    lead: (facts) => facts && <Proposal facts={facts} />,
    intro: () => '认定后按重大隐患办理:责令限期整治、双报告、挂牌督办、第三方评估。单位风险等级在责令时提级。',
  },
  order: {
    fields: (facts, now) => [
      area('demand', '整治要求', 1000, '写明改什么、改到什么程度'),
      {
        ...rectifyBy(dayAfter(now.day), '从明天起的日期;到期前会自动提醒单位'),
        ...(facts?.listing
          ? { to: facts.listing.finishBy, help: `从明天起,不晚于挂牌督办期限 ${formatDate(facts.listing.finishBy)}` }
          : {}),
      },
      ...officerFields,
    ],
    known: knownCertificate,
    intro: () => '提交后由系统编号生成责令限期整改指令书,单位风险等级按规则提级。',
  },
  fileReports: {
    fields: () => [
      area('cause', '隐患现状及产生原因', 2000, '至少 10 个字'),
      area('harm', '危害程度和整改难易程度', 2000, '至少 10 个字'),
      area('scheme', '治理方案', 2000, '至少 10 个字'),
    ],
    intro: () => '同一份报告同时报监管部门和本单位职代会;两边都签收才算完成双报告。',
  },
  receiveReport: receive,
  congressReceives: receive,
  drawEvaluator: { fields: () => [], lead: () => <DrawHelp /> },
  recuse: {
    fields: () => [area('reason', '回避理由', 500, '与单位有什么利害关系')],
    intro: () => '提交后本机构退出本案,由执法人员重新抽取;您将不再看到本案。',
  },
  verdictPass: { fields: () => verdict, intro: () => '出具合格结论后转执法人员复查。', ...judged },
  verdictFail: {
    fields: (_, now) => [...verdict, rectifyBy(now.day, '新的整改期限,不早于今天')],
    intro: () => '出具不合格结论后退回单位整改。',
    ...judged,
  },
  list: {
    fields: (facts, now) => [
      area('requirements', '督办要求', 1000, '至少 10 个字;写明要达到的结果和责任'),
      {
        name: 'finishBy',
        label: '督办期限',
        kind: 'day',
        from: laterDay(now.day, facts?.rectify_by),
        ...(facts?.rectify_by ? { help: `不早于责令的整改期限 ${formatDate(facts.rectify_by)}` } : {}),
      },
      { name: 'organ', label: '督办责任单位', kind: 'organ', help: '对督促整改负责的部门或乡镇(街道)' },
    ],
    intro: sayDemand,
    lead: () => <p className="note-line">挂牌后一分钟内在公开页公布;单位要设置公示牌并按月报告进展。</p>,
  },
  postSign: {
    fields: () => [
      { name: 'spot', label: '设置位置', kind: 'line', max: 100, help: '如:厂区大门右侧' },
      photos('公示牌照片', '拍清牌上的字和周围环境'),
    ],
  },
  reportProgress: {
    fields: () => [
      area('progress', '整改进展', 1000, '这段时间做了什么、还差什么'),
      { name: 'percent', label: '完成比例', kind: 'percent' },
      { name: 'photos', label: '进展照片', kind: 'photos', optional: true },
    ],
    known: (facts) => ({ percent: facts?.progress.at(-1)?.percent ?? 0 }),
  },
  delist: {
    fields: () => [area('delisting', '摘牌理由', 1000), photos('摘牌照片', '公示牌已撤除的现场')],
    intro: () => '摘牌后公开页随即改为已摘牌。',
  },
} satisfies Readonly<Record<string, StepSpec>>
