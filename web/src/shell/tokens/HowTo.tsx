/** What the unit's programmers need to begin; the rest is in the description of the interface. */
export function HowTo({ token }: { token: string | null }) {
  const api = `${location.origin}/api`
  const lines = [
    `H='Authorization: Bearer ${token ?? 'anlan_…'}'`,
    '',
    '# 自查安排:岗位、检查表、周期、下次期限',
    `curl -H "$H" ${api}/prevention/self-checks/posts`,
    '# 一张检查表的全部项目',
    `curl -H "$H" ${api}/prevention/checklists/检查表代码`,
    '',
    '# 先传照片,再报送自查;reference 是本单位自己的编号,重复报送只算一次',
    `curl -H "$H" -F file=@photo.jpg ${api}/attachments`,
    `curl -H "$H" -H 'Content-Type: application/json' -H 'Idempotency-Key: 本单位编号' -d @check.json ${api}/prevention/self-checks`,
    '',
    '# 隐患和办理状态;报送整改完成',
    `curl -H "$H" ${api}/prevention/hazards`,
    `curl -H "$H" -H 'Content-Type: application/json' -H 'Idempotency-Key: 本单位编号' -d @done.json ${api}/prevention/hazards/隐患标识/rectify`,
  ]
  return (
    <section className="card token-how" aria-labelledby="how">
      <h2 id="how">给系统开发人员</h2>
      <details>
        <summary>怎样用令牌调用接口</summary>
        <pre>{lines.join('\n')}</pre>
        <p className="quiet">拒绝时返回编号和中文说明。全部接口见 {api}/openapi.json</p>
      </details>
    </section>
  )
}
