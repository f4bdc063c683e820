import { PlusOutlined } from '@ant-design/icons'
import { Button, Input, Popconfirm, Select } from 'antd'
import { useEffect, useRef } from 'react'
import { findingCategories } from '#modules/enforcement/inspections/terms.ts'
import { Field, PhotoField, uuid, type ZodForm } from '../../shell.ts'

export interface FindingTyped {
  /** Stays with the finding when another is removed. */
  key: string
  category: string | null
  description: string
  spot: string
  photos: string[]
}
interface WithFindings {
  findings: FindingTyped[]
}

/** The findings of a visit, as many as there are; each with its own photos. */
export function FindingFields<V extends WithFindings>({ form }: { form: ZodForm<V> }) {
  // Photos arrive later than they were asked for: each change lands on the findings as they stand by then.
  const change = (to: (findings: FindingTyped[]) => FindingTyped[]) => {
    const typed = form.draft.current()
    form.set({ ...typed, findings: to(typed.findings) })
  }
  const { findings } = form.value
  const added = useRef(false)
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    if (!added.current) return
    added.current = false
    list.current?.lastElementChild?.scrollIntoView({ block: 'start' })
  }, [findings.length])
  const add = () => {
    added.current = true
    change((all) => [...all, { key: uuid(), category: null, description: '', spot: '', photos: [] }])
  }
  return (
    <section aria-label="发现的问题">
      <h3>发现问题 {findings.length} 项</h3>
      <p className="quiet">每一项提交后立为一宗隐患,按隐患程序登记、整改、复查、销号。没有问题就不用添加。</p>
      <ol ref={list} style={{ listStyle: 'none', padding: 0, margin: 0 }}>
        {findings.map((finding, at) => (
          <li
            key={finding.key}
            style={{
              border: '1px solid var(--line-strong)',
              borderRadius: 'var(--radius)',
              padding: 12,
              marginBottom: 12,
            }}
          >
            <One
              finding={finding}
              at={at}
              onChange={(part) => change((all) => all.map((one) => (one.key === finding.key ? { ...one, ...part } : one)))}
              onDrop={() => change((all) => all.filter((one) => one.key !== finding.key))}
            />
          </li>
        ))}
      </ol>
      <Button
        block
        size="large"
        icon={<PlusOutlined />}
        disabled={findings.length >= 50}
        onClick={add}
        style={{ marginBottom: 24, minHeight: 48 }}
      >
        添加一项问题
      </Button>
    </section>
  )
}

interface OneProps {
  finding: FindingTyped
  at: number
  onChange(part: Partial<FindingTyped>): void
  onDrop(): void
}

function One({ finding, at, onChange, onDrop }: OneProps) {
  const path = `findings.${at}`
  return (
    <div className="form">
      <div style={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center' }}>
        <strong>第 {at + 1} 项</strong>
        <Popconfirm title={`移除第 ${at + 1} 项?`} okText="移除" cancelText="保留" onConfirm={onDrop}>
          <Button type="text">移除</Button>
        </Popconfirm>
      </div>
      <Field name={`${path}.photos`} label="现场照片" required>
        <PhotoField label="现场照片" value={finding.photos} onChange={(photos) => onChange({ photos })} />
      </Field>
      <Field name={`${path}.category`} label="隐患类别" required>
        <Select
          size="large"
          value={finding.category}
          placeholder="选择类别"
          options={findingCategories.list.map(({ code, label }) => ({ value: code, label }))}
          onChange={(category: string | null) => onChange({ category })}
          style={{ width: '100%' }}
        />
      </Field>
      <Field name={`${path}.spot`} label="具体部位" required>
        <Input size="large" value={finding.spot} maxLength={100} onChange={(event) => onChange({ spot: event.target.value })} />
      </Field>
      <Field name={`${path}.description`} label="问题描述" required>
        <Input.TextArea
          value={finding.description}
          autoSize={{ minRows: 2, maxRows: 8 }}
          maxLength={500}
          showCount
          onChange={(event) => onChange({ description: event.target.value })}
        />
      </Field>
    </div>
  )
}
