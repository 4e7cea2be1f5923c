import { describe, expect, it } from 'vitest';
import { accountLines, agreement } from '../../../../renderer/rooms/members/duplicate-lines.ts';
import type { MergeProposal } from '../../../../shared/contract/members.ts';

type Identity = MergeProposal['sides'][0]['identities'][number];

const pair = (
  evidence: MergeProposal['evidence'],
  one: readonly Identity[],
  other: readonly Identity[],
): MergeProposal =>
  ({ evidence, sides: [{ identities: one }, { identities: other }] }) as unknown as MergeProposal;
const masked = (namespace: string, value: string): Identity => ({
  namespace,
  value,
  masked: true,
});
const agreements = (proposal: MergeProposal) =>
  Object.fromEntries(
    accountLines('en', proposal).map((line) => [line.key, agreement(line)] as const),
  );

describe('accounts of two people side by side', () => {
  it('calls masked accounts alike only where the shared contact is known', () => {
    const phone = masked('phone', '+86138****0001');
    const proposal = pair(
      [{ by: 'phone', value: phone.value }],
      [phone, masked('wecom', '***'), masked('email', 'a***@example.com')],
      [phone, masked('wecom', '***'), masked('email', 'b***@example.com')],
    );
    expect(agreements(proposal)).toEqual({
      'account phone': 'same',
      'account email': 'differs',
      'account wecom': null,
    });
  });

  it('compares accounts in the open as they are', () => {
    const open = (value: string): Identity => ({ namespace: 'shop', value, masked: false });
    expect(agreements(pair([], [open('1')], [open('1')]))).toEqual({ 'account shop': 'same' });
    expect(agreements(pair([], [open('1')], [open('2')]))).toEqual({ 'account shop': 'differs' });
    expect(agreements(pair([], [open('1')], []))).toEqual({ 'account shop': null });
  });
});
