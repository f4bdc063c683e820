/** How the next steps of a hazard stand together: the main line, what runs beside it, and what is rare. */
export const groups = [
  { title: '双报告', steps: ['fileReports', 'receiveReport', 'congressReceives'] },
  { title: '挂牌督办', steps: ['list', 'postSign', 'reportProgress', 'delist'] },
  { title: '必要时', steps: ['proposeMajor', 'recuse'], seldom: true },
] as const

/** The fact that ends each step beside the main line. */
const ends = {
  fileReports: 'reported_at',
  receiveReport: 'regulator_received_at',
  congressReceives: 'congress_received_at',
  list: 'listed_at',
  postSign: 'sign_at',
  reportProgress: 'delisted_at',
  delist: 'delisted_at',
} as const

/** Steps that were taken once and for all. */
export const over = (facts: Readonly<Record<string, unknown>>): string[] =>
  Object.entries(ends).flatMap(([step, column]) => (typeof facts[column] === 'string' ? [step] : []))
