/** How an evaluator is drawn, before somebody presses the button. */
export function DrawHelp() {
  return (
    <div className="draw-help">
      <p>
        <strong>由系统随机抽取,不能指定:</strong>
      </p>
      <ol className="numbered">
        <li>名单:登记在册、专业与单位行业相符、资质在有效期内且未被暂停的评估机构。</li>
        <li>排除:与单位有利害关系的,其人员在单位任职或任过职的,本案中已回避的;每家被排除的都写明原因。</li>
        <li>抽取:系统当场生成随机种子,由种子和名单算出一家。种子和名单记入存证,任何人都能重算核对。</li>
      </ol>
      <p className="quiet">抽中的机构随即看到本案并收到评估期限;没有合格机构时不会抽取,并说明原因。</p>
    </div>
  )
}
