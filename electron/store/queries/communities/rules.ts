import type { Changed } from '../../../../shared/contract/base.ts';
import type { RuleFields, RuleVersion } from '../../../../shared/contract/community-rules.ts';
import type { ReadDb, WriteDb } from '../../db.ts';
import { operate, type WriteEnv } from '../../log/operate.ts';
import { insertRow } from '../../log/rows.ts';
import { sql } from '../../statements.ts';
import { newUid } from '../../uid.ts';
import { label, requireCommunity } from './common.ts';

/** Every version of a community's rules, the newest first. */
export const listRules = (
  db: ReadDb | WriteDb,
  { communityUid }: { readonly communityUid: string },
): RuleVersion[] =>
  sql<RuleVersion>(
    db,
    `SELECT rule.uid, version, text, norms, sanctions, valid_from_date AS validFrom,
       operation.at_ms AS publishedAtMs, operation.actor AS publishedBy
     FROM community_rule AS rule JOIN operation ON operation.id = rule.op
     WHERE rule.community_id = ? ORDER BY version DESC, rule.id DESC`,
  ).all(requireCommunity(db, communityUid).id);

const blankIsNull = (text: string | null): string | null => (text === '' ? null : text);

/** Adds the next version; throws `not-found`. Nothing changes when it says what the newest says. */
export const publishRules = (
  db: WriteDb,
  args: RuleFields & { readonly communityUid: string },
  env: WriteEnv,
): Changed => {
  const { id, name } = requireCommunity(db, args.communityUid);
  const fields = {
    text: args.text,
    norms: blankIsNull(args.norms),
    sanctions: blankIsNull(args.sanctions),
    validFrom: args.validFrom,
  };
  const [newest] = listRules(db, args);
  if (
    newest !== undefined &&
    (['text', 'norms', 'sanctions', 'validFrom'] as const).every(
      (field) => newest[field] === fields[field],
    )
  )
    return { uid: newest.uid, operationUid: null };
  const version = (newest?.version ?? 0) + 1;
  const uid = newUid('community_rule', env);
  return operate(db, env, label('rules-published', { name, version }), (operation) => {
    insertRow(db, operation, 'community_rule', {
      uid,
      community_id: id,
      version,
      text: fields.text,
      norms: fields.norms,
      sanctions: fields.sanctions,
      valid_from_date: fields.validFrom,
    });
    return { uid, operationUid: operation.uid };
  });
};
