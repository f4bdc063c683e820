import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { canKeepTokens } from '#kernel/session/permits.ts'
import type { tokenRows } from '#kernel/session/token.ts'
import { get } from '../client.ts'
import { HomeLink, PageHead, StateView } from '../kit/index.ts'
import { useActor } from '../session.tsx'
import { HowTo } from './HowTo.tsx'
import { NewToken } from './NewToken.tsx'
import { ShownOnce } from './ShownOnce.tsx'
import { TokenTable } from './TokenTable.tsx'

/** 接口令牌: what lets the unit's own system report for it; made, shown once, revoked here. */
export function TokensPage() {
  const may = canKeepTokens(useActor())
  if (may.yes) return <Tokens />
  return (
    <>
      <PageHead title="接口令牌" />
      <StateView state="forbidden" say={`接口令牌${may.why}`} action={<HomeLink />} />
    </>
  )
}

function Tokens() {
  const found = useQuery({ queryKey: ['tokens'], queryFn: () => get<z.infer<typeof tokenRows>>('/api/tokens') })
  const [making, setMaking] = useState(false)
  const [made, setMade] = useState<string | null>(null)
  const done = (token: string) => {
    setMade(token)
    setMaking(false)
  }
  if (found.isError) return <StateView state="error" error={found.error} onRetry={() => void found.refetch()} />
  if (found.data === undefined) return <StateView state="loading" />
  const add = !making && (
    <Button type="primary" size="large" onClick={() => setMaking(true)}>
      创建令牌
    </Button>
  )
  return (
    <>
      <PageHead title="接口令牌" sub="本单位自己的安全管理系统凭令牌报送自查和整改,不用在两边重复填写" extra={add} />
      {made !== null && <ShownOnce token={made} onClose={() => setMade(null)} />}
      {making && <NewToken onDone={done} onCancel={() => setMaking(false)} />}
      {found.data.rows.length === 0 ? (
        !making && <StateView state="empty" title="还没有令牌" say="本单位有自己的安全管理系统时才需要;没有就不用管这一页" />
      ) : (
        <TokenTable rows={found.data.rows} />
      )}
      <HowTo token={made} />
    </>
  )
}
