import type { citedClause } from '#kernel/search/contract.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { useAddress } from '../address.ts'
import { get } from '../client.ts'
import { PageHead, StateView } from '../kit/index.ts'

type Clause = z.infer<typeof citedClause>

/** 条款: the clauses and articles that steps, duties and findings of this system rest on, with the days they are in force. */
export function ClausesPage() {
  const [{ q = '' }, set] = useAddress()
  const [text, setText] = useState(q)
  const found = useQuery({
    queryKey: ['clauses', q],
    queryFn: () => get<{ rows: Clause[] }>('/api/clauses', { q }),
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <PageHead title="条款" sub="本系统的步骤、期限和判定所依据的条款;只摘要点,办案时请核对原文" />
      <Input.Search
        className="no-print"
        size="large"
        allowClear
        enterButton="查找"
        maxLength={60}
        value={text}
        placeholder="法规名称、条号或事项,如 双报告"
        aria-label="查找条款"
        style={{ maxWidth: 560, marginBottom: 16 }}
        onChange={(event) => setText(event.target.value)}
        onSearch={(value) => set({ q: value.trim() })}
      />
      {found.isError && <StateView state="error" error={found.error} onRetry={() => void found.refetch()} />}
      {found.data?.rows.length === 0 && <StateView state="empty" title={`没有找到「${q}」`} say="换一个说法再查,例如条号或事项" />}
      <ul className="clause-list">
        {found.data?.rows.map((one) => (
          <li key={one.key}>
            <strong>{one.title}</strong>
            <span>{one.about}</span>
            <span className="quiet figures">
              {one.since} 起施行{one.until === null ? '' : `,${one.until} 止`}
              {one.confidence === 'unconfirmed' && ' · 条号待核对'}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
