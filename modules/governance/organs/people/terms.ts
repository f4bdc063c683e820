import { terms } from '#kernel/terms/terms.ts'

/** How an account stands. */
export const accountStates = terms([
  { code: 'none', label: '未开通', means: '还没有密码,不能登录' },
  { code: 'oneTime', label: '待首次登录', means: '已发一次性密码,首次登录须改密码' },
  { code: 'oneTimeOver', label: '一次性密码已过期', means: '需要重新发放' },
  { code: 'own', label: '正常' },
  { code: 'locked', label: '密码错误锁定', means: '十五分钟后自行解锁' },
  { code: 'barred', label: '已停用' },
  { code: 'elsewhere', label: '由管理员管理', means: '账号由市级管理员开通' },
])

/** What happened to a person's account and posts, in words. */
export const personEvents = terms([
  { code: 'person.entered', label: '录入人员' },
  { code: 'person.postGiven', label: '任职' },
  { code: 'person.termEnded', label: '结束任职' },
  { code: 'account.opened', label: '发放一次性密码' },
  { code: 'account.passwordChanged', label: '本人修改密码' },
  { code: 'account.barred', label: '停用账号' },
  { code: 'account.unbarred', label: '启用账号' },
  { code: 'session.opened', label: '登录' },
  { code: 'session.refused', label: '密码错误' },
  { code: 'session.locked', label: '密码连续错误,锁定' },
  { code: 'session.postChosen', label: '选择岗位' },
  { code: 'session.closed', label: '退出' },
  { code: 'view.saved', label: '保存视图' },
  { code: 'view.removed', label: '删除视图' },
  { code: 'notice.published', label: '发布通知' },
  { code: 'notice.withdrawn', label: '撤回通知' },
  { code: 'notice.read', label: '阅读通知' },
])

/** What a public body is; parties to cases among them. */
export const organKinds = terms([
  { code: 'government', label: '人民政府' },
  { code: 'committeeOffice', label: '安委办' },
  { code: 'emergency', label: '应急管理' },
  { code: 'housing', label: '住房和城乡建设' },
  { code: 'transport', label: '交通运输' },
  { code: 'industry', label: '工业和信息化' },
  { code: 'commerce', label: '商务' },
  { code: 'market', label: '市场监管' },
  { code: 'agriculture', label: '农业农村' },
  { code: 'fire', label: '消防救援' },
  { code: 'station', label: '乡镇(街道)安监站' },
  { code: 'zoneCommittee', label: '功能区管委会' },
  { code: 'evaluator', label: '评估机构' },
  { code: 'powerSupplier', label: '供电企业' },
  { code: 'other', label: '其他部门' },
])

/** Roles that a principal appoints in his own unit. */
export const staffRoles = ['safetyManager', 'worker'] as const
