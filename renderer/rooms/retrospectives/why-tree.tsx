import { Button } from 'antd';
import { useMemo, useRef, useState } from 'react';
import type { Why } from '../../../shared/contract/retrospective-words.ts';
import type { Facts } from '../../../shared/contract/retrospectives.ts';
import { writingOf } from '../../../shared/domain/report/blocks/cells.ts';
import { levelsOf, whyOpenings } from '../../../shared/domain/report/blocks/whys.ts';
import type { ReportOpening } from '../../../shared/domain/report/document.ts';
import {
  deeper,
  higher,
  lineOf,
  placeOf,
  type WhyPlace,
} from '../../../shared/domain/report/why-tree.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { client } from '../../rpc/client.ts';
import { WhyInput, type WhyKeys } from './why-input.tsx';
import { WhyLine } from './why-line.tsx';
import { useWordsChange } from './words-query.ts';

interface WhyTreeProps {
  readonly campaignUid: string;
  readonly facts: Facts;
  readonly whys: readonly Why[];
  readonly onOpen: (opening: ReportOpening) => void;
}

/** What is being written: one that is there, or a new one at its place. */
type Edited = { readonly uid: string } | { readonly place: WhyPlace; readonly n: number };

/** Causes under causes, written as an outline. */
export const WhyTree = ({ campaignUid, facts, whys, onOpen }: WhyTreeProps) => {
  const t = useT();
  const { language } = useAppearance();
  const change = useWordsChange();
  const [edited, setEdited] = useState<Edited | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const openings = useMemo(
    () => whyOpenings(facts, writingOf(language, facts.currency, facts.zone, facts.definitions)),
    [facts, language],
  );
  const levels = levelsOf(whys);
  const levelAt = ({ parentUid }: WhyPlace): number =>
    parentUid === null ? 0 : (levels.get(parentUid) ?? 0) + 1;
  const begin = (place: WhyPlace): void =>
    setEdited((now) => ({ place, n: now !== null && 'n' in now ? now.n + 1 : 1 }));
  const update = (uid: string, fields: { text?: string; figureKey?: string | null }) =>
    change('words.why-saved', () => client.retrospectives.updateWhy({ uid, ...fields }));
  const add = (place: WhyPlace, text: string) =>
    change('words.why-saved', () => client.retrospectives.addWhy({ campaignUid, ...place, text }));
  const focusLine = (index: number): void =>
    list.current?.querySelectorAll<HTMLElement>('.why-text')[index]?.focus();
  const remove = (uid: string): void => {
    const index = whys.findIndex((one) => one.uid === uid);
    void change('words.why-removed', () => client.retrospectives.removeWhy({ uid })).then(() =>
      focusLine(Math.max(0, index - 1)),
    );
  };
  const keysOf = ({ uid, text: before }: Why): WhyKeys => {
    const save = async (text: string): Promise<void> => {
      if (text !== '' && text !== before) await update(uid, { text });
    };
    const move = (to: WhyPlace | null) =>
      to === null
        ? null
        : async (text: string): Promise<void> => {
            await save(text);
            await change('words.why-saved', () => client.retrospectives.moveWhy({ uid, ...to }));
          };
    return {
      onEnter: async (text) => {
        await save(text);
        begin({ parentUid: placeOf(whys, uid).parentUid, afterUid: uid });
      },
      onDeeper: move(deeper(whys, placeOf(whys, uid))),
      onHigher: move(higher(whys, placeOf(whys, uid))),
      onLeave: (text) => {
        setEdited(null);
        void save(text);
      },
    };
  };
  const newKeys = (place: WhyPlace): WhyKeys => {
    const move = (to: WhyPlace | null) =>
      to === null ? null : () => setEdited((now) => (now === null ? null : { ...now, place: to }));
    return {
      onEnter: async (text) => {
        if (text === '') return setEdited(null);
        const added = await add(place, text);
        if (added !== null) begin({ ...place, afterUid: added.uid });
      },
      onDeeper: move(deeper(whys, place)),
      onHigher: move(higher(whys, place)),
      onLeave: (text) => {
        setEdited(null);
        if (text !== '') void add(place, text);
      },
    };
  };
  const hint = (level: number): string => t(level === 0 ? 'words.why-hint-0' : 'words.why-hint-1');
  const lines = whys.map((why, index) => {
    const level = levels.get(why.uid) ?? 0;
    return edited !== null && 'uid' in edited && edited.uid === why.uid ? (
      <WhyInput key={why.uid} level={level} text={why.text} hint={hint(level)} keys={keysOf(why)} />
    ) : (
      <WhyLine
        key={why.uid}
        why={why}
        level={level}
        openings={openings}
        onOpen={onOpen}
        onEdit={() => setEdited({ uid: why.uid })}
        onUnder={() => begin(deeper(whys, { parentUid: null, afterUid: why.uid })!)}
        onRemove={() => remove(why.uid)}
        onStep={(by) => focusLine(index + by)}
        onPoint={(figureKey) => void update(why.uid, { figureKey })}
      />
    );
  });
  if (edited !== null && 'place' in edited)
    lines.splice(
      lineOf(whys, edited.place),
      0,
      <WhyInput
        key={`new ${edited.n}`}
        level={levelAt(edited.place)}
        text=""
        hint={hint(levelAt(edited.place))}
        keys={newKeys(edited.place)}
      />,
    );
  return (
    <div className="whys">
      <h3>{t('words.whys')}</h3>
      {lines.length === 0 && <p className="quiet">{t('words.whys-none')}</p>}
      <ul ref={list}>{lines}</ul>
      {edited === null && (
        <Button
          size="small"
          onClick={() =>
            begin({
              parentUid: null,
              afterUid: whys.findLast(({ parentUid }) => parentUid === null)?.uid ?? null,
            })
          }
        >
          {t(whys.length === 0 ? 'words.why-first' : 'words.why-more')}
        </Button>
      )}
      <p className="quiet small">{t('words.whys-help')}</p>
    </div>
  );
};
