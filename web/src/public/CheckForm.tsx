import { useNavigate } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { Field } from '../shell/form.tsx'
import { codeIn, codeLength } from './code.ts'

/** The code typed from the paper; it need not be neat. */
export function CheckForm() {
  const navigate = useNavigate()
  const [text, setText] = useState('')
  const [wrong, setWrong] = useState<string>()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const code = codeIn(text)
    if (code.length !== codeLength) return setWrong(`核验码是 ${codeLength} 位字母和数字,现在是 ${code.length} 位`)
    setWrong(undefined)
    void navigate({ to: '/check/$code', params: { code } })
  }
  return (
    <form className="form" onSubmit={submit} noValidate>
      <Field label="核验码" error={wrong} help="印在文书二维码下方,不分大小写">
        <Input
          size="large"
          value={text}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={200}
          placeholder="如 7K2M 01AB 9XYZ 34CD"
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <Button type="primary" size="large" htmlType="submit" style={{ justifySelf: 'start' }}>
        核验
      </Button>
    </form>
  )
}
