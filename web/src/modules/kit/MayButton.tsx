import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { Permit } from '#kernel/permit/permit.ts'

interface MayButtonProps {
  may: Permit
  to: string
  search?: Readonly<Record<string, string>>
  children: ReactNode
}

/** A way to somewhere if the procedure table lets this post go there; else the reason in words beside a dead button. */
export function MayButton({ may, to, search = {}, children }: MayButtonProps) {
  const navigate = useNavigate()
  return (
    <span className="no-print" style={{ display: 'inline-flex', alignItems: 'center', gap: 8, flexWrap: 'wrap' }}>
      <Button type="primary" size="large" disabled={!may.yes} onClick={() => void navigate({ to, search } as never)}>
        {children}
      </Button>
      {!may.yes && <span className="quiet">{may.why}</span>}
    </span>
  )
}
