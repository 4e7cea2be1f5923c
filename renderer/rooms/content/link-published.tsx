import { Button, Select } from 'antd';
import { useState } from 'react';
import type { ContentItem } from '../../../shared/contract/content.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { Field } from '../../components/field.tsx';
import { useContentList, useContentMatches, useContentChange } from './queries.ts';
import { channelText } from './words.ts';

interface LinkPublishedProps {
  readonly item: ContentItem;
  readonly onLink: (publishedUid: string) => void;
}

/** "This planned item became that published one", chosen by hand. */
export const LinkPublished = ({ item, onLink }: LinkPublishedProps) => {
  const t = useT();
  const { language } = useAppearance();
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const found = useContentList({ states: ['published'], search }, 50).data?.rows ?? [];
  return (
    <Field label={t('content.link-title')} hint={t('content.link-hint')}>
      <div className="button-line">
        <Select
          aria-label={t('content.link-choose')}
          placeholder={t('content.link-choose')}
          style={{ flex: 1, minWidth: 0 }}
          showSearch={{ filterOption: false, onSearch: setSearch }}
          popupMatchSelectWidth={false}
          allowClear
          value={chosen}
          onChange={(next: string | undefined) => setChosen(next ?? null)}
          options={found
            .filter(({ uid }) => uid !== item.uid)
            .map(({ uid, title, channel, date }) => ({
              value: uid,
              label: `${title} · ${channelText(language, channel)} · ${date ?? ''}`,
            }))}
        />
        <Button disabled={chosen === null} onClick={() => chosen !== null && onLink(chosen)}>
          {t('content.link-do')}
        </Button>
      </div>
    </Field>
  );
};

/** Plans that imported items seem to fulfil, each connected with one press. */
export const Matches = () => {
  const t = useT();
  const { language } = useAppearance();
  const matches = useContentMatches().data ?? [];
  const { link, busy } = useContentChange();
  if (matches.length === 0) return null;
  return (
    <section
      className="content-matches"
      aria-label={t('content.matches', { count: matches.length })}
    >
      <strong>{t('content.matches', { count: matches.length })}</strong>
      <ul>
        {matches.map(({ planned, published }) => (
          <li key={planned.uid}>
            <span className="ellipsis">
              {t('content.match-line', {
                title: planned.title,
                planned: planned.date ?? t('content.no-date'),
                published: published.date ?? '',
                channel: channelText(language, published.channel),
              })}
            </span>
            <Button
              size="small"
              disabled={busy}
              onClick={() => void link(planned.uid, published.uid)}
            >
              {t('content.link-do')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
};
