import type { Place, PlaceDirectory } from '#kernel/place/directory.ts'

/** Where a list says that something lies, in whatever parts it says so. */
export interface Whereabouts {
  /** A code of 6, 9 or 12 digits, or a name from the county down in one piece. */
  division: string
  county: string
  town: string
  village: string
}

export type Found = { place: Place } | { say: string; field: keyof Whereabouts }

const county = 3
const town = 4

/** Endings that lists leave out: 新竹 is 新竹街道, 凤岭北 is 凤岭北社区居民委员会. */
const endings =
  /(?:壮族自治县|自治县|街道办事处|街道|社区居委会|社区居民委员会|社区|村民委员会|村委会|居委会|居民委员会|村|镇|乡|县|区|市)$/
const bare = (name: string): string => (name.length > 2 ? name.replace(endings, '') : name)

/** The place meant, present divisions only; old codes and names stand for what replaced them. At least a township. */
export function findPlace(places: PlaceDirectory, said: Whereabouts): Found {
  const text = said.division.replaceAll(/[\s/>-]/g, '')
  if (/^\d+$/.test(text)) return byCode(places, text)
  if (text !== '' && said.county === '' && said.town === '') return byFullName(places, text)
  const counties = places.all.filter((one) => one.level === county && one.kind !== 'city')
  const inCounty = said.county === '' ? undefined : named(counties, said.county)
  if (said.county !== '' && !inCounty) return { field: 'county', say: `没有「${said.county}」这个县(市、区)` }
  const present = inCounty && places.present(inCounty.code)
  if (said.town === '') return { field: 'town', say: '请填写所在乡镇(街道)' }
  const towns = present ? places.under(present.code) : places.all.filter((one) => one.level === town && one.until === null)
  const matching = allNamed(towns, said.town)
  if (matching.length > 1) return { field: 'county', say: `本市不止一个「${said.town}」,请填写所在县(市、区)` }
  const [inTown] = matching
  if (!inTown) return { field: 'town', say: `${present?.name ?? '本市'}没有「${said.town}」这个乡镇(街道)` }
  if (said.village === '') return { place: inTown }
  const village = named(places.under(inTown.code), said.village)
  return village
    ? { place: village }
    : { field: 'village', say: `${inTown.name}没有「${said.village}」这个村(社区);不确定的可以留空,只填到乡镇` }
}

const allNamed = (among: readonly Place[], name: string): Place[] => {
  const exact = among.filter((one) => one.name === name)
  return exact.length > 0 ? exact : among.filter((one) => bare(one.name) === bare(name))
}
const named = (among: readonly Place[], name: string): Place | undefined => allNamed(among, name)[0]

function byCode(places: PlaceDirectory, digits: string): Found {
  const place = places.present(digits.padEnd(12, '0'))
  if (!place) return { field: 'division', say: `没有区划代码 ${digits},请核对(12 位统计用区划代码)` }
  return place.level < town ? { field: 'division', say: `${place.name}范围太大,请填到乡镇(街道)或村(社区)` } : { place }
}

/** 南宁市青秀区新竹街道新竹社区, with or without what stands before the county. */
function byFullName(places: PlaceDirectory, text: string): Found {
  const said = text.replace(/^广西壮族自治区/, '').replace(/^南宁市?/, '')
  const counties = places.all.filter((one) => one.level === county && one.until === null)
  const inCounty = counties.find((one) => said.startsWith(one.name)) ?? counties.find((one) => said.startsWith(bare(one.name)))
  if (!inCounty) return { field: 'division', say: `「${text}」里没有认出县(市、区),请写作“青秀区新竹街道新竹社区”或填区划代码` }
  const rest = said.startsWith(inCounty.name) ? said.slice(inCounty.name.length) : said.slice(bare(inCounty.name).length)
  const inTown = longest(places.under(inCounty.code), rest)
  if (!inTown) return { field: 'division', say: `「${text}」里没有认出${inCounty.name}的乡镇(街道)` }
  const village = longest(places.under(inTown.place.code), rest.slice(inTown.length))
  return { place: village?.place ?? inTown.place }
}

/** The place whose name the text begins with; the longest wins. */
function longest(among: readonly Place[], text: string): { place: Place; length: number } | undefined {
  return among
    .flatMap((place) =>
      [place.name, bare(place.name)].filter((name) => name !== '' && text.startsWith(name)).map((name) => ({ place, length: name.length })),
    )
    .sort((a, b) => b.length - a.length)[0]
}
