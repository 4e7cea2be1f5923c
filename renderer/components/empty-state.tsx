import type { ReactNode } from 'react';

interface EmptyStateProps {
  readonly sentence: ReactNode;
  readonly action?: ReactNode;
  /** A small picture in words or rows of what will be here. */
  readonly sample?: ReactNode;
}

/** One sentence, one action, a small sample of what will be here. */
export const EmptyState = ({ sentence, action, sample }: EmptyStateProps) => (
  <div className="empty-state">
    <p>{sentence}</p>
    {action}
    {sample !== undefined && (
      <div className="empty-sample" aria-hidden="true">
        {sample}
      </div>
    )}
  </div>
);
