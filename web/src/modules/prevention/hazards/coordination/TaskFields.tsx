import { PlusOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { DayInput, Field, OrganPicker, uuid, type ZodForm } from '../shell.ts'
import type { Convening, Typed } from './convene.ts'

export const emptyTask = (): Typed => ({ key: uuid(), organ: null, organName: '', measure: '', by: '' })
const least = 2
export const mostTasks = 20

/** The departments, each with its measure and date; at least two, or there is nothing to coordinate. */
export function TaskFields({ form, from }: { form: ZodForm<Convening>; from: string }) {
  const { measures, overallBy } = form.value
  const change = (key: string, part: Partial<Typed>) =>
    form.patch({ measures: form.draft.current().measures.map((one) => (one.key === key ? { ...one, ...part } : one)) })
  return (
    <section aria-label="各单位的措施" className="task-fields">
      <h2>各单位的措施</h2>
      <p className="quiet">一个单位一项;各项期限都不晚于总期限。列明的单位从启动起看得到本案和这件隐患。</p>
      {measures.map((one, at) => (
        <fieldset key={one.key} className="plain-group">
          <legend>第 {at + 1} 项</legend>
          <Field name={`measures.${at}.organ`} label="责任单位" required>
            <OrganPicker
              value={one.organ}
              valueName={one.organName || null}
              onChange={(organ, found) => change(one.key, { organ, organName: found?.name ?? '' })}
            />
          </Field>
          <Field name={`measures.${at}.measure`} label="措施" required>
            <Input.TextArea
              value={one.measure}
              autoSize={{ minRows: 2, maxRows: 6 }}
              maxLength={500}
              onChange={(event) => change(one.key, { measure: event.target.value })}
            />
          </Field>
          <Field name={`measures.${at}.by`} label="完成期限" required>
            <DayInput
              value={one.by}
              min={from}
              {...(overallBy === '' ? {} : { max: overallBy })}
              onChange={(by) => change(one.key, { by })}
            />
          </Field>
          {measures.length > least && (
            <Button
              style={{ justifySelf: 'start' }}
              onClick={() => form.patch({ measures: measures.filter((other) => other.key !== one.key) })}
            >
              移除第 {at + 1} 项
            </Button>
          )}
        </fieldset>
      ))}
      <Button
        block
        size="large"
        icon={<PlusOutlined />}
        disabled={measures.length >= mostTasks}
        onClick={() => form.patch({ measures: [...measures, emptyTask()] })}
      >
        再加一个单位
      </Button>
    </section>
  )
}
