import { SwapOutlined } from '@ant-design/icons';
import { Button, Spin } from 'antd';
import { useState } from 'react';
import { Link, useSearch } from 'wouter';
import type { MemberSet } from '../../../../shared/contract/member-set.ts';
import type { PersonaPlace, SetChoice } from '../../../../shared/contract/persona.ts';
import type { Segment } from '../../../../shared/contract/segments.ts';
import type { SavedView } from '../../../../shared/contract/views.ts';
import { useAppearance, useT } from '../../../app/appearance.tsx';
import { useSettings } from '../../../app/program.tsx';
import { useToday } from '../../../app/today.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { Failure } from '../../../components/failure.tsx';
import { Page } from '../../../components/page.tsx';
import { useAnyMember } from '../queries.ts';
import { useSegments } from '../segments/queries.ts';
import { useTakenLink } from '../taken-link.ts';
import { useSavedViews } from '../view-queries.ts';
import { BandsEditor } from './bands-editor.tsx';
import { beginPersona, everyone, namedSet, setOfLink } from './choice.ts';
import { ComparisonView } from './comparison-view.tsx';
import { PeopleDrawer } from './people-drawer.tsx';
import './persona.css';
import { PersonaExport } from './persona-export.tsx';
import { useComparison, useKeptPersona, usePersonaPlace, useSheet } from './persona-queries.ts';
import { SetSelect } from './set-select.tsx';
import { SheetView } from './sheet-view.tsx';
import { useBehind } from './use-behind.ts';

interface PersonaProps {
  readonly views: readonly SavedView[];
  readonly segments: readonly Segment[];
  readonly place: PersonaPlace | null;
}

/** Sets that are in no list but were asked for by a link, each once. */
const broughtOf = (choices: readonly (SetChoice | null)[]): SetChoice[] => {
  const own = choices.filter(
    (one) =>
      one !== null &&
      one.kind === 'set' &&
      (one.set.kind === 'view' || one.set.kind === 'conditions'),
  ) as SetChoice[];
  return [...new Map(own.map((one) => [JSON.stringify(one), one])).values()];
};

const Persona = ({ views, segments, place }: PersonaProps) => {
  const t = useT();
  const { language } = useAppearance();
  const { currency } = useSettings();
  const today = useToday();
  const linked: MemberSet | null = setOfLink(useSearch());
  const [chosen, setChosen] = useState(() => beginPersona(place, linked));
  useTakenLink(linked !== null);
  const [brought, setBrought] = useState(() =>
    broughtOf([place?.a ?? null, place?.b ?? null, chosen.a]),
  );
  useKeptPersona(chosen);

  const naming = { language, views, segments, currency, today };
  const a = namedSet(chosen.a, naming) ?? namedSet(everyone, naming)!;
  const b = chosen.b === null ? null : namedSet(chosen.b, naming);
  const question = { a: a.set, b: b?.set ?? null, spending: chosen.spending };
  const sheet = useSheet(question);
  const comparison = useComparison(question);
  const asked = b === null ? sheet : comparison;
  const { opening, open, close } = useBehind(chosen.spending);

  const choose = (next: Partial<PersonaPlace>): void => {
    close();
    setBrought((before) => broughtOf([...before, chosen.a, chosen.b]));
    setChosen({ ...chosen, ...next });
  };
  const listed = brought.flatMap((choice) => {
    const named = namedSet(choice, naming);
    return named === null ? [] : [{ choice, name: named.name }];
  });
  return (
    <Page
      scroll
      title={t('persona.title')}
      actions={
        <PersonaExport
          a={a}
          b={b}
          spending={chosen.spending}
          sheet={(b === null ? sheet.data : undefined) ?? null}
          comparison={(b === null ? undefined : comparison.data) ?? null}
        />
      }
      filters={
        <>
          <SetSelect
            label={t('persona.set-a')}
            value={namedSet(chosen.a, naming) === null ? everyone : chosen.a}
            views={views}
            segments={segments}
            brought={listed}
            onChange={(choice) => choose({ a: choice ?? everyone })}
          />
          <SetSelect
            label={t('persona.set-b')}
            none={t('persona.no-compare')}
            value={b === null ? null : chosen.b}
            views={views}
            segments={segments}
            brought={listed}
            onChange={(choice) => choose({ b: choice })}
          />
          {chosen.b !== null && b !== null && (
            <Button icon={<SwapOutlined />} onClick={() => choose({ a: chosen.b!, b: chosen.a })}>
              {t('persona.swap')}
            </Button>
          )}
          <BandsEditor rule={chosen.spending} onChange={(spending) => choose({ spending })} />
        </>
      }
      drawer={opening === null ? undefined : <PeopleDrawer opening={opening} onClose={close} />}
    >
      {asked.error !== null && <Failure error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.isStopped && (
        <div className="persona-wait">
          <span>{t('persona.stopped')}</span>
          <Button onClick={() => void asked.refetch()}>{t('persona.again')}</Button>
        </div>
      )}
      {asked.isFetching && (asked.isPending || asked.isPlaceholderData) && (
        <div className="persona-wait" role="status">
          <Spin size="small" />
          <span>{t('persona.counting')}</span>
          <Button onClick={asked.stop}>{t('persona.stop')}</Button>
        </div>
      )}
      {b === null && sheet.data !== undefined && (
        <SheetView
          sheet={sheet.data}
          name={a.name}
          rule={chosen.spending.kind}
          onOpen={(trait, value) => open(a, sheet.data!, sheet.data!.size, trait, value)}
        />
      )}
      {b !== null && comparison.data !== undefined && (
        <ComparisonView
          comparison={comparison.data}
          names={{ a: a.name, b: b.name }}
          onOpen={(side, trait, value) =>
            open(side === 'a' ? a : b, comparison.data!, comparison.data![side], trait, value, side)
          }
        />
      )}
    </Page>
  );
};

/** Who the members of any set are, and how two sets differ. */
export const PersonaPage = () => {
  const t = useT();
  const views = useSavedViews();
  const place = usePersonaPlace();
  const any = useAnyMember();
  const { segments } = useSegments();
  if (any.data === false)
    return (
      <Page title={t('persona.title')}>
        <EmptyState
          sentence={t('persona.empty-workspace')}
          action={
            <Link href="~/imports">
              <Button type="primary">{t('persona.import')}</Button>
            </Link>
          }
        />
      </Page>
    );
  return views === undefined ||
    place === undefined ||
    segments === undefined ||
    any.data === undefined ? (
    <Page title={t('persona.title')}>{null}</Page>
  ) : (
    <Persona views={views} segments={segments} place={place} />
  );
};
