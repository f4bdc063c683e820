import { Button, Input } from 'antd'
import { Field, FormBox, SubmitBar, type ZodForm } from '../shell.ts'
import type { ListDraft } from './EditPage.tsx'
import { type Change, changesOf, type Draft } from './editing.ts'

const words = { added: '新增', removed: '去掉', changed: '改动' } as const

interface ReviewProps {
  form: ZodForm<ListDraft>
  before: readonly Draft[]
  /** There was no list before. */
  fresh: boolean
  onBack(): void
}

/** What the new version changes against the former one, before it is published. */
export function PublishReview({ form, before, fresh, onBack }: ReviewProps) {
  const { changes, reordered } = changesOf(before, form.value.items)
  return (
    <FormBox form={form}>
      <h2>{fresh ? '请核对' : '与原来相比'}</h2>
      {changes.length === 0 && !reordered && <p>检查内容没有变化。</p>}
      {reordered && <p>保留的项目调整了顺序。</p>}
      <ul>
        {changes.map((one, at) => (
          <li key={at} className="list-change">
            <strong>{words[one.kind]}</strong>
            <Said one={one} />
          </li>
        ))}
      </ul>
      <p>发布后成为新版本,正在按旧版检查的人不受影响,下一次起用新版。</p>
      {!fresh && (
        <Field name="note" label="本版变化说明" help="一句话告诉使用的人改了什么,可不填">
          <Input size="large" value={form.value.note} maxLength={200} onChange={(event) => form.patch({ note: event.target.value })} />
        </Field>
      )}
      <SubmitBar
        form={form}
        label="发布"
        extra={
          <Button size="large" onClick={onBack}>
            返回修改
          </Button>
        }
      />
    </FormBox>
  )
}

function Said({ one }: { one: Change }) {
  if (one.kind === 'removed') return <del>{one.text}</del>
  if (one.was === undefined || one.was === one.text) return <span>{one.text}</span>
  return (
    <span>
      <del>{one.was}</del>
      <br />
      <ins>{one.text}</ins>
    </span>
  )
}
