import { type Code, terms } from '#kernel/terms/terms.ts'

/** Where an import stands. What works in the background is `checking`, `running`, `cancelling` and `undoing`. */
export const importStates = terms([
  { code: 'read', label: '已读取,待对应栏目' },
  { code: 'checking', label: '正在检查' },
  { code: 'checked', label: '已检查,待导入' },
  { code: 'running', label: '正在导入' },
  { code: 'cancelling', label: '正在取消' },
  { code: 'undoing', label: '正在撤销' },
  { code: 'done', label: '已导入' },
  { code: 'cancelled', label: '已取消' },
  { code: 'undone', label: '已撤销' },
  { code: 'failed', label: '未能完成' },
])
export type ImportState = Code<typeof importStates>

/** In which reference system the coordinates of a list are written. All are kept as WGS84. */
export const crses = terms([
  { code: 'WGS84', label: 'WGS84(GPS、北斗手持机)' },
  { code: 'GCJ02', label: 'GCJ-02(高德、腾讯等网络地图)' },
  { code: 'CGCS2000', label: 'CGCS2000(国家大地坐标系、天地图)' },
])
export type Crs = Code<typeof crses>

/** What is done with a row that may already be in the register. */
export const choices = terms([
  { code: 'skip', label: '跳过' },
  { code: 'update', label: '更新已有的' },
  { code: 'create', label: '仍然新登记' },
])
export type Choice = Code<typeof choices>

/** How a likeness to something registered was found. */
export const likenesses = terms([
  { code: 'code', label: '代码相同' },
  { code: 'name', label: '名称相同' },
  { code: 'distance', label: '位置相近、名称相似' },
])
export type Likeness = Code<typeof likenesses>
