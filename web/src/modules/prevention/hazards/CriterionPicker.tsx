import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { useId, useState } from 'react'
import type { Controlled } from '../../kit/inputs.tsx'
import { get, StateView } from '../../shell.ts'
import { byStandard, type CriteriaList, type Criterion, partsOf, sharedParts } from './criteria.ts'

interface CriterionPickerProps extends Controlled {
  /** The case: its unit's trade decides which standards apply. */
  hazard: string
  value: string | null
  onChange(key: string): void
}

/** One of the 判定标准 in force for the unit's trade: the likeliest first, all of them by search. */
export function CriterionPicker({ hazard, value, onChange, id, ...aria }: CriterionPickerProps) {
  const [q, setQ] = useState('')
  const list = useQuery({
    queryKey: ['hazards', 'criteria', hazard],
    queryFn: () => get<CriteriaList>(`/api/prevention/hazards/${hazard}/criteria`),
    staleTime: 300_000,
  })
  if (list.isError) return <StateView state="error" error={list.error} onRetry={() => void list.refetch()} />
  if (list.data === undefined) return <StateView state="loading" rows={4} />
  const { rows, missing, note } = list.data
  const { first, rest } = partsOf(rows, q, value)
  const shown = { value, onChange }
  return (
    <div className="criteria" role="radiogroup" {...aria}>
      {rows.length === 0 ? (
        <p role="status" className="next-none">
          没有适用于本单位行业的判定标准。请先核对单位档案中的行业分类。
        </p>
      ) : (
        <Input
          {...(id === undefined ? {} : { id })}
          allowClear
          value={q}
          placeholder={`在 ${rows.length} 条标准中查找`}
          onPressEnter={(event) => event.preventDefault()}
          onChange={(event) => setQ(event.target.value)}
        />
      )}
      {q.trim() !== '' && first.length === 0 && <p role="status">没有含「{q.trim()}」的标准,请换个词</p>}
      {first.map((one) => (
        <Row key={one.key} one={one} titled {...shown} />
      ))}
      {rest.length > 0 && <Rest rows={rest} open={first.length === 0} {...shown} />}
      <Missing of={missing} />
      <p className="quiet">{note}</p>
    </div>
  )
}

interface Chosen {
  value: string | null
  onChange(key: string): void
}

function Rest({ rows, open, ...chosen }: Chosen & { rows: readonly Criterion[]; open: boolean }) {
  return (
    <details className="criteria-rest" open={open}>
      <summary>
        {open ? '全部标准' : '其他标准'} <span className="figures">{rows.length}</span> 条
      </summary>
      {byStandard(rows).map((group) => (
        <section key={group.title} aria-label={group.title}>
          <h4>{group.title}</h4>
          {group.rows.map((one) => (
            <Row key={one.key} one={one} {...chosen} />
          ))}
        </section>
      ))}
    </details>
  )
}

function Row({ one, value, onChange, titled = false }: Chosen & { one: Criterion; titled?: boolean }) {
  const group = useId()
  const chosen = one.key === value
  return (
    <label className={chosen ? 'criterion criterion-chosen' : 'criterion'}>
      <input type="radio" name="criterion" value={one.key} checked={chosen} aria-describedby={group} onChange={() => onChange(one.key)} />
      <span>
        {one.score > 0 && (
          <>
            <span className="mark">建议</span>{' '}
          </>
        )}
        {one.confidence === 'unconfirmed' && (
          <>
            <span className="mark mark-doubt">未核实</span>{' '}
          </>
        )}
        {one.item}
        <small id={group} className="quiet">
          {titled && `${one.title} · `}
          {one.citation}
          {one.shared.length > 0 && ` · 描述中也有:${sharedParts(one).join('、')}`}
          {one.doubt !== null && ` · 存疑:${one.doubt}`}
        </small>
      </span>
    </label>
  )
}

/** Standards of the trade whose text is not held: said, so that nobody takes the list for complete. */
function Missing({ of }: { of: readonly string[] }) {
  if (of.length === 0) return null
  return (
    <div className="next-none">
      <p>本行业还有以下标准的正文没有收录,请查阅原文:</p>
      <ul className="dots">
        {of.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </div>
  )
}
