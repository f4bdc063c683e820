/** What one item has been answered with, as it is typed. */
export interface Typed {
  answer: 'ok' | 'fault' | 'notApplicable'
  /** Why it does not apply. */
  reason: string
  what: string
  photos: string[]
  /** Reported for others to treat, or put right on the spot; null while not said. */
  way: 'report' | 'fixed' | null
  fixedWhat: string
  fixedPhotos: string[]
}
export type Answers = Readonly<Record<string, Typed>>

export const blank = (answer: Typed['answer']): Typed => ({
  answer,
  reason: '',
  what: '',
  photos: [],
  way: null,
  fixedWhat: '',
  fixedPhotos: [],
})

/** What an answer still lacks, in words; null when it is whole. */
export function gapOf(typed: Typed | undefined): string | null {
  if (typed === undefined) return '还没有答'
  if (typed.answer === 'ok') return null
  if (typed.answer === 'notApplicable') return typed.reason.trim() === '' ? '请点一下为什么不适用' : null
  if (typed.what.trim() === '') return '请说明是什么问题'
  if (typed.photos.length === 0) return '请拍一张问题照片'
  if (typed.way === null) return '请点怎么处理'
  if (typed.way === 'report') return null
  if (typed.fixedWhat.trim() === '') return '请说明怎样改的'
  return typed.fixedPhotos.length === 0 ? '请拍一张改好后的照片' : null
}

/** The first of these items, after the given one and then from the top, that is not whole; undefined when all are. */
export function nextOpen(items: readonly string[], answers: Answers, after?: string): string | undefined {
  const start = after === undefined ? 0 : items.indexOf(after) + 1
  return [...items.slice(start), ...items.slice(0, start)].find((item) => gapOf(answers[item]) !== null)
}

/** How many are whole, and of what kind, for the bar at the foot. */
export function tally(items: readonly string[], answers: Answers) {
  const whole = items.flatMap((item) => {
    const typed = answers[item]
    return typed !== undefined && gapOf(typed) === null ? [typed] : []
  })
  const of = (answer: Typed['answer']) => whole.filter((one) => one.answer === answer).length
  return {
    all: items.length,
    whole: whole.length,
    ok: of('ok'),
    notApplicable: of('notApplicable'),
    fixed: whole.filter((one) => one.way === 'fixed').length,
    reported: whole.filter((one) => one.way === 'report').length,
  }
}

/** The tally as one line: 正常 8 · 当场已改 1 · 要上报 1. */
export function sayTally(count: ReturnType<typeof tally>): string {
  const parts: [string, number][] = [
    ['正常', count.ok],
    ['不适用', count.notApplicable],
    ['当场已改', count.fixed],
    ['要上报', count.reported],
  ]
  return parts
    .filter(([, n]) => n > 0)
    .map(([label, n]) => `${label} ${n}`)
    .join(' · ')
}
