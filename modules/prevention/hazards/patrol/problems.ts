import { problem } from '#kernel/problem/problem.ts'

/** Refusals of the online patrol and its urgings. */
export const patrolProblems = {
  noUnit: problem('422.190', () => '请选择要督促的单位;它不存在或不在您的管辖范围内'),
  findingGone: problem<{ name: string; count: number }>(
    '422.191',
    ({ name, count }) => `「${name}」有 ${count} 条所选的问题已经消除,或者刚被他人督促;请刷新清单后重新选择`,
  ),
  sameUnit: problem<{ name: string }>('422.192', ({ name }) => `「${name}」选了两次,同一单位的问题请合并为一件督促`),
}
