import { Link } from '@tanstack/react-router'
import type { PlaceRow, Places } from '../figures.ts'
import { OpenNumber } from '../Number.tsx'

const columns = [
  { key: 'hazards.open', title: '未销号' },
  { key: 'hazards.major', title: '重大' },
  { key: 'overdue', title: '逾期' },
  { key: 'units.red', title: '红' },
  { key: 'units.orange', title: '橙' },
  { key: 'units.yellow', title: '黄' },
  { key: 'units.blue', title: '蓝' },
  { key: 'units.none', title: '未定级' },
] as const

/** The drawing as a table: for the keyboard, for a reader of the screen, and for the towns, which are not drawn. */
export function PlaceTable({ places }: { places: Places }) {
  const elsewhere = columns.some(({ key }) => (places.elsewhere[key] ?? 0) > 0)
  return (
    <div className="place-scroll">
      <table className="late-table place-table">
        <caption className="sr-only">
          {places.within.name}的隐患和单位,按{places.level === 'county' ? '县(区)' : '乡镇(街道)'}
        </caption>
        <thead>
          <tr>
            <th scope="col">{places.level === 'county' ? '县(区)' : '乡镇(街道)'}</th>
            {columns.map(({ key, title }) => (
              <th key={key} scope="col" className="end">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {places.rows.map((row) => (
            <Line key={row.code} row={row} county={places.level === 'county'} />
          ))}
          {elsewhere && (
            <tr>
              <th scope="row">未落到{places.level === 'county' ? '县(区)' : '乡镇(街道)'}</th>
              {columns.map(({ key }) => (
                <td key={key} className="figures end">
                  {places.elsewhere[key] ?? 0}
                </td>
              ))}
            </tr>
          )}
        </tbody>
      </table>
    </div>
  )
}

function Line({ row, county }: { row: PlaceRow; county: boolean }) {
  return (
    <tr>
      <th scope="row">
        {county ? (
          <Link className="plain-link" to="/map" search={{ county: row.code }}>
            {row.name}
          </Link>
        ) : (
          row.name
        )}
      </th>
      {columns.map(({ key, title }) => {
        const opens = row.opens[key]
        const value = row.values[key] ?? 0
        return (
          <td key={key} className="figures end">
            {opens ? (
              <OpenNumber value={value} opens={opens} says={`${row.name}${title}`} className={value === 0 ? 'number-none' : ''} />
            ) : (
              value
            )}
          </td>
        )
      })}
    </tr>
  )
}
