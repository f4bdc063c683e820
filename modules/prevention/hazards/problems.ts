import { problem } from '#kernel/problem/problem.ts'

/** Refusals of hazard cases; every one names its field. */
export const hazardProblems = {
  noPlace: problem('422.30', () => '请选择隐患所在单位;没有单位的公共场所,请选择所在村(社区)或乡镇'),
  future: problem<{ what: string }>('422.31', ({ what }) => `${what}不能晚于现在,请核对时间`),
  rectifiedBeforeFound: problem<{ found: string }>('422.32', ({ found }) => `整改完成时间早于发现时间(${found}),请核对`),
  limitPast: problem<{ today: string }>('422.33', ({ today }) => `整改期限不能早于今天(${today})`),
  planTooLate: problem<{ limit: string }>('422.34', ({ limit }) => `计划完成日期晚于整改期限(${limit});确需更长时间请申请延期`),
  extensionNotLater: problem<{ limit: string }>('422.35', ({ limit }) => `延期后的日期应晚于现在的整改期限(${limit})`),
  oldPhotos: problem('422.36', () => '整改后的照片与发现时的照片相同,请拍摄整改后的现场'),
  originCase: problem('422.37', () => '来源检查不存在或不在您的管辖范围内'),
  notYourOrigin: problem<{ why: string }>('403.30', ({ why }) => why),
}
