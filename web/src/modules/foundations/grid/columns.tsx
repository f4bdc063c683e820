import { Link } from '@tanstack/react-router'
import { type Column, formatDate, PlaceWords } from '../../shell.ts'
import type { Grid } from './api.ts'
import { Officers } from './Officers.tsx'

/** The list of grids. */
export const columns: readonly Column<Grid>[] = [
  {
    key: 'name',
    title: '网格',
    width: '20%',
    head: true,
    render: (row) => (
      <Link to="/grids/$id" params={{ id: row.id }}>
        {row.name}
      </Link>
    ),
  },
  { key: 'town', title: '乡镇(街道)', width: '20%', render: (row) => <PlaceWords full={row.townName} /> },
  {
    key: 'villages',
    title: '村(社区)',
    width: '20%',
    render: (row) => (row.villages.length === 0 ? '按边界图' : row.villages.map((one) => one.name).join('、')),
  },
  { key: 'officers', title: '网格员和电话', render: (row) => <Officers of={row.officers} /> },
  {
    key: 'published',
    title: '发布',
    width: 110,
    figures: true,
    render: (row) => (row.publishedAt === null ? '未发布' : formatDate(row.publishedAt)),
  },
]
