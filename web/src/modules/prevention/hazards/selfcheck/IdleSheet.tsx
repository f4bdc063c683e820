import { Button, Input } from 'antd'
import { useState } from 'react'
import type { Typed } from './answers.ts'
import { idlePhrases } from './phrases.ts'
import { Phrases } from './Phrases.tsx'

/** Why an item does not apply: one tap on a ready reason goes on to the next item. */
export function IdleSheet({ typed, onChange, onDone }: { typed: Typed; onChange(typed: Typed): void; onDone(): void }) {
  const [own, setOwn] = useState(typed.reason !== '' && !idlePhrases.some((one) => one === typed.reason))
  const pick = (reason: string) => {
    onChange({ ...typed, reason })
    onDone()
  }
  return (
    <div className="check-sheet">
      <strong>为什么不适用?</strong>
      <Phrases label="常用理由" of={idlePhrases} text={typed.reason} onPick={pick} />
      {own ? (
        <>
          <Input
            size="large"
            aria-label="不适用的理由"
            value={typed.reason}
            maxLength={100}
            onChange={(event) => onChange({ ...typed, reason: event.target.value })}
          />
          <Button size="large" disabled={typed.reason.trim() === ''} onClick={onDone}>
            填好了
          </Button>
        </>
      ) : (
        <Button type="link" onClick={() => setOwn(true)}>
          其他理由
        </Button>
      )}
    </div>
  )
}
