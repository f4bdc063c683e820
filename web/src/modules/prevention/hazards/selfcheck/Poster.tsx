import { qrSvg } from '#kernel/document/typeset-qr.ts'

interface PosterProps {
  /** What the code opens. */
  address: string
  code: string
  post: string
  list: string
  unit: string
  cycle: string
}

/** 岗位码: one sheet of A4 to hang at the post; its code opens the check after sign-in. */
export function Poster({ address, code, post, list, unit, cycle }: PosterProps) {
  return (
    <section className="poster" aria-label={`${post}岗位码`}>
      <p className="poster-unit">{unit}</p>
      <h2>{post}</h2>
      <img src={`data:image/svg+xml,${encodeURIComponent(qrSvg(address))}`} alt={`打开${post}自查的二维码`} />
      <p className="poster-say">
        手机扫一扫,开始自查
        <br />
        {cycle}
      </p>
      <p>{list}</p>
      <p className="poster-code">{code}</p>
      <p className="poster-foot">
        扫不了码:登录安澜,打开「自查」,或在浏览器输入 {address}
        <br />
        发现险情先停机、先撤人,再报告
      </p>
    </section>
  )
}
