/** Traditional characters that occur in headers, each followed by its simplified form. */
const traditional =
  '員员號号機机電电話话郵邮時时間间報报訂订單单狀状態态會会級级積积點点標标籤签來来請请稱称羣群組组別别歲岁齡龄區区縣县職职務务業业註注冊册後后發发訊讯內内類类閱阅讀读讚赞轉转評评論论預预費费實实際际額额貨货買买賣卖數数開开結结簽签優优運运場场參参與与備备負负責责權权編编創创動动戰战線线題题臺台檔档處处聯联絡络網网頁页週周顧顾觀观產产從从繫系應应審审覽览碼码戶户總总購购歷历學学國国證证銷销導导領领獎奖計计問问滿满願愿議议見见價价錢钱團团隊队進进離离關关餘余儲储禮礼贈赠達达檢检驗验經经過过規规項项幣币據据給给寫写現现帶带屬属遞递傳传簡简錯错擇择顯显變变換换歸归獲获擔担親亲兒儿婦妇齊齐醫医藥药個个賓宾錄录記记設设續续稅税銀银帳帐連连擊击瀏浏庫库確确認认補补營营廣广樓楼鄉乡鎮镇為为暱昵覆复';
const simplify = new Map<string, string>();
{
  const characters = [...traditional];
  for (let i = 0; i + 1 < characters.length; i += 2)
    simplify.set(characters[i]!, characters[i + 1]!);
}

/**
 * A header as it is compared: half-width, without spaces, marks, units in brackets, line breaks and
 * separators, lower-case, traditional characters simplified.
 */
export const normaliseHeader = (header: string): string =>
  [...header.normalize('NFKC').toLowerCase()]
    .map((character) => simplify.get(character) ?? character)
    .join('')
    .replaceAll(/[\s\ufeff*:：_\-–—·.#"'“”]/g, '')
    .replaceAll(
      /[(（[【](?:元|人|次|条|个|分|必填|选填|单选|多选|rmb|cny|¥|￥|件|yyyymmdd|yyyy\/mm\/dd)[)）\]】]/g,
      '',
    )
    .replaceAll(/[()（）[\]【】]/g, '');

/** A header without what stands in brackets behind its words: `手机号（备注）`, `Total (net)`. */
export const withoutBrackets = (header: string): string =>
  header.normalize('NFKC').replaceAll(/[([【][^)\]】]*[)\]】]/g, '');

/** Names for repeated and blank headers: `x`, `x (2)`, `#5`. */
export const uniqueHeaders = (headers: readonly string[]): string[] => {
  const seen = new Map<string, number>();
  const given = new Set<string>();
  return headers.map((header, index) => {
    const name = header.trim() === '' ? `#${index + 1}` : header.trim();
    let times = (seen.get(name) ?? 0) + 1;
    let unique = times === 1 ? name : `${name} (${times})`;
    // A file may hold what looks like one of these names already.
    while (given.has(unique)) unique = `${name} (${(times += 1)})`;
    seen.set(name, times);
    given.add(unique);
    return unique;
  });
};

/** Stable text of a header row: files of the same shape share a recipe. */
export const headerFingerprint = (headers: readonly string[]): string =>
  headers.map(normaliseHeader).join('\u001f');
