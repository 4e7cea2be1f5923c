import { useQuery } from '@tanstack/react-query';
import { Spin } from 'antd';
import { Link } from 'wouter';
import type { Segment } from '../../../../shared/contract/segments.ts';
import { useT } from '../../../app/appearance.tsx';
import { hasCode } from '../../../app/failure.ts';
import { useGeneration } from '../../../app/generation.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { Failure } from '../../../components/failure.tsx';
import { Page } from '../../../components/page.tsx';
import { client } from '../../../rpc/client.ts';
import { SegmentEditor } from './segment-editor.tsx';

const blank: Segment = {
  uid: '',
  name: '',
  note: '',
  conditions: { kind: 'all', of: [] },
  names: {},
  lost: [],
};

/** One segment, or a new one under `new`. */
export const SegmentPage = ({ uid }: { readonly uid: string }) => {
  const t = useT();
  const generation = useGeneration();
  const isNew = uid === 'new';
  const query = useQuery({
    queryKey: ['segments', 'get', uid, generation],
    enabled: !isNew,
    queryFn: ({ signal }) => client.segments.get({ uid }, { signal }),
    placeholderData: (before) => before,
    retry: false,
  });
  if (isNew) return <SegmentEditor segment={blank} isNew />;
  if (query.data !== undefined && !query.isError)
    // Somebody else's change, or an undo, begins the editor anew.
    return <SegmentEditor key={JSON.stringify(query.data)} segment={query.data} isNew={false} />;
  return (
    <Page title={t('segments.title')}>
      {query.isPending && <Spin className="room-spin" />}
      {query.isError &&
        (hasCode(query.error, 'not-found') ? (
          <EmptyState
            sentence={t('segments.gone')}
            action={<Link href="/">{t('segments.back')}</Link>}
          />
        ) : (
          <Failure error={query.error} onRetry={() => void query.refetch()} />
        ))}
    </Page>
  );
};
