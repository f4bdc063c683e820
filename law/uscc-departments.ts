/**
 * 登记管理部门 and 机构类别: the first two characters of a unified social credit code (GB 32100-2015).
 * Facts table, verified against a public code list; the check digit is computed elsewhere.
 */
export interface UsccDepartment {
  /** First character of the code. */
  readonly code: string
  readonly name: string
  /** Second character → kind of body. */
  readonly kinds: Readonly<Record<string, string>>
}

export const usccDepartments: readonly UsccDepartment[] = [
  {
    code: '1',
    name: '机构编制',
    kinds: { 1: '机关', 2: '事业单位', 3: '中央编办直接管理机构编制的群众团体', 9: '其他' },
  },
  { code: '2', name: '外交', kinds: { 1: '外国常驻新闻机构', 9: '其他' } },
  {
    code: '3',
    name: '司法行政',
    kinds: { 1: '律师执业机构', 2: '公证处', 3: '基层法律服务所', 4: '司法鉴定机构', 5: '仲裁委员会', 9: '其他' },
  },
  { code: '4', name: '文化', kinds: { 1: '外国在华文化中心', 9: '其他' } },
  { code: '5', name: '民政', kinds: { 1: '社会团体', 2: '民办非企业单位', 3: '基金会', 9: '其他' } },
  {
    code: '6',
    name: '旅游',
    kinds: { 1: '外国旅游部门常驻代表机构', 2: '港澳台地区旅游部门常驻内地(大陆)代表机构', 9: '其他' },
  },
  { code: '7', name: '宗教', kinds: { 1: '宗教活动场所', 2: '宗教院校', 9: '其他' } },
  { code: '8', name: '工会', kinds: { 1: '基层工会', 9: '其他' } },
  { code: '9', name: '市场监管(工商)', kinds: { 1: '企业', 2: '个体工商户', 3: '农民专业合作社' } },
  { code: 'A', name: '中央军委改革和编制办公室', kinds: { 1: '军队事业单位', 9: '其他' } },
  { code: 'N', name: '农业', kinds: { 1: '组级集体经济组织', 2: '村级', 3: '乡镇级', 9: '其他' } },
  { code: 'Y', name: '其他', kinds: { 1: '不再划分' } },
]

/** Which department registered the body and as what, or null when the first two characters are not in the table. */
export function usccRegistrar(uscc: string): { department: string; kind: string } | null {
  const department = usccDepartments.find((d) => d.code === uscc[0])
  const kind = department?.kinds[uscc[1] ?? '']
  return department && kind ? { department: department.name, kind } : null
}
