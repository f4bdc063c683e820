import { problem } from './problem.ts'

/** The kernel's catalogue; modules add their own with numbers from .20 on. */
export const problems = {
  badInput: problem<{ say: string }>('400.1', ({ say }) => say),
  noKey: problem('400.2', () => '请求缺少 Idempotency-Key,无法防止重复提交;请刷新页面后再试'),
  badPage: problem('400.3', () => '翻页位置已失效,请回到第一页'),
  signIn: problem('401.1', () => '登录已过期或尚未登录,请重新登录;您填写的内容已保存为草稿'),
  wrongPassword: problem('401.2', () => '账号或密码不正确'),
  choosePost: problem('401.3', () => '请先选择以哪个岗位办理'),
  notYours: problem<{ why: string }>('403.1', ({ why }) => `您无权办理:${why}`),
  postEnded: problem<{ until: string }>('403.2', ({ until }) => `您在该岗位的任期已于 ${until} 结束,请改选其他岗位或联系管理员`),
  otherSite: problem('403.3', () => '请求来自其他网站,已拒绝'),
  otherPerson: problem<{ step: string; done: string }>('403.4', ({ step, done }) => `${step}须由另一人办理:您已办理过本案的「${done}」`),
  notFound: problem<{ what: string }>('404.1', ({ what }) => `没有找到${what},或者它不在您的管辖范围内`),
  wrongMoment: problem<{ state: string; step: string }>('409.1', ({ state, step }) => `当前处于「${state}」,不能${step}`),
  changed: problem<{ state: string; who: string }>(
    '409.2',
    ({ state, who }) => `本案刚被${who}办理,现处于「${state}」;您填写的内容已保留,请核对后再提交`,
  ),
  keyReused: problem('409.3', () => '同一提交编号用于了不同内容,请刷新页面后再试'),
  busy: problem('409.4', () => '同一对象正由他人办理,请稍后再试一次'),
  already: problem<{ say: string }>('409.5', ({ say }) => say),
  incomplete: problem<{ step: string; say: string }>('409.7', ({ step, say }) => `还不能${step}:${say}`),
  notConfirmed: problem<{ label: string }>(
    '409.8',
    ({ label }) => `城市参数「${label}」尚未经人确认,不能据以办理;请系统管理员在「时钟与参数」页确认`,
  ),
  tooLarge: problem<{ limit: string }>('413.1', ({ limit }) => `文件超过 ${limit},请压缩后再上传`),
  wrongType: problem<{ name: string; found: string }>(
    '415.1',
    ({ name, found }) => `「${name}」不是支持的照片或 PDF(实际为${found}),请重新选择`,
  ),
  gaps: problem<{ say: string }>('422.1', ({ say }) => say),
  locked: problem<{ minutes: number }>('423.1', ({ minutes }) => `密码连续输错次数过多,账号已锁定,请 ${minutes} 分钟后再试`),
  refusedByDatabase: problem<{ code: string }>('409.6', ({ code }) => `数据库拒绝了这一步(${code}):不符合程序规定,未保存任何内容`),
  internal: problem<{ id: string }>('500.1', ({ id }) => `系统出错,未保存任何内容;请把编号 ${id} 告诉管理员`),
}
