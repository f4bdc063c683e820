import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { get, problemFrom, ProblemNote } from '../shell.ts'
import type { Controlled } from './inputs.tsx'

/** A unit as chosen: its name and place are kept so that a draft can show it offline. */
export interface Unit {
  id: string
  name: string
  placeName: string
}

interface UnitPickerProps extends Controlled {
  value: Unit | null
  onChange(unit: Unit | null): void
}

/** Finds a unit by part of its name or its credit code; results are rows a thumb can hit. */
export function UnitPicker({ value, onChange, ...rest }: UnitPickerProps) {
  const [text, setText] = useState('')
  if (value !== null) return <Chosen unit={value} onChange={() => onChange(null)} />
  return (
    <div>
      <Input
        {...rest}
        size="large"
        allowClear
        value={text}
        placeholder="单位名称或统一社会信用代码"
        onChange={(event) => setText(event.target.value)}
      />
      {text.trim().length >= 2 && <Found q={text.trim()} onPick={onChange} />}
    </div>
  )
}

function Chosen({ unit, onChange }: { unit: Unit; onChange(): void }) {
  return (
    <div style={{ display: 'flex', gap: 12, alignItems: 'center', flexWrap: 'wrap' }}>
      <span style={{ flex: '1 1 200px', minWidth: 0, overflowWrap: 'anywhere' }}>
        <strong>{unit.name}</strong>
        <span className="quiet" style={{ display: 'block' }}>
          {unit.placeName}
        </span>
      </span>
      <Button onClick={onChange}>更换单位</Button>
    </div>
  )
}

function Found({ q, onPick }: { q: string; onPick(unit: Unit): void }) {
  const found = useQuery({
    queryKey: ['enterprises', 'pick', q],
    queryFn: () => get<{ rows: (Unit & { uscc: string })[] }>('/api/governance/registry/enterprises', { q, limit: 8 }),
    placeholderData: (before) => before,
  })
  if (found.isError) return <ProblemNote problem={problemFrom(found.error)} />
  if (found.data === undefined) return <p className="quiet">正在查找…</p>
  if (found.data.rows.length === 0) return <p role="status">没有找到「{q}」。请核对名称,或不选单位、按地点填报。</p>
  return (
    <ul aria-label="查找结果" style={{ listStyle: 'none', margin: '8px 0 0', padding: 0 }}>
      {found.data.rows.map((row) => (
        <li key={row.id}>
          <Button
            block
            style={{
              height: 'auto',
              minHeight: 48,
              justifyContent: 'start',
              textAlign: 'start',
              whiteSpace: 'normal',
              marginBottom: 4,
            }}
            onClick={() => onPick(row)}
          >
            <span style={{ overflowWrap: 'anywhere' }}>
              {row.name}
              <span className="quiet" style={{ display: 'block' }}>
                {row.placeName} · {row.uscc}
              </span>
            </span>
          </Button>
        </li>
      ))}
    </ul>
  )
}
