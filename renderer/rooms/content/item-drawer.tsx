import { Button, Select, Spin } from 'antd';
import type { ContentFields, ContentItem } from '../../../shared/contract/content.ts';
import {
  contentStates,
  contentTypes,
  type ContentType,
} from '../../../shared/domain/content/kinds.ts';
import { PersonBox } from '../../components/person-input.tsx';
import { useT } from '../../app/appearance.tsx';
import { useEscape } from '../../components/escape.ts';
import { Drawer } from '../../components/drawer.tsx';
import { Failure } from '../../components/failure.tsx';
import { Field } from '../../components/field.tsx';
import { CommunitySelect } from '../events/community-select.tsx';
import { TextBox } from '../events/text-box.tsx';
import { ItemResults } from './item-results.tsx';
import { LinkPublished } from './link-published.tsx';
import { CreditFields, PlanFields } from './plan-fields.tsx';
import { useContentChange, useContentChoices, useContentItem } from './queries.ts';
import { SuggestBox } from './suggest-box.tsx';
import { WhenField } from './when-field.tsx';

interface ItemDrawerProps {
  readonly uid: string;
  readonly onClose: () => void;
  /** Another item: the original, a repetition, the copy just made. */
  readonly onOpen: (uid: string) => void;
}

/** Everything of one item, each field saved when it is left. */
export const ItemDrawer = ({ uid, onClose, onOpen }: ItemDrawerProps) => {
  const t = useT();
  const query = useContentItem(uid);
  const { archive, reuse, link } = useContentChange();
  useEscape(onClose);
  const item = query.data?.item;
  return (
    <Drawer
      title={item?.title ?? ''}
      label={t('content.details')}
      onClose={onClose}
      actions={
        item !== undefined && (
          <>
            <Button
              type="text"
              onClick={() => void reuse(uid).then((made) => made !== null && onOpen(made.uid))}
            >
              {t('content.reuse')}
            </Button>
            <Button
              type="text"
              danger={!item.archived}
              onClick={() =>
                void archive(uid, !item.archived).then(
                  (done) => done !== null && !item.archived && onClose(),
                )
              }
            >
              {t(item.archived ? 'content.restore' : 'content.remove')}
            </Button>
          </>
        )
      }
    >
      {query.isError ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : query.data === undefined ? (
        <Spin />
      ) : (
        <div className="form-column" key={uid}>
          {query.data.item.archived && <p className="watch">{t('content.in-trash')}</p>}
          <ItemFields item={query.data.item} />
          <ItemResults one={query.data} onOpen={onOpen} />
          {query.data.item.state !== 'published' && (
            <LinkPublished
              item={query.data.item}
              onLink={(published) =>
                void link(uid, published).then((done) => done !== null && onOpen(done.uid))
              }
            />
          )}
        </div>
      )}
    </Drawer>
  );
};

const ItemFields = ({ item }: { readonly item: ContentItem }) => {
  const t = useT();
  const { update } = useContentChange();
  const choices = useContentChoices().data;
  const save = (fields: Partial<ContentFields>): void => void update(item.uid, fields);
  const named = (
    list: readonly { readonly uid: string; readonly name: string }[],
    uid: string | null,
    name: string | null,
  ) => {
    const names = new Map(list.map((one) => [one.uid, one.name]));
    if (uid !== null && name !== null) names.set(uid, name);
    return [...names].map(([value, label]) => ({ value, label }));
  };
  return (
    <>
      <Field label={t('content.item-title')}>
        <TextBox
          label={t('content.item-title')}
          text={item.title}
          required
          maxLength={300}
          onSave={(title) => save({ title })}
        />
      </Field>
      <div className="form-pair">
        <Field label={t('content.state')}>
          <Select
            aria-label={t('content.state')}
            value={item.state}
            onChange={(state) => save({ state })}
            options={contentStates.map((value) => ({
              value,
              label: t(`content.state-${value}`),
            }))}
          />
        </Field>
        <Field label={t('content.owner')}>
          <PersonBox
            label={t('content.owner')}
            text={item.owner ?? ''}
            onSave={(owner) => save({ owner: owner === '' ? null : owner })}
          />
        </Field>
      </div>
      <Field label={t(item.state === 'published' ? 'content.published-on' : 'content.planned-for')}>
        <WhenField
          when={item.date === null ? null : { date: item.date, time: item.time }}
          onChange={(when) => {
            if (when !== null || item.state !== 'published') save({ when });
          }}
        />
      </Field>
      <div className="form-pair">
        <Field label={t('content.type')}>
          <Select
            aria-label={t('content.type')}
            allowClear
            placeholder={t('content.no-type')}
            value={item.type}
            onChange={(type: ContentType | undefined) => save({ type: type ?? null })}
            options={contentTypes.map((value) => ({ value, label: t(`content.type-${value}`) }))}
          />
        </Field>
        <Field label={t('content.channel')}>
          <SuggestBox
            label={t('content.channel')}
            text={item.channel}
            placeholder={t('content.no-channel')}
            suggestions={choices?.channels ?? []}
            onSave={(channel) => save({ channel })}
          />
        </Field>
      </div>
      <PlanFields item={item} themes={choices?.themes ?? []} onSave={save} />
      <Field label={t('content.community')}>
        <CommunitySelect
          uid={item.communityUid}
          name={item.communityName}
          onChange={(communityUid) => save({ communityUid })}
        />
      </Field>
      <div className="form-pair">
        {(
          [
            ['event', item.eventUid, item.eventName, choices?.events ?? []],
            ['campaign', item.campaignUid, item.campaignName, choices?.campaigns ?? []],
          ] as const
        ).map(([kind, uid, name, list]) => (
          <Field key={kind} label={t(`content.${kind}`)}>
            <Select
              aria-label={t(`content.${kind}`)}
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              popupMatchSelectWidth={false}
              placeholder="—"
              value={uid}
              options={named(list, uid, name)}
              onChange={(next: string | undefined) =>
                save(kind === 'event' ? { eventUid: next ?? null } : { campaignUid: next ?? null })
              }
            />
          </Field>
        ))}
      </div>
      {item.type === 'ugc' && <CreditFields item={item} onSave={save} />}
      <Field label={t('content.url')}>
        <TextBox
          label={t('content.url')}
          text={item.url ?? ''}
          maxLength={2000}
          onSave={(url) => save({ url: url === '' ? null : url })}
        />
      </Field>
      <Field label={t('content.note')}>
        <TextBox
          label={t('content.note')}
          text={item.note ?? ''}
          area
          maxLength={5000}
          onSave={(note) => save({ note: note === '' ? null : note })}
        />
      </Field>
    </>
  );
};
