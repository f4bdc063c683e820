import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useState } from 'react'
import type { placeShape } from '#kernel/http/contract.ts'
import type { z } from 'zod'
import { get } from '../client.ts'
import { useDebounced } from './useDebounced.ts'

export type Place = z.infer<typeof placeShape>
const readPlaces = async (params: { parent?: string; q?: string }): Promise<Place[]> =>
  (await get<{ rows: Place[] }>('/api/places', params)).rows.filter((one) => one.replacedBy === null)

interface PlacePickerProps {
  /** 12-digit division code. */
  value: string | null
  onChange(code: string | null, place: Place | null): void
  /** Deepest level offered: 3 county, 4 town, 5 village; by default to the leaves. */
  deepest?: number
  id?: string
}

/** A division by search, or step by step from the top of one's territory. */
export function PlacePicker({ value, onChange, deepest = 6, id, ...aria }: PlacePickerProps) {
  const [chain, setChain] = useState<readonly Place[]>([])
  const last = chain.at(-1)
  const mine = last?.code === value ? chain : []
  const known = useQuery({
    queryKey: ['places', 'one', value],
    queryFn: async () => (await readPlaces({ q: value ?? '' })).find((one) => one.code === value) ?? null,
    enabled: value !== null && mine.length === 0,
    staleTime: 600_000,
  })
  const take = (next: readonly Place[]) => {
    setChain(next)
    onChange(next.at(-1)?.code ?? null, next.at(-1) ?? null)
  }
  const shown = mine.at(-1) ?? known.data ?? null
  const parents = mine.length > 0 || value === null ? [null, ...mine] : shown === null ? [] : [shown]
  return (
    <div className="place-picker" role="group" {...aria}>
      <PlaceSearch id={id} deepest={deepest} onPick={(place) => take([place])} />
      {shown !== null && (
        <p className="place-shown">
          已选:{shown.fullName}
          <Button type="link" size="small" onClick={() => take([])}>
            清除
          </Button>
        </p>
      )}
      <div className="place-levels">
        {parents.map((parent, at) => (
          <PlaceLevel
            key={parent?.code ?? 'top'}
            parent={parent}
            deepest={deepest}
            value={parent === null ? mine[0]?.code : mine[at]?.code}
            onPick={(place) =>
              take([...(parents[0] === null ? mine.slice(0, at) : parents.slice(0, at + 1).filter((one) => one !== null)), place])
            }
          />
        ))}
      </div>
    </div>
  )
}

function PlaceSearch({ id, deepest, onPick }: { id: string | undefined; deepest: number; onPick(place: Place): void }) {
  const [text, setText] = useState('')
  const q = useDebounced(text.trim(), 250)
  const found = useQuery({ queryKey: ['places', 'q', q], queryFn: () => readPlaces({ q }), enabled: q.length > 0, staleTime: 600_000 })
  const rows = (found.data ?? []).filter((one) => one.level <= deepest)
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      showSearch={{ filterOption: false, onSearch: setText, searchValue: text }}
      value={null}
      placeholder="输入地名搜索,或在下面逐级选择"
      notFoundContent={q === '' ? '输入地名,如「南湖」' : found.isPending ? '正在查找…' : '辖区内没有这个地名'}
      options={rows.map((one) => ({ value: one.code, label: one.fullName }))}
      onChange={(code: string | null) => {
        const place = rows.find((one) => one.code === code)
        setText('')
        if (place !== undefined) onPick(place)
      }}
    />
  )
}

function PlaceLevel({
  parent,
  deepest,
  value,
  onPick,
}: {
  parent: Place | null
  deepest: number
  value: string | undefined
  onPick(place: Place): void
}) {
  const ends = parent !== null && (!parent.hasChildren || parent.level >= deepest)
  const rows = useQuery({
    queryKey: ['places', 'in', parent?.code ?? ''],
    queryFn: () => readPlaces(parent === null ? {} : { parent: parent.code }),
    enabled: !ends,
    staleTime: 600_000,
  })
  if (ends || rows.data?.length === 0) return null
  return (
    <Select
      aria-label={parent === null ? '所在地区' : `${parent.name}下一级`}
      value={value ?? null}
      loading={rows.isPending}
      placeholder={parent === null ? '选择地区' : `${parent.name}的…`}
      showSearch={{ optionFilterProp: 'label' }}
      options={(rows.data ?? []).map((one) => ({ value: one.code, label: one.name }))}
      onChange={(code: string | null) => {
        const place = rows.data?.find((one) => one.code === code)
        if (place !== undefined) onPick(place)
      }}
    />
  )
}
