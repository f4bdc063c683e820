import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { type ProblemBody, problemFrom } from '../client.ts'
import { Field } from '../form.tsx'
import { ProblemNote } from '../kit/ProblemNote.tsx'

/** Login and password; `enter` signs in, its refusal stays here with the login kept. */
export function SignInForm({ enter, login: known = '' }: { enter(login: string, password: string): Promise<unknown>; login?: string }) {
  const [login, setLogin] = useState(known)
  const [password, setPassword] = useState('')
  const { run, pending, problem } = useAttempt()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (login.trim() !== '' && password !== '') void run(() => enter(login.trim(), password))
  }
  return (
    <form className="form" onSubmit={submit}>
      <Field label="账号">
        <Input
          size="large"
          value={login}
          autoComplete="username"
          autoFocus={known === ''}
          onChange={(event) => setLogin(event.target.value)}
        />
      </Field>
      <Field label="密码">
        <Input.Password
          size="large"
          value={password}
          autoComplete="current-password"
          autoFocus={known !== ''}
          onChange={(event) => setPassword(event.target.value)}
        />
      </Field>
      {problem !== null && <ProblemNote problem={problem} />}
      <Button type="primary" size="large" block htmlType="submit" loading={pending} disabled={login.trim() === '' || password === ''}>
        登录
      </Button>
    </form>
  )
}

/** Runs one act at a time and holds its refusal. */
export function useAttempt() {
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<ProblemBody | null>(null)
  const run = async (act: () => Promise<unknown>) => {
    if (pending) return
    setPending(true)
    setProblem(null)
    try {
      await act()
    } catch (thrown) {
      setProblem(problemFrom(thrown))
    } finally {
      setPending(false)
    }
  }
  return { run, pending, problem }
}
