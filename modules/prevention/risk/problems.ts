import { problem } from '#kernel/problem/problem.ts'

/** Refusals of grading. */
export const riskProblems = {
  sameGrade: problem<{ word: string }>('422.67', ({ word }) => `该单位现在的定级已经是${word}色,不需要重新定级`),
}
