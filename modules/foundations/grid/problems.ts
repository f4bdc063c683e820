import { problem } from '#kernel/problem/problem.ts'

/** Refusals of the grid; every one names its field and the way out. */
export const gridProblems = {
  notTown: problem('422.220', () => '网格按乡镇(街道)划分,请选择一个现行的乡镇或街道'),
  nothingLeft: problem<{ name: string }>('422.221', ({ name }) => `${name}的每个村(社区)都已有网格,没有可生成的;要调整请打开网格修改`),
  notVillage: problem<{ name: string; town: string }>('422.222', ({ name, town }) => `${name}不是${town}的村(社区),请从列表中选择`),
  empty: problem('422.223', () => '请选择至少一个村(社区),或者导入网格边界'),
  badShape: problem<{ why: string }>('422.224', ({ why }) => `边界不能用:${why}`),
  noOfficer: problem<{ names: string }>('422.225', ({ names }) => `${names}还没有指定网格员,不能发布;请先定人`),
  notPost: problem('422.226', () => '请从名单中选择本乡镇(街道)的网格员或安监站岗位;没有岗位的请先由系统管理员设岗'),
  samePost: problem('422.227', () => '网格员和替补不能是同一个岗位,请另选替补'),
  vacant: problem<{ title: string }>('422.228', ({ title }) => `「${title}」现在无人任职,不能作为网格员;请先任职或另选岗位`),
  needsOfficer: problem('422.229', () => '已发布的网格必须有网格员;要换人请直接选新的网格员'),
  moved: problem<{ name: string }>('409.220', ({ name }) => `「${name}」刚刚被别人改过,请刷新页面后再办`),
  nameTaken: problem<{ name: string }>('409.221', ({ name }) => `本乡镇(街道)已有名为「${name}」的网格,请换个名称`),
  noGrid: problem('404.220', () => '没有这个网格,或者已经撤销;请刷新页面查看最新情况'),
}
