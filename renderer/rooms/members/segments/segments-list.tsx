import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown, Space, Spin, Tag } from 'antd';
import { Link, useLocation } from 'wouter';
import type { Segment, SegmentSize } from '../../../../shared/contract/segments.ts';
import { formatNumber, formatPercent, unknown } from '../../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../../app/appearance.tsx';
import { useChange } from '../../../app/change.ts';
import { useGoOn } from '../../../app/go-on.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { Failure } from '../../../components/failure.tsx';
import { Page } from '../../../components/page.tsx';
import { client } from '../../../rpc/client.ts';
import { conditionText } from '../conditions/fact-text.ts';
import { useAbout } from './about.ts';
import { exampleNames, examples, type ExampleName } from './examples.ts';
import { useSegments, useSegmentSizes } from './queries.ts';
import './segments.css';

/** Every segment with its size; without any, examples to begin with. */
export const SegmentsList = () => {
  const t = useT();
  const [, go] = useLocation();
  const goOn = useGoOn();
  const { change, busy } = useChange('segments');
  const { segments, isPending, isError, error, refetch } = useSegments();
  const about = useAbout({});
  const empty = segments?.length === 0;

  const begin = (example: ExampleName): void => {
    const taken = new Set(segments?.map(({ name }) => name.toLowerCase()));
    const base = t(`segments.example-${example}`);
    let name: string = base;
    for (let copy = 2; taken.has(name.toLowerCase()); copy += 1) name = `${base} ${copy}`;
    void change('segments.created', () =>
      client.segments.create({ name, conditions: examples[example] }),
    ).then(
      ({ uid }) => goOn(`/${uid}`),
      () => undefined,
    );
  };
  const create = (
    <Space.Compact>
      <Button type="primary" onClick={() => go('/new')}>
        {t('segments.new')}
      </Button>
      <Dropdown
        trigger={['click']}
        menu={{
          items: exampleNames.map((key) => ({ key, label: t(`segments.example-${key}`) })),
          onClick: ({ key }) => begin(key as ExampleName),
        }}
      >
        <Button
          type="primary"
          loading={busy}
          icon={<DownOutlined />}
          aria-label={t('segments.more-examples')}
        />
      </Dropdown>
    </Space.Compact>
  );
  return (
    <Page
      title={t('segments.title')}
      state={
        segments === undefined || empty
          ? undefined
          : t('segments.count', { count: segments.length })
      }
      actions={segments === undefined || empty ? undefined : create}
      scroll
    >
      {isError && <Failure error={error} onRetry={() => void refetch()} />}
      {isPending && <Spin className="room-spin" />}
      {empty && (
        <>
          <EmptyState
            sentence={t('segments.empty')}
            action={
              <Button type="primary" onClick={() => go('/new')}>
                {t('segments.new')}
              </Button>
            }
          />
          <ul className="segment-examples">
            {exampleNames.map((example) => (
              <li key={example}>
                <strong>{t(`segments.example-${example}`)}</strong>
                <span className="secondary small">{conditionText(about, examples[example])}</span>
                <Button
                  size="small"
                  disabled={busy}
                  aria-label={`${t('segments.use-example')}: ${t(`segments.example-${example}`)}`}
                  onClick={() => begin(example)}
                >
                  {t('segments.use-example')}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      {segments !== undefined && !empty && <Rows segments={segments} />}
    </Page>
  );
};

const Rows = ({ segments }: { readonly segments: readonly Segment[] }) => {
  const t = useT();
  const sizes = useSegmentSizes(segments);
  return (
    <table className="report-table list-table segment-table">
      <thead>
        <tr>
          <th scope="col">{t('segments.name')}</th>
          <th scope="col">{t('segments.conditions')}</th>
          <th scope="col" data-align="right">
            {t('segments.size')}
          </th>
          <th scope="col" data-align="right">
            {t('segments.share')}
          </th>
        </tr>
      </thead>
      <tbody>
        {segments.map((segment, place) => (
          <Row key={segment.uid} segment={segment} size={sizes[place]} />
        ))}
      </tbody>
    </table>
  );
};

const Row = ({
  segment,
  size,
}: {
  readonly segment: Segment;
  readonly size: SegmentSize | null | undefined;
}) => {
  const t = useT();
  const { language } = useAppearance();
  const about = useAbout(segment.names);
  const names = segment.lost.map(({ name }) => name).join(t('common.list-separator'));
  const why = names === '' ? undefined : t('segments.lost-text', { names });
  return (
    <tr>
      <td>
        <Link href={`/${segment.uid}`}>{segment.name}</Link>
        {segment.note !== '' && <div className="small quiet">{segment.note}</div>}
      </td>
      <td>
        {why !== undefined && (
          <Tag color="error" title={why}>
            {t('segments.lost')}
          </Tag>
        )}
        {conditionText(about, segment.conditions)}
      </td>
      <td data-align="right" title={why}>
        {size === undefined ? <Spin size="small" /> : null}
        {size === null ? unknown : null}
        {size ? formatNumber(language, size.count) : null}
      </td>
      <td data-align="right" title={size?.total === 0 ? t('segments.no-share') : why}>
        {size && size.total > 0 ? formatPercent(language, size.count / size.total) : unknown}
      </td>
    </tr>
  );
};
