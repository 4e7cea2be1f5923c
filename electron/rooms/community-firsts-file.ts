import { firstMeasures } from '../../shared/domain/communities/first-members.ts';
import { translate, type MessageKey } from '../../shared/messages/translate.ts';
import { createXlsx } from '../imports/write/xlsx-writer.ts';
import type { RoomContext } from './context.ts';

/** A workbook of the first hundred of a community with the evidence for each; phones masked. */
export const writeFirsts = async (
  context: RoomContext,
  question: { readonly communityUid: string; readonly today: string; readonly nowMs: number },
): Promise<{ readonly handle: string }> => {
  const session = context.session();
  const language = context.language();
  const say = (key: MessageKey): string => translate(language, key);
  const { communityUid, today } = question;
  const [{ community }, { members }, { from, to, listed }, contacts] = await Promise.all([
    session.read('communities.detail', { uid: communityUid, today }),
    session.read('communities.firsts', { communityUid }),
    session.read('communities.firstCandidates', question),
    session.read('communities.firstContacts', { communityUid }),
  ]);
  const title = say('firsts.title');
  const { handle, path } = context.files.output(`${community.name} ${title}.xlsx`);
  const book = createXlsx(path);
  const evidence = new Map(listed.map((one) => [one.memberUid, one]));
  const phones = new Map(contacts.map(({ uid, phone }) => [uid, phone]));
  const sheet = book.sheet(title, [
    { header: say('firsts.name'), width: 20 },
    { header: say('firsts.phone'), width: 16 },
    { header: say('firsts.status'), width: 12 },
    { header: say('firsts.note'), width: 36 },
    { header: say('firsts.remark'), width: 18 },
    { header: say('firsts.score'), width: 8 },
    ...firstMeasures.map((measure) => ({ header: say(`firsts.measure-${measure}`), width: 12 })),
    { header: say('firsts.evidence-from'), width: 12 },
    { header: say('firsts.evidence-to'), width: 12 },
  ]);
  for (const line of members) {
    const found = evidence.get(line.memberUid);
    const score = found?.score ?? null;
    sheet.row([
      line.name,
      phones.get(line.uid) ?? null,
      say(`firsts.status-${line.status}`),
      line.note,
      line.state === 'fine' ? null : say(`firsts.state-${line.state}`),
      score === null ? null : { value: Math.round(score * 10) / 10, format: 'decimal' },
      ...firstMeasures.map((measure) => found?.measures[measure] ?? null),
      { date: from },
      { date: to },
    ]);
  }
  sheet.close();
  book.finish();
  return { handle };
};
