import { useQuery } from '@tanstack/react-query'
import { Drawer } from 'antd'
import { useState } from 'react'
import { canSeeAccounts } from '#modules/governance/organs/people/permits.ts'
import { accountStates } from '#modules/governance/organs/people/terms.ts'
import { Lines } from '../../kit/Lines.tsx'
import { formatTime, get, HomeLink, PageHead, StateView, useActor, useRouteId } from '../../shell.ts'
import { Account } from './Account.tsx'
import { EndForm, GiveForm } from './forms.tsx'
import { TermList } from './TermList.tsx'
import { type Card, people, type Term } from './words.ts'

/** A person: how the account stands, what he holds and held, and everything that was done to it. */
export function PersonPage() {
  const id = useRouteId()
  const may = canSeeAccounts(useActor())
  const found = useQuery({ queryKey: ['people', id], queryFn: () => get<Card>(`${people}/${id}`), enabled: may.yes })
  if (found.data !== undefined) return <Shown card={found.data} />
  return (
    <>
      <PageHead title="人员" />
      {!may.yes ? (
        <StateView state="forbidden" say={may.why} action={<HomeLink />} />
      ) : found.isError ? (
        <StateView state="error" error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <StateView state="loading" rows={8} />
      )}
    </>
  )
}

function Shown({ card }: { card: Card }) {
  const [open, setOpen] = useState<'give' | Term | null>(null)
  const close = () => setOpen(null)
  const { account } = card
  return (
    <>
      <PageHead title={card.name} sub={`账号 ${card.login}${card.byUnit ? ' · 由企业录入' : ''}`} />
      <section className="card">
        <h2>账号</h2>
        <Lines
          of={[
            ['状态', <strong key="state">{accountStates.label(account.state)}</strong>],
            account.reason === null ? null : ['停用事由', account.reason],
            account.oneTimeUntil === null ? null : ['一次性密码', `有效至 ${formatTime(account.oneTimeUntil)}`],
            ['最近使用', account.seenAt === null ? '还没有登录过' : formatTime(account.seenAt)],
          ]}
        />
        <Account card={card} />
      </section>
      <TermList card={card} onGive={() => setOpen('give')} onEnd={setOpen} />
      <HistorySection rows={card.history} />
      <Drawer
        open={open !== null}
        onClose={close}
        title={open === 'give' ? `给${card.name}任职` : '结束任职'}
        size="min(100vw, 560px)"
        destroyOnHidden
      >
        {open === 'give' && <GiveForm card={card} onDone={close} />}
        {open !== null && open !== 'give' && <EndForm card={card} term={open} onDone={close} />}
      </Drawer>
    </>
  )
}

function HistorySection({ rows }: { rows: Card['history'] }) {
  const broken = rows.some((row) => !row.verified)
  return (
    <section className="card">
      <h2>留痕</h2>
      <p className="quiet">{broken ? '有留痕未通过核验,请告诉审计管理员' : `留痕链完整;显示最近 ${rows.length} 条`}</p>
      <ul className="plain history-lines">
        {rows.map((row) => (
          <li key={row.seq}>
            <span className="figures quiet">{formatTime(row.at)}</span> <strong>{row.title}</strong> {row.say}{' '}
            <span className="quiet">
              {row.personName === null ? '系统' : `${row.personName}${row.postTitle === null ? '' : ` · ${row.postTitle}`}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
