/** Encodings that write two bytes a character and are told apart by what the bytes mean. */
export type DoubleByteEncoding = 'gb18030' | 'big5' | 'shift_jis';

/** The hundred most frequent characters of written Chinese, both scripts, and of our headers. */
const frequent = new Set(
  '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运名姓手机号码邮箱报名签到时间订单会员群昵称備註姓名電話號碼會員訂單報名時間狀態們來為國說時個這對於過發經現當動樣開實無與長機間關點將兩應戰頭體見産産業問'.split(
    '',
  ),
);

/** What a character is worth: the first level of each standard holds what people write. */
const FIRST_LEVEL = 1;
const MARK = 0.8;
const SECOND_LEVEL = 0.35;
const RARE = 0.05;
const BROKEN = -6;

interface Step {
  readonly bytes: number;
  readonly worth: number;
}

/** One character at `at`, whose first byte is 0x80 or higher. */
const steps: Readonly<Record<DoubleByteEncoding, (bytes: Buffer, at: number) => Step>> = {
  gb18030: (bytes, at) => {
    const lead = bytes[at]!;
    const trail = bytes[at + 1] ?? 0;
    if (lead === 0x80 || lead === 0xff) return { bytes: 1, worth: BROKEN };
    if (trail >= 0x30 && trail <= 0x39) {
      const third = bytes[at + 2] ?? 0;
      const fourth = bytes[at + 3] ?? 0;
      const whole = third >= 0x81 && third !== 0xff && fourth >= 0x30 && fourth <= 0x39;
      return whole ? { bytes: 4, worth: SECOND_LEVEL } : { bytes: 1, worth: BROKEN };
    }
    if (trail < 0x40 || trail === 0x7f || trail === 0xff) return { bytes: 1, worth: BROKEN };
    // The part of GB 2312 lies where both bytes are high; around it stands what GBK added.
    if (trail < 0xa1 || lead < 0xa1) return { bytes: 2, worth: RARE };
    if (lead === 0xa1 || lead === 0xa3) return { bytes: 2, worth: MARK };
    if (lead >= 0xb0 && lead <= 0xd7) return { bytes: 2, worth: FIRST_LEVEL };
    if (lead >= 0xd8 && lead <= 0xf7) return { bytes: 2, worth: SECOND_LEVEL };
    return { bytes: 2, worth: RARE };
  },
  big5: (bytes, at) => {
    const lead = bytes[at]!;
    const trail = bytes[at + 1] ?? 0;
    const inside = (trail >= 0x40 && trail <= 0x7e) || (trail >= 0xa1 && trail <= 0xfe);
    if (lead < 0x81 || lead === 0xff || !inside) return { bytes: 1, worth: BROKEN };
    if (lead >= 0xa4 && lead <= 0xc6) return { bytes: 2, worth: FIRST_LEVEL };
    if (lead === 0xa1 || lead === 0xa2) return { bytes: 2, worth: MARK };
    if (lead >= 0xc9 && lead <= 0xf9) return { bytes: 2, worth: SECOND_LEVEL };
    return { bytes: 2, worth: RARE };
  },
  shift_jis: (bytes, at) => {
    const lead = bytes[at]!;
    // Narrow kana are old systems' only; in Chinese text read this way they stand everywhere.
    if (lead >= 0xa1 && lead <= 0xdf) return { bytes: 1, worth: RARE };
    const trail = bytes[at + 1] ?? 0;
    const inside = trail >= 0x40 && trail <= 0xfc && trail !== 0x7f;
    if (lead === 0x80 || lead === 0xa0 || lead > 0xfc || !inside)
      return { bytes: 1, worth: BROKEN };
    if (lead === 0x82 || lead === 0x83) return { bytes: 2, worth: FIRST_LEVEL };
    if (lead === 0x81) return { bytes: 2, worth: MARK };
    if (lead >= 0x88 && lead <= 0x97) return { bytes: 2, worth: FIRST_LEVEL };
    if (lead <= 0x9f || (lead >= 0xe0 && lead <= 0xea)) return { bytes: 2, worth: SECOND_LEVEL };
    return { bytes: 2, worth: RARE };
  },
};

/** How much bytes look like text of an encoding: up to 1 by place in its standard, and by use. */
export const plausibility = (bytes: Buffer, encoding: DoubleByteEncoding): number => {
  const step = steps[encoding];
  let characters = 0;
  let worth = 0;
  for (let at = 0; at < bytes.length;) {
    if (bytes[at]! < 0x80) {
      at += 1;
      continue;
    }
    const one = step(bytes, at);
    characters += 1;
    worth += one.worth;
    at += one.bytes;
  }
  if (characters === 0) return 0;
  let common = 0;
  for (const character of new TextDecoder(encoding).decode(bytes))
    if (frequent.has(character)) common += 1;
  return (worth + common) / (2 * characters);
};
