import { problem } from '#kernel/problem/problem.ts'

/** Refusals of grading, and of what the proposal rests on; every one names its field. */
export const riskProblems = {
  sameGrade: problem<{ word: string }>('422.67', ({ word }) => `该单位现在的定级已经是${word}色,不需要重新定级`),
  proposalMoved: problem<{ word: string }>('409.210', ({ word }) => `建议等级刚刚变为${word},请看过新的依据后再确认或另行定级`),
  noPoints: problem('422.210', () => '请至少填写一个风险点;确实没有风险点的,不需要申报'),
  ahead: problem<{ today: string }>('422.211', ({ today }) => `日期不能晚于今天(${today})`),
  older: problem<{ last: string }>(
    '422.212',
    ({ last }) => `上一次申报的辨识日期是 ${last},新的申报不能早于它;要更正请以今天的日期重新申报`,
  ),
  badFigure: problem<{ say: string }>('422.213', ({ say }) => say),
  noFact: problem('404.210', () => '没有这条登记,或者已经撤销;请刷新页面查看最新情况'),
}
