import { Button, Checkbox, Input } from 'antd'
import { useRef, useState } from 'react'
import { addDays, addMonths } from '#kernel/clock/day.ts'
import { type TokenScope, tokenInput, tokenOf, tokenScopes } from '#kernel/session/token.ts'
import { problemFrom } from '../client.ts'
import { useAct } from '../clock/useAct.ts'
import { Field } from '../form.tsx'
import { dateIn, ProblemNote } from '../kit/index.ts'
import { useSession } from '../session.tsx'

const freshToken = () => tokenOf(crypto.getRandomValues(new Uint8Array(32)))

/** A new token is made here and shown here alone; it is kept in no draft, so that it stays on no device. */
export function NewToken({ onDone, onCancel }: { onDone(token: string): void; onCancel(): void }) {
  const { now } = useSession()
  const today = dateIn(now())
  const last = addMonths(today, 12)
  const token = useRef(freshToken())
  const [typed, setTyped] = useState<{ name: string; scopes: TokenScope[]; until: string }>(() => ({ name: '', scopes: [], until: last }))
  const [tried, setTried] = useState(false)
  const act = useAct<object>('/api/tokens')
  const input = { ...typed, token: token.current }
  const read = tokenInput.safeParse(input)
  const errors = tried && !read.success ? read.error.issues : []
  const errorOf = (name: string) => errors.find((one) => one.path[0] === name)?.message
  const submit = () => {
    setTried(true)
    if (read.success) act.mutate(read.data, { onSuccess: () => onDone(token.current) })
  }
  return (
    <form
      className="card form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <h2>创建令牌</h2>
      <Field label="给哪个系统用" required help="如:集团安全管理平台" error={errorOf('name')}>
        <Input size="large" value={typed.name} maxLength={40} onChange={(event) => setTyped({ ...typed, name: event.target.value })} />
      </Field>
      <Field label="允许它做什么" required help="只勾用得着的;以您现在的岗位办理,留痕会注明是接口报送" error={errorOf('scopes')}>
        <ScopeField value={typed.scopes} onChange={(scopes) => setTyped({ ...typed, scopes })} />
      </Field>
      <Field label="用到哪天为止" required help="最长一年,到期后重新创建" error={errorOf('until')}>
        <Input
          type="date"
          value={typed.until}
          min={addDays(today, 1)}
          max={last}
          style={{ maxWidth: 240 }}
          onChange={(event) => setTyped({ ...typed, until: event.target.value })}
        />
      </Field>
      {act.isError && <ProblemNote problem={problemFrom(act.error)} />}
      <div className="submit-line">
        <Button type="primary" size="large" htmlType="submit" loading={act.isPending}>
          创建
        </Button>
        <Button size="large" onClick={onCancel}>
          取消
        </Button>
      </div>
    </form>
  )
}

function ScopeField({ value, onChange, ...rest }: { id?: string; value: readonly TokenScope[]; onChange(value: TokenScope[]): void }) {
  return (
    <div role="group" {...rest}>
      {tokenScopes.list.map(({ code, label, means }) => (
        <p key={code} style={{ marginBlock: 6 }}>
          <Checkbox
            className="field-check"
            checked={value.includes(code)}
            onChange={(event) => onChange(event.target.checked ? [...value, code] : value.filter((one) => one !== code))}
          >
            <strong>{label}</strong>
            <span className="quiet">:{means}</span>
          </Checkbox>
        </p>
      ))}
    </div>
  )
}
