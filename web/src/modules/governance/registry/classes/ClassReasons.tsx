import { Link } from '@tanstack/react-router'
import { floorWords, inputNames } from '#modules/governance/registry/classes/terms.ts'
import { formatTime } from '../shell.ts'
import type { ClassOf } from './ClassCard.tsx'

type Stretch = NonNullable<ClassOf['present']>

/** Where the rows behind an input are found. */
const opens: Readonly<Record<string, (enterprise: string) => { to: string; search: Record<string, string>; say: string }>> = {
  overdueHazards: (enterprise) => ({ to: '/hazards', search: { enterprise, overdue: 'true' }, say: '看逾期隐患' }),
  majorHazards: (enterprise) => ({ to: '/hazards', search: { enterprise, level: 'major', state: 'open' }, say: '看重大隐患' }),
  overdueMajors: (enterprise) => ({ to: '/hazards', search: { enterprise, level: 'major', overdue: 'true' }, say: '看逾期重大隐患' }),
  coercions: (enterprise) => ({ to: '/coercion', search: { enterprise }, say: '看强制措施' }),
}

/** Each input with what it did, the tables with their source, how it was before. */
export function ClassReasons({ of, present }: { of: ClassOf; present: Stretch }) {
  return (
    <details className="risk-reasons">
      <summary>怎样得出:{present.reasons.length} 条理由、频次表、历次类别</summary>
      <table className="ledger-table class-reasons">
        <caption className="sr-only">每个输入和它的作用</caption>
        <thead>
          <tr>
            {['输入', '现在', '作用'].map((title) => (
              <th key={title} scope="col" style={{ textAlign: 'start' }}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {present.reasons.map((one) => {
            const rows = opens[one.input]?.(of.enterprise)
            return (
              <tr key={`${one.input}:${one.effect}`}>
                <td data-title="输入">{inputNames.label(one.input)}</td>
                <td data-title="现在">
                  {one.value}{' '}
                  {rows !== undefined && (
                    <Link className="plain-link" to={rows.to} search={rows.search}>
                      {rows.say}
                    </Link>
                  )}
                </td>
                <td data-title="作用">{one.effect}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <Tables of={of} version={present.version} />
      <History of={of} />
    </details>
  )
}

function Tables({ of, version }: { of: ClassOf; version: string }) {
  return (
    <div className="risk-rule">
      <p>
        分类分级规则第 <span className="figures">{version}</span> 版 · 依据:{of.basis.join(';')}
      </p>
      <ul className="panel-rows">
        {of.tables.map((one) => (
          <li key={one.key}>
            <strong>{one.label}</strong> {!one.confirmed && <span className="mark mark-doubt">未经本市确认</span>}
            <p>{one.say}</p>
            <p className="quiet">来源:{one.source}</p>
          </li>
        ))}
      </ul>
      {of.tables.some((one) => !one.confirmed) && <p className="quiet">由系统管理员在「时限与日历」页确认后正式使用;确认前只作参考。</p>}
    </div>
  )
}

function History({ of }: { of: ClassOf }) {
  return (
    <ol className="panel-rows" aria-label="历次类别">
      {of.history.map((one) => (
        <li key={`${one.since}${one.until}`}>
          <p>
            <strong>{one.class} 类</strong>
            {one.focus && ' 重点单位'} {floorWords(one)}{' '}
            <span className="figures quiet">
              {formatTime(one.since)} 至 {one.until === null ? '今' : formatTime(one.until)}
            </span>
          </p>
          <p className="quiet">
            {one.cause} · 规则第 {one.version} 版
          </p>
        </li>
      ))}
    </ol>
  )
}
