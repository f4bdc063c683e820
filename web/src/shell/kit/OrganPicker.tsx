import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { get } from '../client.ts'
import { useDebounced } from './useDebounced.ts'

export interface Organ {
  key: string
  name: string
  short: string
  kind: string
  place: string
  placeName: string
  trades: string[] | null
}

interface OrganPickerProps {
  /** Organ key. */
  value: string | null
  onChange(key: string | null, organ: Organ | null): void
  /** 12-digit division: only organs with a say there. */
  place?: string | null
  /** Only organs of this kind; without it every body that supervises or manages. */
  kind?: string
  /** Shown for a value chosen elsewhere, until the list knows it. */
  valueName?: string | null
  id?: string
}

/** Parties to a case, never a body that supervises or manages. */
const parties: readonly string[] = ['union', 'evaluator', 'powerSupplier']

/** A public body by part of its name. */
export function OrganPicker({ value, onChange, place = null, valueName = null, kind, id, ...aria }: OrganPickerProps) {
  const [text, setText] = useState('')
  const q = useDebounced(text.trim(), 250)
  const found = useQuery({
    queryKey: ['organs', place, q, kind],
    queryFn: () => get<{ rows: Organ[] }>('/api/governance/organs', { place, q, kind }),
    staleTime: 600_000,
  })
  const rows = (found.data?.rows ?? []).filter((one) => kind !== undefined || !parties.includes(one.kind))
  const options = rows.map((one) => ({ value: one.key, label: `${one.name}(${one.placeName})` }))
  if (value !== null && valueName !== null && !rows.some((one) => one.key === value)) options.unshift({ value, label: valueName })
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      {...aria}
      allowClear
      showSearch={{ filterOption: false, onSearch: setText, searchValue: text }}
      value={value}
      loading={found.isFetching}
      placeholder="输入机构名称查找"
      notFoundContent={found.isPending ? '正在查找…' : found.isError ? '没有读到机构名单,请重试' : '没有找到这个机构'}
      options={options}
      onChange={(key: string | null | undefined) => {
        setText('')
        onChange(key ?? null, rows.find((one) => one.key === key) ?? null)
      }}
    />
  )
}
