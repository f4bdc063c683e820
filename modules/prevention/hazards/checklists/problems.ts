import { problem } from '#kernel/problem/problem.ts'

/** Refusals of checklists; every one names its field. */
export const checklistProblems = {
  itemTwice: problem<{ text: string }>('422.161', ({ text }) => `「${text}」在检查表里出现了两次,请删去一项`),
  mandatory: problem<{ items: string }>('422.162', ({ items }) => `不能删去或改写来源检查表的必查项:${items};可以另加自己的检查项`),
  itemUnknown: problem('422.163', () => '有检查项不属于原检查表,请刷新页面后再编辑'),
  tradeUnknown: problem('422.164', () => '没有这个监管行业,请从列表中选择'),
  tradesNotYours: problem('422.165', () => '只能为您分管的行业发布检查表,请选择适用行业'),
  articleUnknown: problem<{ article: string }>('422.166', ({ article }) => `法规表里没有「${article}」,请改选条文或写成文字依据`),
  baseUnknown: problem('422.167', () => '来源检查表不存在或不适用于本单位,请从列表中选择'),
  newer: problem<{ version: number; publisher: string }>(
    '409.165',
    ({ version, publisher }) => `${publisher}已发布第 ${version} 版;您填写的内容已保留,请在新版上修改后再发布`,
  ),
  unchanged: problem('409.166', () => '与上一版没有区别,不需要发布'),
}
