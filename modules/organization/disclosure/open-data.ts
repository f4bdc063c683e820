import type { z } from 'zod'
import type { listedHazard } from './contract.ts'

type Listed = z.infer<typeof listedHazard>

const columns: readonly [title: string, value: (row: Listed) => string][] = [
  ['单位', (row) => row.unit],
  ['所在乡镇(街道)', (row) => row.place],
  ['县(市、区)代码', (row) => row.county ?? ''],
  ['隐患类别', (row) => row.category],
  ['判定依据', (row) => row.criterion],
  ['督办要求', (row) => row.requirements],
  ['督办责任单位', (row) => row.supervisedBy],
  ['挂牌日期', (row) => row.listedOn],
  ['督办期限', (row) => row.finishBy],
  ['状态', (row) => statusText(row)],
  ['摘牌日期', (row) => row.endedOn ?? ''],
  ['整改进度(%)', (row) => (row.progress === null ? '' : String(row.progress))],
  ['公开时间', (row) => row.publishedAt],
]

const statusText = (row: Listed): string => (row.status === 'ended' ? '已摘牌' : row.overdue ? '挂牌督办中,已逾期' : '挂牌督办中')

/**
 * A cell of RFC 4180. What a spreadsheet would take for a formula, also behind blanks, is led by an apostrophe:
 * names and texts come from people, and the file is opened by anybody.
 */
export function cell(text: string): string {
  const safe = /^[\s\u200b\ufeff]*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** The list as CSV: UTF-8 with a byte order mark, so that spreadsheets read the Chinese, and lines that end as RFC 4180 says. */
export function csvOf(rows: readonly Listed[]): string {
  const lines = [columns.map(([title]) => title), ...rows.map((row) => columns.map(([, value]) => value(row)))]
  return `\ufeff${lines.map((line) => `${line.map(cell).join(',')}\r\n`).join('')}`
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }

/** Text in XML 1.0: escaped, and without the characters that XML does not have at all. */
export const xmlText = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replaceAll(/[&<>"']/g, (one) => entities[one] ?? one)

const element = (name: string, text: string) => `<${name}>${xmlText(text)}</${name}>`

/** The list as RSS 2.0; the newest first. */
export function rssOf(rows: readonly Listed[], { city, url }: { city: string; url: string }): string {
  const page = `${url}/public/listed`
  const items = rows.map((row) =>
    [
      '<item>',
      element('title', `${row.status === 'ended' ? '已摘牌' : '挂牌督办'}:${row.title}`),
      element('link', page),
      `<guid isPermaLink="false">${xmlText(`urn:uuid:${row.id}`)}</guid>`,
      element('pubDate', new Date(row.publishedAt).toUTCString()),
      element('category', row.category),
      element('description', describe(row)),
      '</item>',
    ].join(''),
  )
  const head = [
    element('title', `${city}重大事故隐患挂牌督办公示`),
    element('link', page),
    element('description', '挂牌督办的重大事故隐患:单位、判定依据、督办要求、期限和进度'),
    element('language', 'zh-cn'),
    `<atom:link href="${xmlText(`${url}/api/public/listed-hazards.rss`)}" rel="self" type="application/rss+xml"/>`,
  ]
  const channel = `<channel>${head.join('')}${items.join('')}</channel>`
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">${channel}</rss>\n`
}

function describe(row: Listed): string {
  const progress = row.progress === null ? '' : `整改进度 ${row.progress}%。`
  const dates = `${row.listedOn} 挂牌,督办期限 ${row.finishBy},${statusText(row)}${row.endedOn ? `(${row.endedOn})` : ''}`
  return `${row.place}。判定依据:${row.criterion}。督办要求:${row.requirements}。督办责任单位:${row.supervisedBy}。${dates}。${progress}`
}
