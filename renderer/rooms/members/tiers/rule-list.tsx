import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons';
import { Button, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import type { ConditionGroup } from '../../../../shared/contract/conditions.ts';
import { MAX_TIERS, type RuleProblem } from '../../../../shared/contract/tiers.ts';
import { seriesColours } from '../../../../shared/domain/look.ts';
import { useT } from '../../../app/appearance.tsx';
import { Field } from '../../../components/field.tsx';
import { moved } from './draft.ts';
import { RuleConditions } from './rule-conditions.tsx';
import { ruleText } from './words.ts';
import { useAbout } from './use-about.ts';

/** What tiers and stages of the growth path share. */
export interface Ruled {
  readonly uid: string | null;
  readonly name: string;
  readonly conditions: ConditionGroup;
  readonly support: string;
  readonly graceDays?: number;
  readonly series?: number;
}
export type Problem = Pick<RuleProblem, 'place'> & {
  readonly problem: RuleProblem['problem'] | 'no-name';
};

interface RuleListProps<Rule extends Ruled> {
  readonly rules: readonly Rule[];
  readonly problems: readonly Problem[];
  readonly onChange: (rules: Rule[]) => void;
  /** A condition of the open rule misses something. */
  readonly onIncomplete: (incomplete: boolean) => void;
  readonly add: string;
  readonly fresh: () => Rule;
}

/** Rules from the top, one of them open for editing. */
export const RuleList = <Rule extends Ruled>({
  rules,
  problems,
  onChange,
  onIncomplete,
  add,
  fresh,
}: RuleListProps<Rule>) => {
  const t = useT();
  const [open, setPlace] = useState<number | null>(null);
  const setOpen = (place: number | null): void => {
    setPlace(place);
    onIncomplete(false);
  };
  const change = (place: number, part: Partial<Ruled>): void =>
    onChange(rules.map((rule, at) => (at === place ? { ...rule, ...part } : rule)));
  const move = (place: number, by: -1 | 1): void => {
    onChange(moved(rules, place, by));
    if (open === place) setPlace(place + by);
    else if (open === place + by) setPlace(place);
  };
  return (
    <>
      <ol className="tier-rules">
        {rules.map((rule, place) => (
          <li
            key={rule.uid ?? `new-${place}`}
            data-bad={problems.some((one) => one.place === place)}
          >
            <RuleHead
              rule={rule}
              open={open === place}
              onOpen={() => setOpen(open === place ? null : place)}
              onUp={place === 0 ? null : () => move(place, -1)}
              onDown={place === rules.length - 1 ? null : () => move(place, 1)}
              onRemove={() => {
                onChange(rules.filter((_, at) => at !== place));
                setOpen(null);
              }}
            />
            {problems
              .filter((one) => one.place === place)
              .map(({ problem }) => (
                <p key={problem} className="bad small" role="alert">
                  {t(`tiers.problem-${problem}`)}
                </p>
              ))}
            {open === place && (
              <RuleFields
                rule={rule}
                onChange={(part) => change(place, part)}
                onIncomplete={onIncomplete}
              />
            )}
          </li>
        ))}
      </ol>
      <Button
        disabled={rules.length >= MAX_TIERS}
        onClick={() => {
          onChange([fresh(), ...rules]);
          setOpen(0);
        }}
      >
        {add}
      </Button>
    </>
  );
};

interface RuleHeadProps {
  readonly rule: Ruled;
  readonly open: boolean;
  readonly onOpen: () => void;
  readonly onUp: (() => void) | null;
  readonly onDown: (() => void) | null;
  readonly onRemove: () => void;
}

const RuleHead = ({ rule, open, onOpen, onUp, onDown, onRemove }: RuleHeadProps) => {
  const t = useT();
  const about = useAbout();
  const { name } = rule;
  return (
    <div className="tier-rule-head">
      {rule.series !== undefined && (
        <span className="tier-dot" style={{ background: seriesColours[rule.series] }} aria-hidden />
      )}
      <strong>{name === '' ? '—' : name}</strong>
      <span className="tier-rule-text">{ruleText(about, rule.conditions)}</span>
      {rule.graceDays !== undefined && (
        <span className="secondary small tier-rule-grace">
          {rule.graceDays === 0
            ? t('tiers.grace-none')
            : t('tiers.grace-days', { days: rule.graceDays })}
        </span>
      )}
      <span className="tier-rule-buttons">
        <Button
          size="small"
          type="text"
          icon={<ArrowUpOutlined />}
          aria-label={t('tiers.up', { name })}
          disabled={onUp === null}
          onClick={() => onUp?.()}
        />
        <Button
          size="small"
          type="text"
          icon={<ArrowDownOutlined />}
          aria-label={t('tiers.down', { name })}
          disabled={onDown === null}
          onClick={() => onDown?.()}
        />
        <Button
          size="small"
          aria-expanded={open}
          aria-label={t(open ? 'tiers.done' : 'tiers.edit', { name })}
          onClick={onOpen}
        >
          {t(open ? 'tiers.done-short' : 'common.edit')}
        </Button>
        <Button
          size="small"
          type="text"
          icon={<DeleteOutlined />}
          aria-label={t('tiers.remove', { name })}
          onClick={onRemove}
        />
      </span>
    </div>
  );
};

const RuleFields = ({
  rule,
  onChange,
  onIncomplete,
}: {
  readonly rule: Ruled;
  readonly onChange: (part: Partial<Ruled>) => void;
  readonly onIncomplete: (incomplete: boolean) => void;
}) => {
  const t = useT();
  return (
    <div className="tier-rule-fields">
      <div className="tier-rule-line">
        <Field label={t('tiers.name')}>
          <Input
            aria-label={t('tiers.name')}
            maxLength={40}
            value={rule.name}
            onChange={(event) => onChange({ name: event.target.value })}
          />
        </Field>
        {rule.series !== undefined && (
          <Field label={t('tiers.colour')}>
            <Select
              aria-label={t('tiers.colour')}
              value={rule.series}
              onChange={(series) => onChange({ series })}
              options={seriesColours.map((colour, series) => ({
                value: series,
                label: (
                  <span className="tier-name">
                    <span className="tier-dot" style={{ background: colour }} aria-hidden />
                    {t('tiers.colour-n', { n: series + 1 })}
                  </span>
                ),
              }))}
            />
          </Field>
        )}
        {rule.graceDays !== undefined && (
          <Field label={t('tiers.grace')} hint={t('tiers.grace-help')}>
            <InputNumber<number>
              aria-label={t('tiers.grace')}
              min={0}
              max={366}
              precision={0}
              value={rule.graceDays}
              onChange={(graceDays) => onChange({ graceDays: graceDays ?? 0 })}
            />
          </Field>
        )}
      </div>
      <RuleConditions
        label={t('tiers.rule-of', { name: rule.name })}
        conditions={rule.conditions}
        onChange={(conditions) => {
          onIncomplete(conditions === null);
          if (conditions !== null) onChange({ conditions });
        }}
      />
      <Field label={t('tiers.support')} hint={t('tiers.support-hint')}>
        <Input.TextArea
          aria-label={t('tiers.support')}
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={2000}
          value={rule.support}
          onChange={(event) => onChange({ support: event.target.value })}
        />
      </Field>
    </div>
  );
};
