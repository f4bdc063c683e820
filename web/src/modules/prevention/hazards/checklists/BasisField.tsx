import { Button, Input } from 'antd'
import { useState } from 'react'
import { findArticle } from '#law/acts.ts'
import { type Basis, basisFrom, sayBasis } from './editing.ts'

const known = (act: string, article: string): boolean => findArticle(act, article) !== undefined

interface BasisFieldProps {
  id?: string
  value: readonly Basis[]
  onChange(value: Basis[]): void
}

/** What an item stands on, one citation a line; an article that the program carries is known by its name. */
export function BasisField({ value, onChange, ...rest }: BasisFieldProps) {
  const [text, setText] = useState('')
  const add = () => {
    if (text.trim().length === 0) return
    onChange([...value, basisFrom(text, known)])
    setText('')
  }
  return (
    <div>
      <ul>
        {value.map((one, at) => (
          <li key={sayBasis(one)}>
            {sayBasis(one)}
            {'text' in one && <span className="quiet">(未核对原文)</span>}
            <Button type="link" aria-label={`去掉依据${sayBasis(one)}`} onClick={() => onChange(value.filter((_, other) => other !== at))}>
              去掉
            </Button>
          </li>
        ))}
      </ul>
      {value.length < 5 && (
        <div style={{ display: 'flex', gap: 8 }}>
          <Input
            {...rest}
            value={text}
            maxLength={200}
            placeholder="如:《安全生产法》第四十一条"
            onChange={(event) => setText(event.target.value)}
            onBlur={add}
          />
          <Button onClick={add}>添加</Button>
        </div>
      )}
    </div>
  )
}
