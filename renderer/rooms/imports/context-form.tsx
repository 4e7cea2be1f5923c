import { Checkbox, DatePicker, Form, Input } from 'antd';
import type { contextNames } from '../../../shared/contract/imports.ts';
import { useT } from '../../app/appearance.tsx';
import { ZoneSelect } from '../../components/zone-select.tsx';
import type { SheetDraft } from './draft.ts';
import { EventSelect } from './event-select.tsx';
import { NameInput } from './name-input.tsx';

type ContextName = (typeof contextNames)[number];

const isHelped = (name: ContextName): name is Exclude<ContextName, 'zone' | 'currency'> =>
  name !== 'zone' && name !== 'currency';

interface ContextFormProps {
  readonly draft: SheetDraft;
  readonly onChange: (draft: SheetDraft) => void;
}

interface EntryProps {
  readonly id: string;
  readonly name: ContextName;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const Entry = ({ id, name, value, onChange }: EntryProps) => {
  const t = useT();
  const label = t(`imports.context-${name}`);
  switch (name) {
    case 'zone':
      return <ZoneSelect id={id} label={label} value={value} onChange={onChange} />;
    case 'event':
      return <EventSelect id={id} label={label} value={value} onChange={onChange} />;
    case 'community':
    case 'group':
      return <NameInput id={id} name={name} label={label} value={value} onChange={onChange} />;
    case 'namespace':
    case 'currency':
    case 'survey':
    case 'separator':
    case 'date':
    case 'campaign':
      return (
        <Input
          id={id}
          aria-label={label}
          value={value}
          maxLength={200}
          placeholder={t(`imports.context-${name}-blank`)}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    default:
      return name satisfies never;
  }
};

/** What the file does not say: asked here, in the same words as on the command line. */
export const ContextForm = ({ draft, onChange }: ContextFormProps) => {
  const t = useT();
  // Only who is in a group can leave it; a list of members alone says nothing of it.
  const list = draft.sheet.kind === 'group-members';
  if (draft.sheet.context.length === 0 && !list) return null;
  return (
    <section className="section">
      <h2>{t('imports.context')}</h2>
      <Form
        className="context-form"
        layout="horizontal"
        labelCol={{ flex: '240px' }}
        labelAlign="left"
        colon={false}
      >
        {draft.sheet.context.map(({ name, required }) => {
          const id = `context-${draft.sheet.name}-${name}`;
          const value = draft.context[name] ?? '';
          return (
            <Form.Item
              key={name}
              htmlFor={id}
              label={t(`imports.context-${name}`)}
              required={required}
              {...(required && value.trim() === '' ? { validateStatus: 'warning' as const } : {})}
              {...(isHelped(name) ? { extra: t(`imports.context-${name}-help`) } : {})}
            >
              <Entry
                id={id}
                name={name}
                value={value}
                onChange={(next) =>
                  onChange({ ...draft, context: { ...draft.context, [name]: next } })
                }
              />
            </Form.Item>
          );
        })}
        {list && (
          <Form.Item
            label={t('imports.whole-list')}
            htmlFor={`full-list-${draft.sheet.name}`}
            extra={t('imports.whole-list-help')}
          >
            <Checkbox
              id={`full-list-${draft.sheet.name}`}
              aria-label={t('imports.whole-list')}
              checked={draft.fullListAsOf !== null}
              onChange={(event) =>
                onChange({
                  ...draft,
                  fullListAsOf: event.target.checked ? todayText() : null,
                })
              }
            />
            {draft.fullListAsOf !== null && (
              <DatePicker
                className="full-list-date"
                aria-label={t('imports.whole-list-date')}
                placeholder={draft.fullListAsOf}
                allowClear={false}
                onChange={(date) => {
                  if (date !== null)
                    onChange({ ...draft, fullListAsOf: date.format('YYYY-MM-DD') });
                }}
              />
            )}
          </Form.Item>
        )}
      </Form>
    </section>
  );
};

const todayText = (): string => new Intl.DateTimeFormat('sv-SE').format(Date.now());
