/** 隐患类别: what kind of thing is wrong; one list for reports, findings and ledgers. */
export const hazardCategories = [
  { code: 'fire', label: '消防与疏散' },
  { code: 'electric', label: '电气线路与用电' },
  { code: 'hazchem', label: '危险化学品' },
  { code: 'machine', label: '机械设备与防护' },
  { code: 'special', label: '特种设备' },
  { code: 'height', label: '高处与临边' },
  { code: 'confined', label: '有限空间' },
  { code: 'dust', label: '粉尘涉爆' },
  { code: 'traffic', label: '车辆与运输' },
  { code: 'structure', label: '建筑与场地' },
  { code: 'management', label: '制度、培训与台账' },
  { code: 'other', label: '其他' },
] as const
