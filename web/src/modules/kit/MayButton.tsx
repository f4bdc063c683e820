import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { Permit } from '#kernel/permit/permit.ts'

interface MayButtonProps {
  may: Permit
  to: string
  children: ReactNode
}

/** A way to somewhere for the posts that may go there; to the others the page itself gives the reason. */
export function MayButton({ may, to, children }: MayButtonProps) {
  const navigate = useNavigate()
  if (!may.yes) return null
  return (
    <Button className="no-print" type="primary" size="large" onClick={() => void navigate({ to })}>
      {children}
    </Button>
  )
}
