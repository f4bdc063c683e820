import { problem } from '#kernel/problem/problem.ts'

/** Refusals of coercive measures; every one names its field. */
export const coercionProblems = {
  notMajor: problem('422.50', () => '强制措施只能针对已认定、尚未销号的重大隐患,请从重大隐患案件页发起'),
  notOverdue: problem('422.51', () => '不能以逾期未整改为由:整改期限未届满或已中止,或者企业已报告整改完成'),
  notFailed: problem('422.52', () => '不能以复查或评估不合格为由:本隐患最近一次复查、评估没有不合格的结论'),
  stopFirst: problem(
    '422.53',
    () => '停止供电只能在停产停业、停止施工决定未执行后采取:请选择本隐患正在实施、已记录拒不执行的停产停业或停止施工决定',
  ),
  danger: problem('422.54', () => '请写明发生生产安全事故的现实危险,至少 10 个字'),
  supplier: problem('422.55', () => '请选择执行停电的供电企业'),
  urgentReason: problem('422.56', () => '请写明危及生产安全的紧急情形,至少 5 个字'),
  twoOfficers: problem('422.57', () => '强制措施由两名执法人员承办:同行人员不能是您自己,两人的执法证号不能相同'),
  noticeTooShort: problem<{ earliest: string; limit: string }>(
    '422.58',
    ({ earliest, limit }) => `开始时间不能早于 ${earliest}:${limit},紧急情形除外`,
  ),
  startPast: problem('422.59', () => '开始时间不能早于现在'),
  sealUntil: problem<{ from: string; last: string; limit: string }>(
    '422.90',
    ({ from, last, limit }) => `查封扣押须写明截止日期,在 ${from} 至 ${last} 之间:${limit}`,
  ),
  extendUntil: problem<{ after: string; last: string; limit: string }>(
    '422.91',
    ({ after, last, limit }) => `延长后的截止日期应晚于 ${after},且不超过 ${last}:${limit}`,
  ),
  sealExpired: problem<{ until: string }>('422.92', ({ until }) => `查封扣押已于 ${until} 届满,不能延长,请办理解除`),
  future: problem<{ what: string }>('422.93', ({ what }) => `${what}不能晚于现在,请核对时间`),
  before: problem<{ what: string; than: string; at: string }>('422.94', ({ what, than, at }) => `${what}不能早于${than}(${at})`),
  restoreAt: problem('422.95', () => '请填写恢复供电的时间,不早于现在'),
  notOwnHead: problem('403.40', () => '须由报请机关的主要负责人审批'),
}
