import { problem } from '#kernel/problem/problem.ts'

/** What a list can be refused for as a whole; faults of single rows are said beside the row. */
export const registerProblems = {
  noRegister: problem<{ name: string }>('404.3', ({ name }) => `没有「${name}」这种名录可以导入或导出`),
  oldExcel: problem('415.2', () => '这是旧版 .xls 文件(改后缀名没有用),请在 Excel 或 WPS 里打开,另存为 .xlsx 后再上传'),
  encrypted: problem('415.3', () => '文件设有打开密码,请在 Excel 或 WPS 里去掉密码、另存后再上传'),
  notASheet: problem<{ found: string }>('415.4', ({ found }) => `这不是 .xlsx 或 .csv 表格(${found}),请另存为 .xlsx 后再上传`),
  bomb: problem<{ size: string }>(
    '422.10',
    ({ size }) => `文件解压后超过 ${size},与文件大小不相称,已停止读取;请新建一个工作簿,只把需要的数据粘贴为值后再上传`,
  ),
  tooLong: problem<{ rows: string; limit: string }>(
    '422.11',
    ({ rows, limit }) => `表中有${rows}行,一次最多导入 ${limit} 行;请按县(市、区)或乡镇拆成几个文件分别导入`,
  ),
  empty: problem<{ sheet: string }>('422.12', ({ sheet }) => `工作表「${sheet}」里没有数据,请选择有数据的工作表,或核对文件`),
  noHeader: problem('422.13', () => '没有认出表头:请指明表头在第几行,或下载模板,把数据粘贴到模板里再上传'),
  damaged: problem<{ why: string }>('422.14', ({ why }) => `文件已损坏,无法读取(${why});请在 Excel 或 WPS 里重新另存后再上传`),
  unmapped: problem<{ labels: string }>('422.15', ({ labels }) => `还没有指明${labels}在哪一列(或统一填写一个值)`),
  mappedTwice: problem<{ one: string; other: string }>('422.16', ({ one, other }) => `「${one}」和「${other}」指向了同一列,请改其中一个`),
  noField: problem<{ name: string }>('422.17', ({ name }) => `没有「${name}」这个栏目,请刷新页面后再试`),
  nothing: problem('422.18', () => '没有可以导入的行:请按所列问题改好文件,再重新上传'),
  notNow: problem<{ state: string; act: string }>('409.14', ({ state, act }) => `本次导入处于「${state}」,不能${act};请刷新页面`),
  fileGone: problem('409.18', () => '服务器上的原文件已不在,请重新上传'),
  inUse: problem<{ count: number; undone: string }>(
    '409.15',
    ({ count, undone }) => `有 ${count} 行导入后已被使用或改动,不能${undone};已逐行列出,请先处理这些记录`,
  ),
  sameCode: problem<{ row: number; name: string }>(
    '409.16',
    ({ row, name }) => `第 ${row} 行的代码已登记为「${name}」,不能再新登记;请选「跳过」或「更新已有的」`,
  ),
  noTarget: problem<{ row: number }>(
    '409.17',
    ({ row }) => `第 ${row} 行没有可以更新的单位(它不在您的管辖范围内,或在同一文件里),请选「跳过」`,
  ),
}
