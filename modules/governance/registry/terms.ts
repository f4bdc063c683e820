import { terms, type Code } from '#kernel/terms/terms.ts'

/** 监管层级 (clause 17). */
export const levels = terms([
  { code: 'city', label: '市级' },
  { code: 'county', label: '县(区)级' },
  { code: 'township', label: '乡镇(街道)级' },
])
export type Level = Code<typeof levels>

/** 经营状态. */
export const statuses = terms([
  { code: 'operating', label: '在营' },
  { code: 'stopped', label: '停产停业' },
  { code: 'closed', label: '注销' },
])

/** 第一责任人 (clause 5). */
export const headKinds = terms([
  { code: 'legalRepresentative', label: '法定代表人' },
  { code: 'actualController', label: '实际控制人' },
])
export type HeadKind = Code<typeof headKinds>

/** What every unit must have (clause 17: 市、县、乡三级 and 监督、管理两个主体); what lacks is listed by these labels. */
export const duties = terms([
  { code: 'level', label: '监管层级' },
  { code: 'supervising', label: '监督主体' },
  { code: 'managing', label: '管理主体' },
])

/** The acts on a unit's file as its history names them. */
export const events = terms([
  { code: 'enterprise.registered', label: '登记入册' },
  { code: 'enterprise.bodiesChanged', label: '变更监管层级和两个主体' },
  { code: 'enterprise.headChanged', label: '变更第一责任人' },
  { code: 'enterprise.imported', label: '按导入的名录更新' },
  { code: 'enterprise.importUndone', label: '撤销导入,恢复更新前的内容' },
  { code: 'enterprise.factEntered', label: '登记标准化、安责险或从业人员数' },
  { code: 'enterprise.paperEntered', label: '录入证照' },
  { code: 'enterprise.paperChecked', label: '核对证照原件' },
  { code: 'enterprise.transferred', label: '属地变更' },
  { code: 'risk.graded', label: '企业风险定级' },
  { code: 'risk.raised', label: '重大事故隐患致风险等级上升' },
  { code: 'risk.stillRaised', label: '一件重大事故隐患销号,仍有其他重大事故隐患' },
  { code: 'risk.proposed', label: '系统建议的风险等级有变化' },
  { code: 'risk.pointsReported', label: '申报风险点' },
  { code: 'risk.factEntered', label: '登记影响风险等级的事项' },
  { code: 'risk.factWithdrawn', label: '撤销影响风险等级的事项' },
  { code: 'risk.restored', label: '重大事故隐患全部销号,风险等级恢复' },
])
