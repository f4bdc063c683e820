import loaded from 'gcoord'
import type { Crs } from './terms.ts'

/** The package is CommonJS with types of an ES module: what is imported is what it calls its default. */
const gcoord = loaded as unknown as typeof loaded.default

type Point = readonly [lon: number, lat: number]

/** A point of a list as it is stored: WGS84, to the centimetre. CGCS2000 differs from it by less than that. */
export function toWgs84([lon, lat]: Point, crs: Crs): [number, number] {
  if (crs !== 'GCJ02') return [lon, lat]
  const [x, y] = gcoord.transform([lon, lat], gcoord.GCJ02, gcoord.WGS84) as [number, number]
  return [round(x), round(y)]
}
const round = (degrees: number): number => Math.round(degrees * 1e7) / 1e7

/** From so many telling rows on, and when so large a share of them agrees, a list is said to be in another system than marked. */
const telling = { rows: 5, share: 0.8 }

/** Counts what rows say about the reference system of their list. */
export class Drift {
  private counts = { asMarked: 0, gcj02: 0 }

  hear(says: 'asMarked' | 'gcj02' | undefined): void {
    if (says) this.counts[says] += 1
  }

  /** A sentence when the list marked WGS84 looks like GCJ-02; null otherwise. */
  warning(): string | null {
    const { asMarked, gcj02 } = this.counts
    if (gcj02 < telling.rows || gcj02 / (asMarked + gcj02) < telling.share) return null
    return `坐标标注为 WGS84,但有 ${gcj02} 行按高德、腾讯地图坐标(GCJ-02)才与所在县(区)或已登记位置相符,整体偏移约 500 米;请核对坐标来源,必要时改选 GCJ-02 重新检查`
  }
}
