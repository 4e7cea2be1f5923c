import { Button, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Route, Switch } from 'wouter';
import { metricForm, metricReasons } from '../../../shared/domain/metrics/forms.ts';
import {
  isMetricId,
  metricBasis,
  metricIds,
  metrics,
  type MetricBasis,
  type MetricId,
} from '../../../shared/domain/metrics/registry.ts';
import { useT } from '../../app/appearance.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Page } from '../../components/page.tsx';
import './catalogue.css';

/** All metrics by what they are made of, in the order of the registry. */
const groups = [...Map.groupBy(metricIds, (id) => metricBasis[id])] as readonly (readonly [
  MetricBasis,
  readonly MetricId[],
])[];

/** Every number the program knows: what it is, how it is worked out, and why it may be a dash. */
const CataloguePage = ({ shown }: { readonly shown: string | null }) => {
  const t = useT();
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLocaleLowerCase();
  const fits = (id: MetricId): boolean =>
    [id, t(`metrics.name-${id}`), t(`metrics.definition-${id}`)].some((text) =>
      text.toLocaleLowerCase().includes(wanted),
    );
  const found = groups
    .map(([basis, ids]) => ({ basis, ids: ids.filter(fits) }))
    .filter(({ ids }) => ids.length > 0);
  const total = found.reduce((sum, { ids }) => sum + ids.length, 0);
  return (
    <Page
      title={t('catalogue.title')}
      state={t('catalogue.count', { count: total })}
      scroll
      filters={
        <Input
          type="search"
          className="catalogue-search"
          autoFocus={shown === null}
          allowClear
          value={search}
          placeholder={t('catalogue.search')}
          aria-label={t('catalogue.search')}
          onChange={({ target }) => setSearch(target.value)}
          onKeyDown={({ key }) => {
            if (key === 'Escape') setSearch('');
          }}
        />
      }
    >
      <div className="catalogue">
        {total === 0 ? (
          <EmptyState
            sentence={t('catalogue.none', { text: search.trim() })}
            action={<Button onClick={() => setSearch('')}>{t('catalogue.clear')}</Button>}
          />
        ) : (
          <p className="quiet">{t('catalogue.note')}</p>
        )}
        {found.map(({ basis, ids }) => (
          <section key={basis} aria-labelledby={`basis-${basis}`}>
            <h2 id={`basis-${basis}`}>{t(`catalogue.basis-${basis}`)}</h2>
            {ids.map((id) => (
              <Definition key={id} id={id} isShown={id === shown} />
            ))}
          </section>
        ))}
      </div>
    </Page>
  );
};

interface DefinitionProps {
  readonly id: MetricId;
  /** Asked for by a link: it comes into sight, and has the focus. */
  readonly isShown: boolean;
}

const Definition = ({ id, isShown }: DefinitionProps) => {
  const t = useT();
  const own = useRef<HTMLElement>(null);
  const { kind, rows } = metricForm(id);
  const reasons = metricReasons(id);
  useEffect(() => {
    if (!isShown) return;
    own.current?.focus();
    own.current?.scrollIntoView({ block: 'center' });
  }, [isShown]);
  return (
    <article
      ref={own}
      className="definition"
      data-shown={isShown}
      tabIndex={-1}
      aria-labelledby={`metric-${id}`}
    >
      <h3 id={`metric-${id}`}>{t(`metrics.name-${id}`)}</h3>
      <code>{id}</code>
      <dl>
        <dt>{t('catalogue.definition')}</dt>
        <dd>{t(`metrics.definition-${id}`)}</dd>
        <dt>{t('catalogue.how')}</dt>
        <dd>{t(`catalogue.kind-${kind}`)}</dd>
        <dt>{t('catalogue.unit')}</dt>
        <dd>{t(`catalogue.unit-${metrics[id]}`)}</dd>
        <dt>{t('catalogue.rows')}</dt>
        <dd>{t(`catalogue.rows-${rows ?? 'none'}`)}</dd>
        <dt>{t('catalogue.reasons')}</dt>
        <dd>
          {reasons.length === 0
            ? t('catalogue.never')
            : reasons.map((reason) => <span key={reason}>{t(`metrics.reason-${reason}`)}</span>)}
        </dd>
      </dl>
    </article>
  );
};

/** The catalogue of definitions; `/<metric>` shows one of them. */
const CatalogueRoom = () => (
  <Switch>
    <Route path="/:id">
      {({ id }) => (
        <CataloguePage key={id} shown={id !== undefined && isMetricId(id) ? id : null} />
      )}
    </Route>
    <Route>
      <CataloguePage shown={null} />
    </Route>
  </Switch>
);

export default CatalogueRoom;
