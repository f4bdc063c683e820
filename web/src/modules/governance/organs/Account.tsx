import { Button, Input, Popconfirm } from 'antd'
import { useState } from 'react'
import { problemFrom, ProblemNote, useAct } from '../../shell.ts'
import { makeOneTime, OneTimePassword } from './OneTimePassword.tsx'
import { type Card, people } from './words.ts'

/** What may be done to the account: a one-time password, barring it, letting it in again. */
export function Account({ card }: { card: Card }) {
  if (!card.mayOpen.yes) return <p className="quiet">发放密码、停用:{card.mayOpen.why}</p>
  return (
    <>
      <OpenAccount card={card} />
      {card.account.state !== 'none' && <Bar card={card} />}
    </>
  )
}

function OpenAccount({ card }: { card: Card }) {
  const [told, setTold] = useState('')
  const act = useAct<{ password: string }>(`${people}/${card.id}/password`)
  const open = async () => {
    const password = makeOneTime()
    await act.mutateAsync({ password }).then(
      () => setTold(password),
      () => undefined,
    )
  }
  const first = card.account.state === 'none'
  return (
    <>
      {told !== '' && <OneTimePassword name={card.name} login={card.login} password={told} />}
      {act.isError && <ProblemNote problem={problemFrom(act.error)} />}
      <Popconfirm
        title={first ? '开通账号并发放一次性密码?' : '发放新的一次性密码?原密码随即失效,已登录的会退出'}
        okText="发放"
        cancelText="不发"
        onConfirm={() => void open()}
      >
        <Button type="primary" size="large" loading={act.isPending}>
          {first ? '开通账号,发放一次性密码' : '重新发放一次性密码'}
        </Button>
      </Popconfirm>
    </>
  )
}

function Bar({ card }: { card: Card }) {
  const [reason, setReason] = useState('')
  const bar = useAct<{ reason: string }>(`${people}/${card.id}/bar`)
  const unbar = useAct<object>(`${people}/${card.id}/unbar`)
  const failed = bar.error ?? unbar.error
  const shut = card.account.state === 'barred' || card.account.state === 'locked'
  return (
    <div className="account-bar">
      {failed !== null && <ProblemNote problem={problemFrom(failed)} />}
      {shut && (
        <Button size="large" loading={unbar.isPending} onClick={() => unbar.mutate({})}>
          {card.account.state === 'locked' ? '解除锁定' : '启用账号'}
        </Button>
      )}
      {card.account.state !== 'barred' && (
        <>
          <Input
            size="large"
            aria-label="停用事由"
            placeholder="停用事由,如:手机遗失、调离"
            value={reason}
            maxLength={200}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button size="large" danger disabled={reason.trim().length < 2} loading={bar.isPending} onClick={() => bar.mutate({ reason })}>
            停用账号
          </Button>
        </>
      )}
    </div>
  )
}
