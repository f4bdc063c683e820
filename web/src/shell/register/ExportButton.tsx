import { Button, Dropdown } from 'antd'
import { useRegisters } from './ImportsPage.tsx'
import { address } from '../client.ts'

/** 导出: exactly what the filters show, with the same rights, as Excel or CSV. */
export function ExportButton({ register, filters }: { register: string; filters: Readonly<Record<string, string>> }) {
  const registers = useRegisters()
  if (registers.data?.find((one) => one.name === register)?.mayExport.yes !== true) return null
  const to = (format: string) => address(`/api/registers/${register}/export`, { ...filters, format })
  const items = [
    { key: 'xlsx', label: <a href={to('xlsx')}>Excel(.xlsx)</a> },
    { key: 'csv', label: <a href={to('csv')}>CSV(.csv)</a> },
  ]
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button>导出</Button>
    </Dropdown>
  )
}
