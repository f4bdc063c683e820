import { useQuery } from '@tanstack/react-query'
import { InputNumber, Select } from 'antd'
import { useId, useState } from 'react'
import type { z } from 'zod'
import { riskColours } from '#law/terms/risk.ts'
import type { whatIfShape } from '#modules/governance/registry/classes/contract.ts'
import { ceilingWords, floorWords, grades, inputNames } from '#modules/governance/registry/classes/terms.ts'
import { get, problemFrom, ProblemNote, useDebounced } from '../shell.ts'
import type { ClassOf } from './ClassCard.tsx'

type Inputs = NonNullable<ClassOf['present']>['inputs']
type Asked = Partial<Record<keyof Inputs, string>>

const risks = [
  ...riskColours.map(({ code, label }) => ({ value: code as string, label: `${label}色` })),
  { value: 'none', label: '未定级' },
]
const insuredChoices = [
  { value: 'true', label: '在保' },
  { value: 'false', label: '没有有效保单' },
]
const counts = ['overdueHazards', 'majorHazards', 'overdueMajors', 'coercions'] as const

/** 改一项看结果: change an input and read what the class would be; nothing is kept. */
export function WhatIf({ enterprise, present }: { enterprise: string; present: NonNullable<ClassOf['present']> }) {
  const [asked, setAsked] = useState<Asked>({})
  const { inputs } = present
  const pick = (name: keyof Inputs, options: { value: string; label: string }[], now: string) => (
    <Changed key={name} label={inputNames.label(name)}>
      {(id) => (
        <Select
          id={id}
          value={asked[name] ?? now}
          options={options}
          style={{ width: '100%' }}
          onChange={(value: string) => setAsked({ ...asked, [name]: value })}
        />
      )}
    </Changed>
  )
  return (
    <details className="risk-reasons no-print">
      <summary>改一项看结果(只试算,不保存)</summary>
      <div className="what-if">
        {pick('risk', risks, inputs.risk ?? 'none')}
        {pick(
          'standardization',
          grades.list.map(({ code, label }) => ({ value: code, label })),
          inputs.standardization,
        )}
        {pick('insured', insuredChoices, String(inputs.insured))}
        {counts.map((name) => (
          <Changed key={name} label={inputNames.label(name)}>
            {(id) => (
              <InputNumber<number>
                id={id}
                min={0}
                max={99}
                precision={0}
                value={Number(asked[name] ?? inputs[name])}
                onChange={(value) => setAsked({ ...asked, [name]: String(value ?? 0) })}
                style={{ width: '100%' }}
              />
            )}
          </Changed>
        ))}
      </div>
      {Object.keys(asked).length > 0 && <Answer enterprise={enterprise} asked={asked} />}
    </details>
  )
}

function Changed({ label, children }: { label: string; children(id: string): React.ReactNode }) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id} className="quiet">
        {label}
      </label>
      {children(id)}
    </div>
  )
}

function Answer({ enterprise, asked }: { enterprise: string; asked: Asked }) {
  const query = useDebounced(asked, 300)
  const found = useQuery({
    queryKey: ['class', enterprise, 'what-if', query],
    queryFn: () => get<z.infer<typeof whatIfShape>>(`/api/governance/registry/enterprises/${enterprise}/class/what-if`, query),
    placeholderData: (before) => before,
  })
  if (found.isError) return <ProblemNote problem={problemFrom(found.error)} />
  if (found.data === undefined) return <p className="quiet">正在试算…</p>
  const { before, after } = found.data
  const say = (one: typeof after) => `${one.class} 类${one.focus ? ',重点单位' : ''};${floorWords(one)};${ceilingWords(one.atMost)}`
  return (
    <div role="status">
      <p className="quiet">现在:{say(before)}</p>
      <p>
        改后:<strong>{say(after)}</strong>
      </p>
      <ul className="panel-rows">
        {after.reasons
          .filter((one) => !before.reasons.some((was) => was.input === one.input && was.effect === one.effect && was.value === one.value))
          .map((one) => (
            <li key={`${one.input}${one.effect}`}>
              {inputNames.label(one.input)}:{one.value},{one.effect}
            </li>
          ))}
      </ul>
    </div>
  )
}
