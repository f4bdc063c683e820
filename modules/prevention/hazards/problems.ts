import { problem } from '#kernel/problem/problem.ts'

/** Refusals of hazard cases; every one names its field. */
export const hazardProblems = {
  noPlace: problem('422.30', () => '请选择隐患所在单位;没有单位的公共场所,请选择所在村(社区)或乡镇'),
  future: problem<{ what: string }>('422.31', ({ what }) => `${what}不能晚于现在,请核对时间`),
  rectifiedBeforeFound: problem<{ found: string }>('422.32', ({ found }) => `整改完成时间早于发现时间(${found}),请核对`),
  limitPast: problem<{ today: string }>('422.33', ({ today }) => `整改期限不能早于今天(${today})`),
  planTooLate: problem<{ limit: string }>('422.34', ({ limit }) => `计划完成日期晚于整改期限(${limit});确需更长时间请申请延期`),
  extensionNotLater: problem<{ limit: string }>('422.35', ({ limit }) => `延期后的日期应晚于现在的整改期限(${limit})`),
  oldPhotos: problem('422.36', () => '整改后的照片与发现时的照片相同,请拍摄整改后的现场'),
  originCase: problem('422.37', () => '来源检查不存在或不在您的管辖范围内'),
  usedPhotos: problem<{ names: string }>('422.38', ({ names }) => `照片「${names}」以前提交过,不是新拍的,请重新拍摄整改后的现场`),
  photosAlike: problem<{ said: string }>(
    '422.39',
    ({ said }) => `${said}。请重新拍摄;确系整改后新拍的,勾选「确为整改后新拍」再提交,复查人员会看到这一提示`,
  ),
  majorNeedsUnit: problem('422.44', () => '重大隐患须有责任单位;没有单位的公共场所,请先核实责任单位再提出'),
  criterionUnknown: problem('422.45', () => '没有这一条判定标准,请从列表中选择'),
  criterionElsewhere: problem<{ sector: string }>(
    '422.46',
    ({ sector }) => `该判定标准不适用于该行业:所选的是${sector}的标准,请选择本单位行业的判定标准`,
  ),
  criterionNotInForce: problem<{ say: string }>('422.47', ({ say }) => `该判定标准${say},请选择现行的判定标准`),
  orderNotLater: problem<{ today: string }>('422.48', ({ today }) => `责令整治的期限应晚于今天(${today})`),
  samePartner: problem('422.49', () => '须由两名执法人员办理,请填写另一名执法人员'),
  sameCertificate: problem('422.80', () => '两名执法人员的执法证号相同,请核对'),
  officersNeeded: problem<{ label: string }>('422.81', ({ label }) => `重大隐患的复查须由两名执法人员进行,请填写${label}`),
  goalNeeded: problem('422.82', () => '请填写治理的目标和任务,至少 5 个字'),
  orderAfterListing: problem<{ until: string }>('422.83', ({ until }) => `整治期限晚于挂牌督办期限(${until}),请调整`),
  listingTooEarly: problem<{ limit: string }>('422.84', ({ limit }) => `督办期限不能早于责令整治的期限(${limit})`),
  listingPast: problem<{ today: string }>('422.85', ({ today }) => `督办期限不能早于今天(${today})`),
  organUnknown: problem('422.86', () => '督办责任单位不存在,请选择负有监管职责的部门或乡镇(街道)'),
  noEvaluator: problem<{ why: string }>(
    '422.87',
    ({ why }) => `没有可以抽取的第三方评估机构:${why}。请在「第三方评估机构」中补充本行业的机构后再抽取`,
  ),
  notYourOrigin: problem<{ why: string }>('403.30', ({ why }) => why),
  notDrawn: problem('403.31', () => '本案现在抽取的评估机构不是您所在的机构,不能办理'),
  tied: problem<{ why: string }>('403.32', ({ why }) => `您与被评估单位有利害关系(${why}),不能出具结论;请申请回避`),
}
