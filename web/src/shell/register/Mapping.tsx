import { useQuery } from '@tanstack/react-query'
import { Button, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { type Crs, crses } from '#kernel/register/terms.ts'
import { get, problemFrom } from '../client.ts'
import { useAct } from '../clock/useAct.ts'
import { Field } from '../form.tsx'
import { formatDate, ProblemNote, StateView } from '../kit/index.ts'
import { type Import, imports, type Inspection, missing } from './words.ts'

interface Where {
  sheet: number
  headerRow: number | null
}

/** 对应栏目: which of their columns fills which of our fields; another sheet or header line is read anew. */
export function Mapping({ one }: { one: Import }) {
  const known = one.options ?? { sheet: one.inspection.sheet, headerRow: one.inspection.headerRow }
  const [where, setWhere] = useState<Where>({ sheet: known.sheet, headerRow: known.headerRow })
  const same = where.sheet === one.inspection.sheet && where.headerRow === one.inspection.headerRow
  const other = useQuery({
    queryKey: ['imports', one.id, 'columns', where],
    queryFn: () => get<Inspection>(`${imports}/${one.id}/columns`, { sheet: where.sheet, headerRow: where.headerRow }),
    enabled: !same,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const shown = same ? one.inspection : other.data
  return (
    <>
      <Sheet one={one} where={where} onChange={setWhere} />
      {other.isError && <StateView state="error" error={other.error} />}
      {shown === undefined
        ? !other.isError && <StateView state="loading" rows={8} />
        : shown.headerRow !== null && <Columns key={`${shown.sheet}-${shown.headerRow}`} one={one} shown={shown} />}
    </>
  )
}

function Sheet({ one, where, onChange }: { one: Import; where: Where; onChange(where: Where): void }) {
  const [line, setLine] = useState(where.headerRow)
  return (
    <section className="card">
      <h2>表头在哪里</h2>
      <div className="import-sheet">
        {one.inspection.sheets.length > 1 && (
          <Field label="工作表">
            <Select
              value={where.sheet}
              style={{ minWidth: 200 }}
              options={one.inspection.sheets.map(({ name, at }) => ({ value: at, label: name }))}
              onChange={(sheet: number) => onChange({ sheet, headerRow: null })}
            />
          </Field>
        )}
        <Field label="表头在第几行" help="栏目名称所在的那一行">
          <InputNumber min={1} max={1000} precision={0} value={line} onChange={setLine} />
        </Field>
        {line !== null && line !== where.headerRow && (
          <Button onClick={() => onChange({ ...where, headerRow: line })}>按这一行重新读取</Button>
        )}
      </div>
      {one.inspection.warnings.map((say) => (
        <p key={say} className="import-warning">
          {say}
        </p>
      ))}
    </section>
  )
}

function Columns({ one, shown }: { one: Import; shown: Inspection }) {
  const before = one.options?.sheet === shown.sheet && one.options.headerRow === shown.headerRow ? one.options : null
  const [mapping, setMapping] = useState<Readonly<Record<string, number>>>(before?.mapping ?? shown.mapping)
  const [defaults, setDefaults] = useState<Readonly<Record<string, string>>>(before?.defaults ?? {})
  const [crs, setCrs] = useState<Crs>(before?.crs ?? 'WGS84')
  const check = useAct<object>(`${imports}/${one.id}/check`)
  const lacking = missing(one.fields, mapping, defaults)
  const assign = (field: string, at: number | null) =>
    setMapping((was) =>
      Object.fromEntries(Object.entries({ ...was, [field]: at }).filter((each): each is [string, number] => each[1] !== null)),
    )
  const kept = Object.fromEntries(Object.entries(defaults).filter(([name, value]) => value.trim() !== '' && mapping[name] === undefined))
  return (
    <section className="card">
      <h2>对应栏目</h2>
      {shown.remembered === null ? (
        <p className="quiet">已按栏目名称自动对应,请核对。表里没有的栏目,可以填一个统一的值。</p>
      ) : (
        <p>
          <strong>已沿用{shown.remembered.personName}</strong> {formatDate(shown.remembered.at)} 对同样表头的对应,请核对。
        </p>
      )}
      <table className="ledger-table import-mapping">
        <caption className="sr-only">栏目对应</caption>
        <thead>
          <tr>
            <th scope="col">本系统栏目</th>
            <th scope="col">您表里的栏</th>
            <th scope="col">您表里的内容(前几行)</th>
          </tr>
        </thead>
        <tbody>
          {one.fields.map((field) => (
            <FieldLine
              key={field.name}
              field={field}
              shown={shown}
              at={mapping[field.name]}
              onAssign={(at) => assign(field.name, at)}
              value={defaults[field.name] ?? ''}
              onValue={(value) => setDefaults((was) => ({ ...was, [field.name]: value }))}
            />
          ))}
        </tbody>
      </table>
      {mapping.lon !== undefined && <CrsField crs={crs} onChange={setCrs} />}
      {check.isError && <ProblemNote problem={problemFrom(check.error)} />}
      {lacking.length > 0 && <p className="import-warning">还有必填栏目没有对应:{lacking.join('、')}</p>}
      <Button
        type="primary"
        size="large"
        disabled={lacking.length > 0}
        loading={check.isPending}
        onClick={() => check.mutate({ sheet: shown.sheet, headerRow: shown.headerRow, mapping, crs, defaults: kept })}
      >
        开始检查{shown.rows === null ? '' : `(${shown.rows} 行)`}
      </Button>
    </section>
  )
}

interface FieldLineProps {
  field: Import['fields'][number]
  shown: Inspection
  /** The column chosen. */
  at: number | undefined
  onAssign(at: number | null): void
  /** For all rows, where no column is. */
  value: string
  onValue(value: string): void
}

/** Stands in the list for no column at all. */
const none = -1

/** One of our fields: which column fills it, and what stands there; without a column one value for all rows. */
function FieldLine({ field, shown, at, onAssign, value, onValue }: FieldLineProps) {
  return (
    <tr>
      <td className="cell-head">
        {field.label}
        {field.required && <span className="field-must">(必填)</span>}
        <div className="quiet">{field.means}</div>
      </td>
      <td data-title="您表里的栏">
        <Select
          aria-label={`${field.label}对应您表里的哪一栏`}
          allowClear
          placeholder="不导入"
          style={{ width: '100%', minWidth: 160 }}
          value={at ?? null}
          options={[
            { value: none, label: '不导入' },
            ...shown.columns.map((one) => ({ value: one.at, label: `${one.letter} 列:${one.header || '(无名称)'}` })),
          ]}
          onChange={(chosen: number | null | undefined) => onAssign(chosen === none ? null : (chosen ?? null))}
        />
      </td>
      <td data-title="内容">
        {at === undefined ? (
          <Input
            aria-label={`${field.label}统一填`}
            placeholder="整张表统一填(可不填)"
            maxLength={200}
            value={value}
            onChange={(event) => onValue(event.target.value)}
          />
        ) : (
          <Samples shown={shown} at={at} />
        )}
      </td>
    </tr>
  )
}

const Samples = ({ shown, at }: { shown: Inspection; at: number | undefined }) => (
  <span className="quiet">
    {shown.columns
      .find((one) => one.at === at)
      ?.samples.slice(0, 3)
      .join(' / ')}
  </span>
)

function CrsField({ crs, onChange }: { crs: Crs; onChange(crs: Crs): void }) {
  return (
    <Field label="经纬度是从哪里来的" help="选错会使位置偏出几百米;从手机地图、网络地图上抄来的选 GCJ-02">
      <Select
        value={crs}
        style={{ maxWidth: 420, width: '100%' }}
        options={crses.list.map(({ code, label }) => ({ value: code, label }))}
        onChange={onChange}
      />
    </Field>
  )
}
