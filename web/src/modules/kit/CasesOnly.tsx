import type { ReactNode } from 'react'
import { HomeLink, PageHead, seesCases, StateView, useActor } from '../shell.ts'

/** A ledger for those whom its rows are shown; the keepers of the system are told why they see none. */
export function CasesOnly({ title, children }: { title: string; children: ReactNode }) {
  const actor = useActor()
  if (seesCases(actor)) return children
  return (
    <>
      <PageHead title={title} />
      <StateView state="forbidden" say={`${actor.postTitle}不查看案件和单位档案(三员分立)`} action={<HomeLink />} />
    </>
  )
}
