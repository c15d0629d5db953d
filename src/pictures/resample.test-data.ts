import type { Size } from '../domain/geometry.ts'

/** What Pillow 9.4 makes of noise by `resize(to, Image.BICUBIC)`. */
interface PillowCase {
  readonly from: Size
  readonly to: Size
  readonly seed: number
  /** RGB, row by row, in hex; its SHA-256 where it is long. */
  readonly rgb: string
}

const of = (
  from: readonly [number, number],
  to: readonly [number, number],
  seed: number,
  rgb: string,
): PillowCase => ({
  from: { width: from[0], height: from[1] },
  to: { width: to[0], height: to[1] },
  seed,
  rgb,
})

/** RGBA noise: bits 16 to 23 of a linear congruential generator (1103515245, 12345, 31 bits), alpha left out. */
export function noise({ width, height }: Size, seed: number): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(width * height * 4).fill(255)
  let state = seed
  for (let at = 0; at < pixels.length; at += 1) {
    if (at % 4 === 3) continue
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff
    pixels[at] = (state >> 16) & 255
  }
  return pixels
}

export const pillowCases: readonly PillowCase[] = [
  of(
    [12, 9],
    [5, 4],
    1,
    'b17f87a8739271798e6d74677680788a61663f8165807d59a1608480867876a67a708364837e5f8e8b8c767a816a619aa1727c88767e877966819597',
  ),
  of(
    [5, 4],
    [12, 9],
    2,
    '8501ff8027ff7989ff68ece142ffa413f75b00e12e00bc18108e15794d30de1850ff025d9d1ce0993de19392e085e4d365eaab3ecd7625b94915ad1f2295116c613bb6326cd41f7ddb5d5ada7165d8a78ad1d1afbfabbba566b5895b8867882d50a5054e8f545371b25867cefc9200fa9a10f7b74ff3c097f478c9f215e9d512c29e6d4b67b41132b56e0aa4de00a0ffc98d2ec1953eaab27199bdacb57ad5dc1ef0c91dda78768b38ba5e25b88824a4c0239fcf828282758b8b51a8a238b7bc6882d2ad38e3a23adc4288bb04c19e1db18f499388588a844d9ac14a9ab83ea0a03b9a8c5f67a18c2ac27f39bf37979806d37316b05a357c4a3e6a4425b9f12fafd6489a8f627a4d6f466571139b6030963aa3591ce72512b0151164110f490e13c6ff22b8e44a9889706d3373384c650a8b522d863ba94024f00710b000035900003a00',
  ),
  of(
    [7, 5],
    [3, 11],
    3,
    '61a988355f718847a765b885466b717b52a56fdc7c6e87735b6aa07ce87788976f52889d8eb77c7c855a83ada2958a7f6c754ea9bda07e90796e8566968e895f9c6c7395856f546c58714d7277874d57585a372b70497d2f744a5b1d1b6f3679217f44',
  ),
  of([1, 1], [3, 2], 4, '1966fb1966fb1966fb1966fb1966fb1966fb'),
  of([9, 1], [4, 1], 5, 'b07663a53e997547c053b392'),
  of([1, 6], [1, 4], 6, '9998bac86b437c99b3a58b36'),
  of([40, 30], [3, 2], 7, '8883807a89838480777e7a7779837d7c867c'),
  of(
    [6, 6],
    [6, 4],
    8,
    '509db493bd287029247789575b3d669eca82ca1050e2cd745e9c2b868f4fe4d3b2438cad987070c42e7133643288aa5b799ad67d856fa0945b71a6be8199878465fe217c9287bd93',
  ),
  of(
    [6, 6],
    [4, 6],
    9,
    'da789e97b666ba5e95445af935db566fae73808794285852989ab129289a5922c1cabea38053e2405b94516a0591b0851eecd5727cb7897dc469c9d1aa1e4f37959b0eac806be276',
  ),
  of([3, 2], [1, 1], 10, 'c56b87'),
  of(
    [4, 4],
    [4, 4],
    11,
    '85d86bac9896f7a619122ddf400bf515ae80e1a715eeb13ba746a21240b07b265202550994ff2d7c6a502bd21342af03',
  ),
  of(
    [13, 7],
    [12, 6],
    12,
    '6183d9903c62316422461c489729a8986c8a74ad917b9876ab562da752d8d1de5f719b5d7aee93664077ad218b4da5cb6da1979ece3e73f930458aa754c4c35da9d4748275355a7545efa7fa8c85d37a618935844e9f48b3d67dc9a27370ab5aafd43c878a655052e07fbac84e66d985663f81969c35375973be6064b0689e56916a807c7782a45f4067155f929b675fbc29638f80556c46b357b9127caeba7173c8674da9589c4b6347b97600d3bc2bc548239667a261564f41a1824b93a8c670d98ec96ab89c2facb34e54b7b36f426d6027a5a2ae5b44',
  ),
  of([640, 480], [97, 203], 21, 'sha256:151baf8c075644caa4dd751165ba6f554c79b727984632518e45074016eecab4'),
  of([97, 203], [640, 480], 22, 'sha256:4515d02aae1845bf001bc6195e1f96f00aca7174d115b7aeb3482d427cf823f4'),
  of([1001, 37], [1000, 36], 23, 'sha256:007bd8ffe43407656858f5191a5747c84c04bc1bf9a89aa23d17b1b733ab822d'),
]
