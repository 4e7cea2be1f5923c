import { useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { Button, Spin } from 'antd';
import type { ReactNode } from 'react';
import { useT } from '../../app/appearance.tsx';
import { isCancelled } from '../../app/failure.ts';
import { Failure } from '../../components/failure.tsx';

interface ComputingProps<Answer> {
  readonly query: UseQueryResult<Answer>;
  /** Begins the key of the question, so that it can be stopped. */
  readonly queryKey: readonly unknown[];
  readonly children: (answer: Answer) => ReactNode;
}

/** An answer that may take its time: says so meanwhile, can be stopped and asked again. */
export const Computing = <Answer,>({ query, queryKey, children }: ComputingProps<Answer>) => {
  const t = useT();
  const queries = useQueryClient();
  const again = (): void => void query.refetch();
  if (query.error !== null && !isCancelled(query.error))
    return <Failure error={query.error} onRetry={again} />;
  if (query.data !== undefined) return children(query.data);
  return (
    <p className="computing" role="status">
      {query.isFetching ? (
        <>
          <Spin size="small" />
          {t('communities.computing')}
          <Button size="small" onClick={() => void queries.cancelQueries({ queryKey })}>
            {t('communities.computing-stop')}
          </Button>
        </>
      ) : (
        <>
          {t('communities.computing-stopped')}
          <Button size="small" onClick={again}>
            {t('communities.computing-again')}
          </Button>
        </>
      )}
    </p>
  );
};
