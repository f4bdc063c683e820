import { problem } from '#kernel/problem/problem.ts'

/** The register's own refusals. */
export const registryProblems = {
  badUscc: problem<{ why: string }>('422.20', ({ why }) => why),
  outside: problem<{ swapped: boolean }>('422.21', ({ swapped }) =>
    swapped ? '位置不在南宁市范围内:经度和纬度可能填反了,请对调后再试' : '位置不在南宁市范围内,请核对经度和纬度,或在地图上重新选点',
  ),
  taken: problem<{ name: string | null }>('409.20', ({ name }) =>
    name === null
      ? '该统一社会信用代码已登记,但不在您的管辖范围内,请向上级机构核实'
      : `该统一社会信用代码已登记为「${name}」,请打开该单位的档案办理变更`,
  ),
}
