import { terms, type Code } from '#kernel/terms/terms.ts'

/** 巡查规则: what the morning's patrol looks for in the units' own data, the gravest first. */
export const rules = terms([
  { code: 'contradiction', label: '自查与检查不符', means: '自查填正常,不久执法人员或网格员在同一处发现同类隐患' },
  { code: 'overdue', label: '隐患逾期未改', means: '整改期限已过,企业还没有报告整改完成' },
  { code: 'copiedText', label: '内容雷同', means: '自查或整改多次填写同样的文字,或者同一秒提交同样的结果' },
  { code: 'allNormal', label: '连续全部正常', means: '自查长期没有一处问题,其间检查却发现了隐患' },
  { code: 'tooFast', label: '自查过快', means: '自查用时短到不可能逐项查看' },
  { code: 'missingCheck', label: '应查未查', means: '到期的自查没有做' },
  { code: 'silent', label: '长期无动静', means: '安排了自查,但多日没有人登录,也没有自查' },
])
export type Rule = Code<typeof rules>

/** What the officer asks for, as the text stands before he changes it. */
export const requests: Readonly<Record<Rule, string>> = {
  contradiction: '请核实自查为何没有发现该隐患,重新自查有关部位,说明自查人员、时间和方法。',
  overdue: '请说明逾期原因,立即完成整改;确需延期的,按规定申请。',
  copiedText: '请说明自查或整改内容雷同的原因,逐项重新自查并如实填写。',
  allNormal: '请对照检查发现的隐患重新组织自查,说明自查怎样逐项进行。',
  tooFast: '请说明自查用时过短的原因,到现场逐项重新自查。',
  missingCheck: '请立即补做自查,说明漏查原因,落实今后每次自查的责任人。',
  silent: '请说明近期安全管理情况,登录系统并按安排完成自查。',
}

/** 办理情况 of a unit on the list. */
export const lookFor = terms([
  { code: 'open', label: '有待督促的问题' },
  { code: 'urged', label: '督促办理中' },
])
