import { Button } from 'antd';
import { useAppearance, useT } from '../app/appearance.tsx';
import { failureText } from '../app/failure.ts';

interface FailureProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** What happened, what to do next, and the id under which the log holds the details. */
export const Failure = ({ error, onRetry }: FailureProps) => {
  const t = useT();
  const { language } = useAppearance();
  const text = failureText(language, error);
  return (
    <div className="failure" role="alert">
      <strong>{text.sentence}</strong>
      {text.next !== null && <span>{text.next}</span>}
      {text.choices.length > 0 && (
        <span>
          {t('common.failure-choices', { choices: text.choices.join(t('common.list-separator')) })}
        </span>
      )}
      {(onRetry !== undefined || text.id !== null) && (
        <div className="failure-actions">
          {onRetry !== undefined && <Button onClick={onRetry}>{t('common.retry')}</Button>}
          {text.id !== null && (
            <span className="quiet small">{t('common.failure-id', { id: text.id })}</span>
          )}
        </div>
      )}
    </div>
  );
};
