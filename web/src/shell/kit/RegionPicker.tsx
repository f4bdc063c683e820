import { useQueries, useQuery } from '@tanstack/react-query'
import { Cascader } from 'antd'
import { get } from '../client.ts'
import type { Place } from './PlacePicker.tsx'

interface Option {
  value: string
  label: string
  children?: Option[]
}
const townLevel = 4
const children = (parent: string | null) => ({
  queryKey: ['places', 'in', parent ?? ''],
  queryFn: async () =>
    (await get<{ rows: Place[] }>('/api/places', parent === null ? {} : { parent })).rows.filter((one) => one.replacedBy === null),
  staleTime: 600_000,
})

/** The counties and towns of one's territory; null until read, empty where there is nothing to choose among. */
function useRegions(deepest: 3 | 4): Option[] | null {
  const top = useQuery(children(null))
  const own = top.data?.[0]
  const below = useQuery({ ...children(own?.code ?? ''), enabled: own !== undefined && own.level < deepest })
  const counties = (below.data ?? []).filter((one) => one.level === 3)
  const towns = useQueries({ queries: (deepest === townLevel ? counties : []).map((one) => children(one.code)) })
  if (own === undefined) return null
  if (own.level >= deepest) return []
  if (below.data === undefined) return null
  return below.data.map((one): Option => {
    const under = towns[counties.indexOf(one)]?.data ?? []
    const inner = under.map((town) => ({ value: town.code, label: town.name }))
    return { value: one.code, label: one.name, ...(inner.length > 0 ? { children: inner } : {}) }
  })
}

interface RegionPickerProps {
  id: string
  deepest: 3 | 4
  county: string | undefined
  town: string | undefined
  onChange(region: { county?: string | undefined; town?: string | undefined }): void
}

/** A county or a town in one control: opened step by step, or found by typing part of its name. */
export function RegionPicker({ id, deepest, county, town, onChange }: RegionPickerProps) {
  const options = useRegions(deepest)
  const code = town ?? county
  const level = (one: string) => (one.endsWith('000000') ? 'county' : 'town')
  return (
    <Cascader<Option>
      id={id}
      allowClear
      changeOnSelect
      loading={options === null}
      options={options ?? []}
      value={pathTo(options ?? [], code)}
      placeholder={deepest === townLevel ? '全部;可输入名称查找' : '全部'}
      notFoundContent={options === null ? '正在读取…' : '没有这个地名'}
      displayRender={(labels) => labels.at(-1)}
      showSearch={{ filter: (text, path) => path.some((one) => one.label.includes(text)), matchInputWidth: false }}
      style={{ width: '100%' }}
      onChange={(path: (string | number | null)[] | undefined) => {
        const last = path?.at(-1)
        onChange(typeof last === 'string' ? { [level(last)]: last } : {})
      }}
    />
  )
}

/** The way down to a code; nothing where it is not in the list. */
function pathTo(options: readonly Option[], code: string | undefined): string[] {
  for (const one of options) {
    if (one.value === code) return [one.value]
    const inner = one.children?.find((child) => child.value === code)
    if (inner !== undefined) return [one.value, inner.value]
  }
  return []
}

/** Whether there is a region to choose in this territory at all. */
export const useHasRegions = (deepest: 3 | 4): boolean => useRegions(deepest)?.length !== 0
