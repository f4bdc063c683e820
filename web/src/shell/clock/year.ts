/** A published year as the server takes it. */
export interface Year {
  year: number
  source: string
  days: { date: string; name: string; kind: 'off' | 'work' }[]
}

/** Reads the lines of the form; what cannot be read is named by its line. */
export function readYear(year: number, source: string, text: string): Year | { say: string } {
  if (source.trim().length < 2) return { say: '请填写通知的名称或文号' }
  const lines = text.split('\n').map((line) => line.trim())
  const days: Year['days'] = []
  for (const [index, line] of lines.entries()) {
    if (line === '') continue
    const found = line.match(/^(\d{4}-\d{2}-\d{2})[\s,,]+(\S+?)[\s,,]+(休|班)$/)
    if (!found) return { say: `第 ${index + 1} 行看不懂,应写作「${year}-01-01 元旦 休」` }
    days.push({ date: found[1] ?? '', name: found[2] ?? '', kind: found[3] === '班' ? 'work' : 'off' })
  }
  return days.length === 0 ? { say: '请至少填写一天' } : { year, source: source.trim(), days }
}
