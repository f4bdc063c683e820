import { problem } from '#kernel/problem/problem.ts'

/** Refusals of inspections. */
export const inspectionProblems = {
  noUnit: problem('422.40', () => '请选择被检查单位;它不存在或不在您的管辖范围内'),
  originNeeded: problem('422.41', () => '隐患核查须从一件隐患发起,请在隐患案件页点「去现场核查」'),
  originElsewhere: problem('422.42', () => '来源隐患不存在、不在您的管辖范围内,或不属于该单位'),
  alone: problem('422.43', () => '检查须由两名执法人员进行,请填写同行人员(不能是您自己)'),
  certificates: problem('422.88', () => '请填写两名执法人员各自的执法证号,用顿号隔开'),
  measuresWithoutFinding: problem('422.89', () => '采取现场处理措施须先记录发现的问题'),
}
