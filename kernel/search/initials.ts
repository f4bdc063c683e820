import { pinyin } from 'pinyin-pro'

/** 拼音首字母: 南宁邕水冷链 → nnysll; letters and digits stay as they are. Names of several readings are read as place names are. */
export const initialsOf = (name: string): string =>
  pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' }).join('').toLowerCase()
