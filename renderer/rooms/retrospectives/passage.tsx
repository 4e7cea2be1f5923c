import { Input } from 'antd';
import { useState } from 'react';
import type { passageSections } from '../../../shared/contract/retrospectives.ts';
import { useT } from '../../app/appearance.tsx';
import { useChange } from '../../app/change.ts';
import { client } from '../../rpc/client.ts';

interface PassageProps {
  readonly campaignUid: string;
  readonly section: (typeof passageSections)[number];
  readonly text: string;
  readonly readOnly: boolean;
}

/** The operator's words of one section, saved when the box is left. */
export const Passage = ({ campaignUid, section, text, readOnly }: PassageProps) => {
  const t = useT();
  const { change } = useChange('retrospectives');
  const [draft, setDraft] = useState(text);
  if (readOnly)
    return text
      .split(/\n+/)
      .filter((line) => line !== '')
      .map((line) => <p key={line}>{line}</p>);
  const save = (): void => {
    const next = draft.trim();
    if (next === text) return;
    change('retrospectives.saved', () =>
      client.retrospectives.setPassage({ campaignUid, section, text: next }),
    ).catch(() => null);
  };
  return (
    <Input.TextArea
      className="passage"
      aria-label={t('retrospectives.words-for', { section: t(`retrospectives.${section}`) })}
      placeholder={t(`retrospectives.hint-${section}`)}
      value={draft}
      autoSize={{ minRows: 2, maxRows: 20 }}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={save}
    />
  );
};
