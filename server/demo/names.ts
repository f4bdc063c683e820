import type { Dice } from './dice.ts'

/** Invented names: characters drawn one by one, nobody in particular. */
const surnames = [
  ...'李王张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦覃蒙莫农甘',
]
const given = [
  ...'文志明海建国华平军伟芳丽秀英敏静强磊洋勇艳杰娟涛超霞刚玲桂兰凤洁梅琳素云莲真环雪荣爱妹香月莺媛瑞凡佳嘉琼勤珍贞莉成康星光天达安岩中茂进林有坚和彪博诚先敬震振壮会思群豪心邦承乐绍功松善厚庆民友裕河哲江浩亮政谦亨奇固之轮翰朗伯宏言若鸣朋斌',
]

/** A personal name of two or three characters. */
export const personName = (dice: Dice): string => dice.pick(surnames) + dice.pick(given) + (dice.chance(0.75) ? dice.pick(given) : '')

const first = [...'澄朗旭沐岚砚栩泓霁煦皓柏筠屿禾穗铎钧骏翎璟衡煜序垚芷苒昶笙榆桉桓淞湛澜']
const second = [...'川岳洲野原桥帆桐枫汐璞垣泽澍骐麓峤岭溪渡湾坪塬堤庐亭舟锦缘翊辰']

/** An invented brand of two characters. */
export const brand = (dice: Dice): string => dice.pick(first) + dice.pick(second)

const suffixes = ['有限公司', '有限公司', '有限公司', '有限责任公司', '股份有限公司']

/** 南宁澄川水产冷冻食品有限公司. */
export const enterpriseName = (dice: Dice, region: string, words: string): string =>
  `${dice.pick(['南宁', '广西', region])}${brand(dice)}${words}${/(店|院|校|园|场|站|厂|队|社)$/.test(words) ? '' : dice.pick(suffixes)}`

/** Pads a name to exactly `length` characters, as some registered names really run on. */
export function longName(dice: Dice, region: string, words: string, length: number): string {
  const middle = '新型环保节能材料研发生产加工销售仓储运输综合服务示范基地运营管理投资建设发展促进合作'
  const head = `广西壮族自治区南宁市${region}${brand(dice)}${words}`
  const tail = '股份有限公司'
  return head + [...middle].slice(0, Math.max(0, length - head.length - tail.length)).join('') + tail
}

/** An eleven-digit number outside the ranges in use, so that nobody's telephone rings. */
export const phone = (dice: Dice): string => `100${String(dice.int(0, 99_999_999)).padStart(8, '0')}`
