import { useQuery } from '@tanstack/react-query'
import { Drawer } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import type { evaluatorList } from '#modules/foundations/experts/contract.ts'
import { canSeeEvaluators } from '#modules/foundations/experts/permits.ts'
import { get, HomeLink, PageHead, StateView, useActor } from '../../shell.ts'
import { EvaluatorCard } from './EvaluatorCard.tsx'
import { SuspendForm } from './SuspendForm.tsx'
import { TieForm } from './TieForm.tsx'

type List = z.infer<typeof evaluatorList>
export type Evaluator = List['rows'][number]
type Open = { act: 'tie' | 'suspend'; body: Evaluator } | null

/** 第三方评估机构: who can be drawn, what ties each has, who is suspended and why. */
export function EvaluatorsPage() {
  const may = canSeeEvaluators(useActor())
  return (
    <>
      <PageHead title="第三方评估机构" sub="重大隐患整改后由抽取的机构评估;有利害关系、被暂停、资质过期的不参加抽取" />
      {may.yes ? <Evaluators /> : <StateView state="forbidden" say={may.why} action={<HomeLink />} />}
    </>
  )
}

function Evaluators() {
  const found = useQuery({ queryKey: ['experts'], queryFn: () => get<List>('/api/foundations/experts') })
  if (found.isError) return <StateView state="error" error={found.error} onRetry={() => void found.refetch()} />
  if (found.data === undefined) return <StateView state="loading" rows={8} />
  if (found.data.rows.length === 0) {
    return <StateView state="empty" title="名册里还没有评估机构" say="评估机构随本市数据载入;没有机构时重大隐患无法抽取评估" />
  }
  return <Bodies list={found.data} />
}

function Bodies({ list }: { list: List }) {
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)
  // a body is shown no unit, so it has none to choose here; on a case it was drawn for it recuses itself
  const declares = useActor().scope === 'party'
  return (
    <>
      {declares && (
        <p className="next-none">与某单位有利害关系的,请告诉监管部门登记;已经抽中您的,请在该案卷里点「申请回避」,系统会一并登记。</p>
      )}
      {!list.mayKeep.yes && list.mayKeep.why !== null && <p className="quiet">利害关系您只能查看:{list.mayKeep.why}</p>}
      <ul className="bodies">
        {list.rows.map((body) => (
          <EvaluatorCard
            key={body.organ}
            body={body}
            {...(list.mayKeep.yes && !declares ? { onTie: () => setOpen({ act: 'tie', body }) } : {})}
            {...(list.maySuspend.yes ? { onSuspend: () => setOpen({ act: 'suspend', body }) } : {})}
          />
        ))}
      </ul>
      <Drawer
        open={open !== null}
        onClose={close}
        title={open === null ? '' : open.act === 'tie' ? '登记利害关系' : '暂停抽取'}
        size="min(100vw, 560px)"
        destroyOnHidden
      >
        {open?.act === 'tie' && <TieForm body={open.body} onDone={close} />}
        {open?.act === 'suspend' && <SuspendForm body={open.body} onDone={close} />}
      </Drawer>
    </>
  )
}
