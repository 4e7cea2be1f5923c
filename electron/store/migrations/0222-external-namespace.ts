import type { Migration } from './list.ts';

/** Where the outside id of a grid row comes from stands beside it: how it is masked depends on that. */
export const externalNamespace: Migration = {
  version: 222,
  name: 'external-namespace',
  up: (db) =>
    void db.exec(`
ALTER TABLE person ADD COLUMN external_namespace TEXT;  -- of external_id
UPDATE person SET external_namespace = (
  SELECT min(identity.namespace) FROM identity JOIN member ON member.id = identity.member_id
  WHERE identity.value = person.external_id AND identity.namespace NOT IN ('phone', 'email')
    AND coalesce(member.effective_member_id, member.id) = person.member_id
) WHERE external_id IS NOT NULL;
`),
};
