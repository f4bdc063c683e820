import { boundary } from '#modules/governance/registry/dispute/procedure.ts'
import { registerCase, StateView } from '../shell.ts'
import { useDispute } from './api.ts'
import { DisputeFacts } from './DisputeFacts.tsx'
import { StateButton } from './DisputePage.tsx'
import { Decide, Withdraw } from './steps.tsx'
import { words } from './words.ts'

function Facts({ view }: { view: { id: string } }) {
  const found = useDispute(view.id)
  if (found.isError) return <StateView state="error" error={found.error} onRetry={() => void found.refetch()} />
  if (found.data === undefined) return <StateView state="loading" rows={6} />
  return (
    <>
      <DisputeFacts of={found.data} />
      <StateButton of={found.data} />
    </>
  )
}

registerCase({ procedure: boundary.name, facts: Facts, words, forms: { decide: Decide, withdraw: Withdraw } })
