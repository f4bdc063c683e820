import { Link } from '@tanstack/react-router'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { HomeLink, PageHead, StateView, useRouteId } from '../shell.ts'
import { type Dispute, useDispute } from './api.ts'
import { DisputeFacts } from './DisputeFacts.tsx'
import { StateForm } from './StateForm.tsx'

/** 属地争议 as both counties and the city read it; what the city decides is done on the case. */
export function DisputePage() {
  const found = useDispute(useRouteId())
  if (found.isError) return <StateView state="error" error={found.error} onRetry={() => void found.refetch()} action={<HomeLink />} />
  if (found.data === undefined) return <StateView state="loading" rows={8} />
  return <Shown of={found.data} />
}

function Shown({ of }: { of: Dispute }) {
  return (
    <article>
      <PageHead title={`属地争议:${of.unitName}`} sub={`${of.no} · ${of.stateLabel}`} extra={<StateButton of={of} />} />
      <section className="card">
        <DisputeFacts of={of} />
      </section>
      {of.caseSeen && (
        <p>
          <Link className="plain-link" to="/cases/$id" params={{ id: of.id }}>
            案卷:期限、留痕、裁定和撤回
          </Link>
        </p>
      )}
    </article>
  )
}

/** 陈述 by whoever speaks for one of the two counties; the others read why not. */
export function StateButton({ of }: { of: Dispute }) {
  const [open, setOpen] = useState(false)
  if (!of.mayState.yes) return null
  return (
    <>
      <Button className="no-print" type="primary" size="large" onClick={() => setOpen(true)}>
        陈述意见
      </Button>
      <Drawer open={open} onClose={() => setOpen(false)} title="陈述意见" size="min(100vw, 560px)" destroyOnHidden>
        <StateForm of={of} onDone={() => setOpen(false)} />
      </Drawer>
    </>
  )
}
