/** The ids whose rows count for member `@id`: rows stay with the member they were recorded for. */
export const own = '(SELECT @id UNION ALL SELECT id FROM member WHERE effective_member_id = @id)';
