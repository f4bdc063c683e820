import { Button, Checkbox, Popover } from 'antd'
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { useSession } from '../session.tsx'
import { countText, formatTime } from './format.ts'
import { StateView } from './StateView.tsx'
import { Views } from './Views.tsx'

export interface Column<Row> {
  key: string
  title: string
  render(row: Row): ReactNode
  /** CSS width; the others share what is left. */
  width?: number | string
  align?: 'start' | 'end'
  /** Hidden until chosen. */
  hidden?: boolean
  /** The name of the row: heads its card on a phone, without a label. */
  head?: boolean
  /** Figures: tabular, not wrapped. */
  figures?: boolean
}

export interface LedgerTableProps<Row> {
  /** Names the ledger: remembers the chosen columns and heads the print sheet. */
  name: string
  title: string
  columns: readonly Column<Row>[]
  rows: readonly Row[] | undefined
  rowKey(row: Row): string
  onOpen?(row: Row): void
  /** Cursor of the next page; null at the end. */
  next: string | null | undefined
  onMore(): void
  loading?: boolean
  loadingMore?: boolean
  error?: unknown
  onRetry?(): void
  count?: { count: number; capped: boolean } | undefined
  /** The filters in words, for the print sheet. */
  filterText?: string
  empty?: ReactNode
  extra?: ReactNode
}

function useChosen<Row>(name: string, columns: readonly Column<Row>[]) {
  const place = `anlan-columns-${name}`
  const [hidden, setHidden] = useState<readonly string[]>(() => {
    const stored = localStorage.getItem(place)
    return stored === null ? columns.filter((one) => one.hidden).map((one) => one.key) : stored.split(',')
  })
  const toggle = (key: string) => {
    const next = hidden.includes(key) ? hidden.filter((one) => one !== key) : [...hidden, key]
    localStorage.setItem(place, next.join(','))
    setHidden(next)
  }
  return { shown: columns.filter((one) => !hidden.includes(one.key)), hidden, toggle }
}

/** A ledger: sticky head, chosen columns, rows opened by click or Enter, keyset "load more", and a print sheet. */
export function LedgerTable<Row>(props: LedgerTableProps<Row>) {
  const { shown, hidden, toggle } = useChosen(props.name, props.columns)
  if (props.error !== undefined && props.error !== null) {
    return <StateView state="error" error={props.error} {...(props.onRetry === undefined ? {} : { onRetry: props.onRetry })} />
  }
  if (props.rows === undefined) return <StateView state="loading" rows={8} />
  return (
    <section className="ledger" aria-busy={props.loading === true}>
      <PrintHead title={props.title} filter={props.filterText} />
      <div className="ledger-tools no-print">
        <span className="figures">
          {props.count === undefined
            ? `已显示 ${props.rows.length} 条`
            : `共 ${countText(props.count.count, props.count.capped)} 条,已显示 ${props.rows.length} 条`}
        </span>
        <span className="spacer" />
        {props.extra}
        <Views ledger={props.name} />
        <ColumnChooser columns={props.columns} hidden={hidden} onToggle={toggle} />
        <Button onClick={() => window.print()}>打印</Button>
      </div>
      {props.rows.length === 0 ? (
        (props.empty ?? <StateView state="empty" title="没有符合条件的记录" say="换个条件再查" />)
      ) : (
        <Grid {...props} rows={props.rows} columns={shown} />
      )}
      {props.next !== null && props.next !== undefined && (
        <div className="ledger-more no-print">
          <Button size="large" loading={props.loadingMore === true} onClick={props.onMore}>
            再显示一页
          </Button>
        </div>
      )}
    </section>
  )
}

function Grid<Row>({ title, columns, rows, rowKey, onOpen }: LedgerTableProps<Row> & { rows: readonly Row[] }) {
  const body = useRef<HTMLTableSectionElement>(null)
  const go = (event: KeyboardEvent<HTMLTableRowElement>, row: Row) => {
    if (event.target !== event.currentTarget) return
    const line = event.currentTarget
    const to = ['j', 'ArrowDown'].includes(event.key)
      ? line.nextElementSibling
      : ['k', 'ArrowUp'].includes(event.key)
        ? line.previousElementSibling
        : null
    if (event.key === 'Enter') onOpen?.(row)
    if (to instanceof HTMLElement) {
      event.preventDefault()
      to.focus()
    }
  }
  return (
    <div className="ledger-scroll">
      <table className="ledger-table">
        <caption className="sr-only">{title}</caption>
        <thead>
          <tr>
            {columns.map((one) => (
              <th key={one.key} scope="col" style={{ width: one.width, textAlign: one.align ?? 'start' }}>
                {one.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row) => (
            <tr
              key={rowKey(row)}
              {...(onOpen === undefined
                ? {}
                : { tabIndex: 0, className: 'ledger-open', onClick: (event) => plainClick(event) && onOpen(row) })}
              onKeyDown={(event) => go(event, row)}
            >
              {columns.map((one) => (
                <td
                  key={one.key}
                  data-title={one.title}
                  className={[one.figures === true ? 'figures' : '', one.head === true ? 'cell-head' : ''].join(' ').trim() || undefined}
                  style={{ textAlign: one.align ?? 'start' }}
                >
                  {one.render(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** A click on a link or button within the row, or one that ends a text selection, does not open the row. */
function plainClick(event: React.MouseEvent): boolean {
  const target = event.target as Element
  return target.closest('a, button, input') === null && (window.getSelection()?.toString() ?? '') === ''
}

function ColumnChooser<Row>({
  columns,
  hidden,
  onToggle,
}: {
  columns: readonly Column<Row>[]
  hidden: readonly string[]
  onToggle(key: string): void
}) {
  const list = (
    <div className="column-list">
      {columns.map((one, at) => (
        <Checkbox key={one.key} checked={!hidden.includes(one.key)} disabled={at === 0} onChange={() => onToggle(one.key)}>
          {one.title}
        </Checkbox>
      ))}
    </div>
  )
  return (
    <Popover content={list} trigger="click" placement="bottomRight">
      <Button>选列</Button>
    </Popover>
  )
}

/** Stands on paper only: title, filter, when and by whom. */
function PrintHead({ title, filter }: { title: string; filter: string | undefined }) {
  const { session, actor, now } = useSession()
  return (
    <div className="print-only">
      <h2>{title}</h2>
      <p>条件:{filter === undefined || filter === '' ? '全部' : filter}</p>
      <p>
        打印:{formatTime(now())} {actor?.organName} {session?.personName}
      </p>
    </div>
  )
}
