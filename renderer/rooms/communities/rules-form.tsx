import { Input, Modal } from 'antd';
import { useState } from 'react';
import type { RuleVersion } from '../../../shared/contract/community-rules.ts';
import { useT } from '../../app/appearance.tsx';
import { DateField } from '../../components/date-field.tsx';
import { client } from '../../rpc/client.ts';
import { useCommunityChange } from './queries.ts';

interface RulesFormProps {
  readonly communityUid: string;
  /** What the new version begins with. */
  readonly newest: RuleVersion | null;
  readonly today: string;
  readonly onClose: () => void;
  readonly onPublished: (uid: string) => void;
}

/** Writes the next version of the rules; the old ones stay. */
export const RulesForm = (props: RulesFormProps) => {
  const { communityUid, newest, today, onClose, onPublished } = props;
  const t = useT();
  const { change, busy } = useCommunityChange();
  const [text, setText] = useState(newest?.text ?? '');
  const [norms, setNorms] = useState(newest?.norms ?? '');
  const [sanctions, setSanctions] = useState(newest?.sanctions ?? '');
  const [validFrom, setValidFrom] = useState<string | null>(today);
  const version = (newest?.version ?? 0) + 1;
  const blank = text.trim() === '';
  const publish = (): void =>
    void change('communities.rules-published', () =>
      client.communities.rules.publish({
        communityUid,
        text,
        norms: norms.trim() === '' ? null : norms,
        sanctions: sanctions.trim() === '' ? null : sanctions,
        validFrom: validFrom ?? today,
      }),
    ).then(
      ({ uid }) => {
        onPublished(uid);
        onClose();
      },
      () => null,
    );
  const part = (
    name: 'text' | 'norms' | 'sanctions',
    value: string,
    set: (next: string) => void,
  ) => (
    <label className="wide">
      {t(`communities.rules-${name}`)}
      <Input.TextArea
        maxLength={20_000}
        autoSize={{ minRows: name === 'text' ? 6 : 2, maxRows: 14 }}
        value={value}
        onChange={({ target }) => set(target.value)}
      />
      {name === 'text' && blank && (
        <span className="quiet">{t('communities.rules-need-text')}</span>
      )}
    </label>
  );
  return (
    <Modal
      open
      width={680}
      title={t(newest === null ? 'communities.rules-first' : 'communities.rules-new')}
      okText={t('communities.rules-publish-do', { version })}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: blank, loading: busy }}
      onOk={publish}
      onCancel={onClose}
    >
      <div className="member-form">
        {part('text', text, setText)}
        {part('norms', norms, setNorms)}
        {part('sanctions', sanctions, setSanctions)}
        <label>
          {t('communities.rules-from')}
          <DateField
            label={t('communities.rules-from')}
            value={validFrom}
            onChange={setValidFrom}
          />
        </label>
        {newest !== null && <p className="quiet wide">{t('communities.rules-old-stay')}</p>}
      </div>
    </Modal>
  );
};
