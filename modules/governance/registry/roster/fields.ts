import type { Field } from '#kernel/register/register.ts'

const field = (name: string, label: string, means: string, example: string, aliases: string, more: Partial<Field> = {}): Field => ({
  name,
  label,
  required: false,
  means,
  example,
  aliases: aliases.split(' ').filter(Boolean),
  ...more,
})

/** 监管对象 as lists of bureaus have them. The example is invented; its code passes the check digits. */
export const rosterFields: readonly Field[] = [
  field('name', '单位名称', '营业执照上的全称', '示例邕江食品有限公司', '企业名称 名称 公司名称 单位 企业 生产经营单位 name', {
    required: true,
  }),
  field('uscc', '统一社会信用代码', '18 位,该列请设为文本格式', '91450103MA5EXMPLX3', '信用代码 社会信用代码 统一代码 代码 uscc', {
    required: true,
    code: true,
  }),
  field('industry', '行业', 'GB/T 4754 小类代码(如 C1353)或小类名称', 'C1353', '行业代码 国民经济行业 行业类别 行业小类 所属行业', {
    required: true,
  }),
  field('trade', '监管行业', '留空则按行业小类推定', '轻工', '监管领域 行业领域 监管类别'),
  field('division', '属地', '12 位区划代码,或“青秀区新竹街道新竹社区”', '', '区划代码 行政区划 属地代码 所在地 所属区域'),
  field('county', '县(市、区)', '已填属地的可不填', '青秀区', '县区 区县 所在区县 所属县区 县 区'),
  field('town', '乡镇(街道)', '已填属地的可不填', '新竹街道', '乡镇 街道 镇街 乡镇街道 所属乡镇 所在乡镇'),
  field('village', '村(社区)', '不确定的可留空', '', '村 社区 村社区 所属社区'),
  field('address', '地址', '门牌号', '示例路 1 号', '详细地址 经营地址 生产经营地址 注册地址 住所 address'),
  field('lon', '经度', '十进制度数', '108.3700', 'longitude lng lon x坐标 东经'),
  field('lat', '纬度', '十进制度数', '22.8200', 'latitude lat y坐标 北纬'),
  field('level', '监管层级', '市级、县级或乡级', '县级', '层级 分级'),
  field('supervising', '监督主体', '机构全称或简称', '青秀区应急局', '监督单位 监督部门 监管部门 监管单位'),
  field('supervisingBasis', '监督主体依据', '填了监督主体就要填;全表相同的可统一填写', '三定规定', '监督依据'),
  field('managing', '管理主体', '机构全称或简称', '', '管理单位 管理部门 主管部门 行业主管部门'),
  field('managingBasis', '管理主体依据', '填了管理主体就要填;全表相同的可统一填写', '', '管理依据'),
  field('legalRepresentative', '法定代表人', '姓名', '示例甲', '法人 法人代表 法定代表人姓名 负责人 主要负责人'),
  field('actualController', '实际控制人', '姓名', '示例乙', '实控人 实际控制人姓名'),
  field('headsSince', '任职日期', '法定代表人、实际控制人的任职日期;留空按导入当日记', '', '任职时间 任职起始日期'),
  field('phone', '联系电话', '法定代表人的电话', '', '电话 联系方式 手机 手机号 手机号码'),
]
