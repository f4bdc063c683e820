import { policy } from '#law/index.ts'

/** What of a listed hazard is shown, shown in part, or withheld. */
export interface Redaction {
  /** The name of what a reader would look for. */
  what: string
  shown: 'yes' | 'part' | 'no'
  why: string
}

/**
 * 公开内容规则 for listed major hazards. What is published follows from clause 37 (the public oversees); where the line lies
 * between that and the privacy of people and the trade of the unit is this project's own choice until the city has decided.
 * Any change is a new version: each row that was published says by which one.
 */
export const redaction = {
  version: 1,
  basis: [policy('三十七')],
  confidence: 'unconfirmed',
  fields: [
    { what: '单位名称', shown: 'yes', why: '挂牌督办的对象,接受社会监督' },
    { what: '隐患类别和判定依据', shown: 'yes', why: '说明为什么属于重大事故隐患' },
    { what: '督办要求、督办期限和督办责任单位', shown: 'yes', why: '便于社会监督整改是否按期完成' },
    { what: '整改进度', shown: 'part', why: '只公开最近一次报告的完成比例;进展文字由单位自行填写,可能含人员姓名和商业秘密' },
    { what: '隐患位置', shown: 'part', why: '只公开到乡镇(街道);具体部位可能被用于破坏,也可能指向个人' },
    { what: '隐患描述', shown: 'no', why: '现场记录为自由填写,可能含人员姓名和具体部位;判定依据已说明隐患的性质' },
    { what: '照片和视频', shown: 'no', why: '可能拍到人员面部、车牌和设备细节' },
    { what: '人员姓名和联系方式', shown: 'no', why: '属于个人信息' },
    { what: '单位提交的隐患报告和治理方案', shown: 'no', why: '单位内部材料,可能含商业秘密' },
    { what: '第三方评估报告', shown: 'no', why: '可能含工艺和设备的商业秘密;合格后才能摘牌' },
  ] as const satisfies readonly Redaction[],
} as const

/** What a published row says it holds back, and why. */
export const withheld = redaction.fields.flatMap(({ what, shown, why }) => (shown === 'yes' ? [] : [{ what, why }]))
