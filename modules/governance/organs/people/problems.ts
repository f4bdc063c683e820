import { problem } from '#kernel/problem/problem.ts'

/** Refusals about people, posts and accounts. */
export const peopleProblems = {
  loginTaken: problem<{ login: string }>('409.120', ({ login }) => `账号「${login}」已有人使用,请换一个(如加数字)`),
  nameTaken: problem<{ name: string }>('409.121', ({ name }) => `已有名为「${name}」的机构,请核对全称`),
  holds: problem<{ name: string }>('409.122', ({ name }) => `${name}在这段时间已任该岗位,不用重复任职`),
  lastKeeper: problem<{ role: string }>('409.123', ({ role }) => `这是最后一名在任的${role},结束后系统将无人管理;请先让另一人任该岗位`),
  over: problem('409.124', () => '该任期已经结束,不能再改'),
  himself: problem<{ act: string }>('403.120', ({ act }) => `不能给自己${act},请由另一名管理员办理`),
  apart: problem<{ other: string; wanted: string }>(
    '422.120',
    ({ other, wanted }) => `三员分立:此人是${other},不能同时任${wanted};请改选其他人`,
  ),
  wider: problem<{ organ: string }>('422.121', ({ organ }) => `岗位的管辖地要在「${organ}」的辖区以内,请改选地点或机构`),
  lacks: problem<{ say: string }>('422.122', ({ say }) => say),
  ofUnit: problem('422.123', () => '此人由企业录入,只能任本企业的岗位;需要任其他岗位的,请另行录入人员'),
  noUnit: problem('404.120', () => '没有登记这个统一社会信用代码的单位,请核对代码,或先由监管人员登记该单位'),
  notOpened: problem('409.125', () => '该人员还没有开通账号,请先发放一次性密码'),
}
