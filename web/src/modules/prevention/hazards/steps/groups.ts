/** How the next steps of a hazard stand together: the main line, what runs beside it, and what is rare. */
export const groups = [
  { title: '双报告', steps: ['fileReports', 'receiveReport', 'congressReceives'] },
  { title: '挂牌督办', steps: ['list', 'postSign', 'reportProgress', 'delist'] },
  { title: '必要时', steps: ['proposeMajor', 'recuse'], seldom: true },
] as const
