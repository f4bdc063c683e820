import { problem } from '#kernel/problem/problem.ts'

/** Refusals on the way in. */
export const sessionProblems = {
  mustChange: problem('401.4', () => '您用的是一次性密码,请先改成自己的密码'),
  oneTimeOver: problem('401.5', () => '一次性密码已过期,请联系安全管理员(企业人员请联系本单位负责人)重新发放'),
  barred: problem('423.2', () => '账号已停用,请联系安全管理员'),
  wrongBefore: problem('422.8', () => '原密码不正确,请重新填写'),
  weak: problem<{ say: string }>('422.7', ({ say }) => say),
  badToken: problem('401.6', () => '接口令牌无效、已撤销或已到期,请本单位主要负责人或安全管理员在「接口令牌」页重新创建'),
  noToken: problem('403.5', () => '这个地址不接受接口令牌,请登录后在页面上办理'),
  tokenElsewhere: problem<{ needs: string }>('403.6', ({ needs }) => `接口令牌没有「${needs}」这项用途,请在「接口令牌」页创建带有它的令牌`),
  tooManyCalls: problem<{ perMinute: number }>('429.1', ({ perMinute }) => `接口调用过于频繁(每分钟最多 ${perMinute} 次),请一分钟后再试`),
  tokenTerm: problem<{ first: string; last: string }>('422.9', ({ first, last }) => `令牌的最后一天应在 ${first} 至 ${last} 之间,最长一年`),
  tokenKnown: problem('409.12', () => '这个令牌已经登记过,请刷新页面重新生成'),
  tokenRevoked: problem('409.13', () => '这个令牌已经撤销,不需要再次撤销'),
}
