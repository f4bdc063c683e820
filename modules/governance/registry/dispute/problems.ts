import { problem } from '#kernel/problem/problem.ts'

/** Refusals of a dispute over whose ground a unit lies on. */
export const disputeProblems = {
  unit: problem('422.148', () => '没有找到该单位:请从台账中选择,或填写完整的统一社会信用代码'),
  claimed: problem('422.149', () => '没有这个区划,请重新选择主张的归属地'),
  sameCounty: problem<{ county: string }>(
    '422.150',
    ({ county }) => `登记地和主张的归属地都在${county};县(区)内的调整请在单位档案中更正,不用提出争议`,
  ),
  foreign: problem('422.151', () => '您只能主张单位归属本县(区),或为您管辖的单位提出争议'),
  noCounty: problem('422.152', () => '该单位的登记地没有到县(区)一级,请先更正登记地'),
  underWay: problem<{ name: string }>('409.142', ({ name }) => `${name}的属地争议正在办理,一个单位同时只办一件;请在其中陈述`),
  notSide: problem('403.142', () => '陈述由争议双方县(区)的人员提交'),
  ended: problem('409.143', () => '该争议已经裁定或撤回,不再收陈述'),
  notCity: problem('403.143', () => '属地争议涉及两个县(区),由市级裁定'),
  division: problem<{ county: string }>('422.153', ({ county }) => `请选择${county}内的乡镇(街道)或村(社区)作为裁定后的归属地`),
}
