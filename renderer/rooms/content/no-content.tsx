import { Button } from 'antd';
import { Link } from 'wouter';
import { useT } from '../../app/appearance.tsx';
import { EmptyState } from '../../components/empty-state.tsx';

/** What to do in a workspace that has no content yet. */
export const NoContent = () => {
  const t = useT();
  return (
    <EmptyState
      sentence={t('content.empty-text')}
      action={
        <Link href="~/imports">
          <Button>{t('content.import')}</Button>
        </Link>
      }
    />
  );
};
