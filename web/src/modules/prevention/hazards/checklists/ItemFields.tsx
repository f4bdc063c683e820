import { ArrowDownOutlined, ArrowUpOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input, Popconfirm, Select } from 'antd'
import { categories } from '#modules/prevention/hazards/terms.ts'
import { Field, uuid, type ZodForm } from '../shell.ts'
import type { ListDraft } from './EditPage.tsx'
import { type Draft, moved } from './editing.ts'

const blank = (): Draft => ({ id: uuid(), key: null, text: '', category: null, mandatory: false, basis: '' })

/** The items in their order. `kept`: it is derived, and what the list before demands stays in. */
export function ItemFields({ form, kept }: { form: ZodForm<ListDraft>; kept: boolean }) {
  const { items } = form.value
  const set = (next: readonly Draft[]) => form.patch({ items: [...next] })
  return (
    <section aria-labelledby="items">
      <h2 id="items">检查内容 {items.length} 项</h2>
      <Field name="items" label="每一项写一件看得见、答得出「正常」或「有问题」的事" required>
        <ol className="list-items">
          {items.map((item, at) => (
            <li key={item.id} className="list-item">
              <span className="check-no figures">{at + 1}</span>
              <One item={item} at={at} onChange={(part) => set(items.map((one) => (one.id === item.id ? { ...one, ...part } : one)))} />
              <Acts
                at={at}
                last={items.length - 1}
                fixed={kept && item.mandatory && item.key !== null}
                onMove={(to) => set(moved(items, at, to))}
                onDrop={() => set(items.filter((one) => one.id !== item.id))}
              />
            </li>
          ))}
        </ol>
      </Field>
      <Button block size="large" icon={<PlusOutlined />} disabled={items.length >= 80} onClick={() => set([...items, blank()])}>
        添加一项
      </Button>
    </section>
  )
}

function One({ item, at, onChange }: { item: Draft; at: number; onChange(part: Partial<Draft>): void }) {
  return (
    <div className="form">
      <Field name={`items.${at}.text`} label="检查内容" required>
        <Input.TextArea
          value={item.text}
          autoSize={{ minRows: 1, maxRows: 5 }}
          maxLength={200}
          onChange={(event) => onChange({ text: event.target.value })}
        />
      </Field>
      <Field name={`items.${at}.category`} label="隐患类别" required>
        <Select
          size="large"
          style={{ width: '100%' }}
          value={item.category}
          placeholder="有问题时立为哪一类隐患"
          options={categories.list.map(({ code, label }) => ({ value: code, label }))}
          onChange={(category: string) => onChange({ category })}
        />
      </Field>
      <Field name={`items.${at}.basis`} label="依据" help="一行一条,如:《安全生产法》第四十一条;系统里没有原文的,会注明未核对">
        <Input.TextArea
          value={item.basis}
          autoSize={{ minRows: 1, maxRows: 5 }}
          maxLength={600}
          onChange={(event) => onChange({ basis: event.target.value })}
        />
      </Field>
      <Checkbox className="field-check" checked={item.mandatory} onChange={(event) => onChange({ mandatory: event.target.checked })}>
        必查:由本表改编的检查表不能去掉这一项
      </Checkbox>
    </div>
  )
}

interface ActsProps {
  at: number
  last: number
  /** Demanded by the list this one is made from. */
  fixed: boolean
  onMove(to: number): void
  onDrop(): void
}

function Acts({ at, last, fixed, onMove, onDrop }: ActsProps) {
  const no = `第 ${at + 1} 项`
  return (
    <div className="list-item-acts">
      <Button icon={<ArrowUpOutlined />} aria-label={`${no}上移`} disabled={at === 0} onClick={() => onMove(at - 1)} />
      <Button icon={<ArrowDownOutlined />} aria-label={`${no}下移`} disabled={at === last} onClick={() => onMove(at + 1)} />
      {fixed ? (
        <span className="quiet">原表必查,不能去掉</span>
      ) : (
        <Popconfirm title={`去掉${no}?`} okText="去掉" cancelText="保留" onConfirm={onDrop}>
          <Button aria-label={`去掉${no}`}>去掉</Button>
        </Popconfirm>
      )}
    </div>
  )
}
