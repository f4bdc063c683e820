import { problem } from '#kernel/problem/problem.ts'

/** Refusals of self-checks; every one names its field. */
export const selfCheckProblems = {
  nameUnit: problem('422.170', () => '请选择要看的单位'),
  noList: problem('422.171', () => '没有这份检查表,或者它不适用于本单位的行业,请从列表中选择'),
  noPost: problem('422.172', () => '没有这个岗位,请从本单位的岗位中选择'),
  sincePast: problem<{ today: string }>('422.173', ({ today }) => `启用日期不能早于今天(${today}),不能倒填`),
  whichPost: problem<{ posts: string }>('422.174', ({ posts }) => `本单位有多个岗位使用这份检查表(${posts}),请用岗位码 code 指明是哪一个`),
  nameAssignment: problem('422.175', () => '请用岗位码 code 或检查表 checklist 指明检查的是哪个岗位'),
  itemMissing: problem<{ items: string; count: number }>('422.176', ({ items, count }) => `还有 ${count} 项没有回答:${items}`),
  itemUnknown: problem('422.177', () => '回答的检查项不在这份检查表里,请重新打开检查'),
  itemTwice: problem('422.178', () => '同一检查项回答了两次,请只保留一个'),
  reasonNeeded: problem<{ text: string }>('422.179', ({ text }) => `「${text}」选了不适用,请写明理由`),
  faultNeeded: problem<{ text: string }>('422.180', ({ text }) => `「${text}」有问题,请写明问题并拍照`),
  endBeforeStart: problem('422.181', () => '检查结束时间早于开始时间,请核对手机时间'),
  tooOld: problem<{ days: number }>('422.182', ({ days }) => `检查结束超过 ${days} 天才提交,不能再作为自查记录,请重新检查`),
  samePhotos: problem('422.183', () => '改好后的照片与问题照片相同,请拍摄改好后的现场'),
  versionUnknown: problem('422.184', () => '没有这一版检查表,请重新打开检查'),
  otherUnit: problem('403.165', () => '只能为本单位提交自查,不能代其他单位提交'),
  notBegun: problem<{ since: string }>('409.170', ({ since }) => `这个岗位的自查自 ${since} 起启用,现在还不能提交`),
  ended: problem('409.171', () => '这个岗位的自查安排已停用,请联系本单位安全管理员'),
  replaced: problem<{ version: number }>(
    '409.172',
    ({ version }) => `检查表已更新为第 ${version} 版,旧版只接受更新前开始、一天内提交的检查;请按新版重新检查,您填写的内容仍在草稿里`,
  ),
  referenceUsed: problem<{ reference: string }>(
    '409.173',
    ({ reference }) => `编号「${reference}」已用于另一次内容不同的自查,请换一个编号`,
  ),
  changedMeanwhile: problem<{ rev: number }>('409.174', () => '这项安排刚被他人修改,请刷新后核对再提交'),
  endedAlready: problem('409.175', () => '这项安排已经停用'),
}
