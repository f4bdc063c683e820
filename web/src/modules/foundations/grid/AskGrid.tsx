import { useQuery } from '@tanstack/react-query'
import { Button, InputNumber } from 'antd'
import { type FormEvent, useState } from 'react'
import { get, problemFrom, ProblemNote } from '../../shell.ts'
import { api, type At } from './api.ts'
import { Answer } from './GridCard.tsx'

/** 谁负责这里: a spot by its degrees, answered with grid, officer and phone. */
export function AskGrid() {
  const [lon, setLon] = useState<number | null>(null)
  const [lat, setLat] = useState<number | null>(null)
  const [asked, setAsked] = useState<{ lon: number; lat: number } | null>(null)
  const found = useQuery({
    queryKey: ['grid', 'at', asked],
    queryFn: () => get<At>(`${api}/at`, { lon: asked?.lon, lat: asked?.lat }),
    enabled: asked !== null,
  })
  const ask = (event: FormEvent) => {
    event.preventDefault()
    if (lon !== null && lat !== null) setAsked({ lon, lat })
  }
  return (
    <details className="card no-print">
      <summary>查一个地点归谁管</summary>
      <form className="filters" onSubmit={ask}>
        <Degrees label="经度" hint="如 108.3665" value={lon} onChange={setLon} />
        <Degrees label="纬度" hint="如 22.817" value={lat} onChange={setLat} />
        <Button htmlType="submit" disabled={lon === null || lat === null} loading={found.isFetching}>
          查网格
        </Button>
      </form>
      {found.isError && <ProblemNote problem={problemFrom(found.error)} />}
      {found.data !== undefined && <Answer at={found.data} />}
    </details>
  )
}

function Degrees({
  label,
  hint,
  value,
  onChange,
}: {
  label: string
  hint: string
  value: number | null
  onChange(n: number | null): void
}) {
  return (
    <label className="filter">
      <span className="quiet">{label}</span>
      <InputNumber<number> value={value} placeholder={hint} inputMode="decimal" style={{ width: '100%' }} onChange={onChange} />
    </label>
  )
}
