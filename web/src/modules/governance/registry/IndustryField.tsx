import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { Field, useDebounced } from '../../shell.ts'
import { type Industry, readIndustries, useTrades } from './lists.ts'

const pathText = (path: Industry['path']) => (Array.isArray(path) ? path.join(' › ') : path)

/** 国民经济行业小类, found by name or code; the path tells like-named classes apart. */
export function IndustryField({
  value,
  name,
  onChange,
}: {
  value: string | null
  name: string
  onChange(code: string | null, name: string): void
}) {
  const [text, setText] = useState('')
  const q = useDebounced(text.trim(), 250)
  const found = useQuery({
    queryKey: ['industries', q],
    queryFn: () => readIndustries(q),
    enabled: q !== '',
    staleTime: Number.POSITIVE_INFINITY,
  })
  const rows = found.data ?? []
  const known = rows.some((one) => one.code === value)
  const options = rows.map((one) => ({ value: one.code, label: `${one.code} ${one.name}`, path: pathText(one.path) }))
  if (value !== null && !known) options.unshift({ value, label: `${value} ${name}`, path: '' })
  return (
    <Field name="industry" label="国民经济行业小类" required help="GB/T 4754;输入行业名称或代码查找,如「冷库」「C1353」">
      <Select
        size="large"
        allowClear
        showSearch={{ filterOption: false, onSearch: setText, searchValue: text }}
        value={value}
        placeholder="输入行业名称或代码"
        loading={found.isFetching}
        notFoundContent={q === '' ? '输入行业名称或代码' : found.isPending ? '正在查找…' : '没有找到这个行业,换个说法再查'}
        options={options}
        optionRender={(option) => (
          <span style={{ whiteSpace: 'normal' }}>
            {option.data.label}
            <small style={{ display: 'block', opacity: 0.85 }}>{option.data.path}</small>
          </span>
        )}
        onChange={(code: string | null | undefined) => {
          setText('')
          onChange(code ?? null, rows.find((one) => one.code === code)?.name ?? '')
        }}
      />
    </Field>
  )
}

/** 监管行业: the trade by which supervision is divided. */
export function TradeField({ value, onChange }: { value: string | null; onChange(code: string | null): void }) {
  const trades = useTrades()
  return (
    <Field name="trade" label="监管行业" required help="决定由哪个部门管;与国民经济行业不一定相同">
      <Select
        size="large"
        showSearch={{ optionFilterProp: 'label' }}
        value={value}
        placeholder="选择监管行业"
        options={trades.map(({ code, label }) => ({ value: code, label }))}
        onChange={(code: string | null | undefined) => onChange(code ?? null)}
      />
    </Field>
  )
}
