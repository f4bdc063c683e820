/** The city's wall clock, whatever the device's zone: dates and times are those of Asia/Shanghai. */
const shift = 8 * 3_600_000
const local = (at: string | Date): string => {
  const ms = (typeof at === 'string' ? new Date(at) : at).getTime()
  return Number.isNaN(ms) ? '' : new Date(ms + shift).toISOString()
}
const plainDate = /^\d{4}-\d{2}-\d{2}$/

/** '2026-11-23' of a date or instant; '—' of null. `long` gives 2026年11月23日 for documents. */
export function formatDate(at: string | Date | null | undefined, long = false): string {
  if (at === null || at === undefined || at === '') return '—'
  const date = typeof at === 'string' && plainDate.test(at) ? at : local(at).slice(0, 10)
  const [year, month, day] = date.split('-')
  return long ? `${year}年${Number(month)}月${Number(day)}日` : date
}

/** '2026-11-23 09:05'; '—' of null. */
export function formatTime(at: string | Date | null | undefined): string {
  if (at === null || at === undefined || at === '') return '—'
  return local(at).slice(0, 16).replace('T', ' ')
}

const yuan = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 2 })
/** '12,000 元'; '—' of null. */
export const money = (amount: number | null | undefined): string =>
  amount === null || amount === undefined ? '—' : `${yuan.format(amount)} 元`

/** '1,234', and '超过 10,000' when the count was capped. */
export const countText = (count: number, capped = false): string => `${capped ? '超过 ' : ''}${yuan.format(count)}`

/** Today's date in the city, from the given instant. */
export const dateIn = (at: Date): string => local(at).slice(0, 10)
