import { problem } from '#kernel/problem/problem.ts'

/** Refusals of the list of evaluating bodies; every one names its field. */
export const expertProblems = {
  noBody: problem('422.60', () => '没有这家第三方评估机构,请从名册中选择'),
  noUnit: problem('422.61', () => '没有找到该单位,或者它不在您的管辖范围内'),
  tieEnds: problem('422.62', () => '终止日期应晚于起始日期;仍在持续的请留空'),
  tieAhead: problem<{ today: string }>('422.63', ({ today }) => `起始日期不能晚于今天(${today})`),
  suspendPast: problem<{ today: string }>('422.64', ({ today }) => `暂停截止日期不能早于今天(${today});要恢复抽取请选择解除`),
  notSuspended: problem<{ name: string }>('422.65', ({ name }) => `${name}没有被暂停抽取,不需要解除`),
  recusedTie: problem('422.66', () => '「曾申请回避」由系统在评估机构申请回避时登记,请选择其他关系类型'),
}
