import { terms } from '#kernel/terms/terms.ts'

/** 送达方式 (行政处罚法 art. 61; 民事诉讼法 by reference). */
export const deliveryModes = terms([
  { code: 'direct', label: '直接送达' },
  { code: 'left', label: '留置送达', means: '拒收时注明情况并由见证人证明' },
  { code: 'entrusted', label: '委托送达' },
  { code: 'post', label: '邮寄送达' },
  { code: 'announcement', label: '公告送达' },
  { code: 'electronic', label: '电子送达', means: '须有送达确认书' },
])
