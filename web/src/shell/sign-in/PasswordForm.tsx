import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { passwordAdvice } from '#kernel/session/rules.ts'
import { send, uuid } from '../client.ts'
import { Field } from '../form.tsx'
import { ProblemNote } from '../kit/ProblemNote.tsx'
import { type Session, useSession } from '../session.tsx'
import { useAttempt } from './SignInForm.tsx'

const start = { before: '', password: '', again: '' }
const inputs = [
  { name: 'before', complete: 'current-password' },
  { name: 'password', complete: 'new-password' },
  { name: 'again', complete: 'new-password' },
] as const

/** 修改密码: after a one-time password before anything else, or whenever one likes. Nothing of it is kept as a draft. */
export function PasswordForm({ oneTime, onDone }: { oneTime: boolean; onDone?(): void }) {
  const { adopt } = useSession()
  const [typed, setTyped] = useState(start)
  const { run, pending, problem } = useAttempt()
  const differ = typed.again !== '' && typed.again !== typed.password
  const ready = typed.before !== '' && typed.password !== '' && typed.again === typed.password
  const labels = { before: oneTime ? '一次性密码' : '原密码', password: '新密码', again: '再输一遍新密码' }
  const faults = {
    before: problem?.field === 'before' ? problem.say : undefined,
    password: problem?.field === 'password' ? problem.say : undefined,
    again: differ ? '两遍新密码不一样' : undefined,
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!ready) return
    void run(async () => {
      const { before, password } = typed
      adopt(await send<Session>('POST', '/api/session/password', { before, password }, uuid()))
      setTyped(start)
      onDone?.()
    })
  }
  return (
    <form className="form" onSubmit={submit}>
      {inputs.map(({ name, complete }) => (
        <Field key={name} name={name} label={labels[name]} error={faults[name]} {...(name === 'password' ? { help: passwordAdvice } : {})}>
          <Input.Password
            size="large"
            value={typed[name]}
            autoComplete={complete}
            onChange={(event) => setTyped((was) => ({ ...was, [name]: event.target.value }))}
          />
        </Field>
      ))}
      {problem !== null && problem.field === undefined && <ProblemNote problem={problem} />}
      <Button type="primary" size="large" htmlType="submit" loading={pending} disabled={!ready}>
        修改密码
      </Button>
    </form>
  )
}
