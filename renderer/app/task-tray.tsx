import { CheckCircleFilled, CloseOutlined, ExclamationCircleFilled } from '@ant-design/icons';
import { Button, Progress, Tooltip } from 'antd';
import { Link } from 'wouter';
import { formatNumber } from '../../shared/messages/format.ts';
import { translateAny } from '../../shared/messages/translate.ts';
import { useAppearance, useT } from './appearance.tsx';
import { failureText } from './failure.ts';
import { useTasks } from './tasks.tsx';
import type { Task } from './tasks.tsx';

const TaskLine = ({ task, dismiss }: { readonly task: Task; readonly dismiss: () => void }) => {
  const t = useT();
  const { language } = useAppearance();
  const { progress } = task;
  const running = task.state === 'running';
  const step = progress === null ? null : translateAny(language, `progress.${progress.step}`);
  const failure = task.state === 'failed' ? failureText(language, task.error) : null;
  return (
    <li>
      <div className="tray-line">
        {task.state === 'done' &&
          (task.outcome?.trouble === true ? (
            <ExclamationCircleFilled className="watch" />
          ) : (
            <CheckCircleFilled className="good" />
          ))}
        {task.state === 'failed' && <ExclamationCircleFilled className="bad" />}
        <span className={running ? 'ellipsis' : 'tray-text'} title={task.title}>
          {task.outcome === null ? (
            task.title
          ) : task.outcome.to === undefined ? (
            task.outcome.text
          ) : (
            <Link href={task.outcome.to}>{task.outcome.text}</Link>
          )}
        </span>
        {running ? (
          <Button
            size="small"
            aria-label={t('common.task-cancel', { title: task.title })}
            onClick={task.cancel}
          >
            {t('common.cancel')}
          </Button>
        ) : (
          <Tooltip title={t('common.close')}>
            <Button
              size="small"
              type="text"
              icon={<CloseOutlined />}
              aria-label={t('common.task-dismiss', { title: task.title })}
              onClick={dismiss}
            />
          </Tooltip>
        )}
      </div>
      {running && (
        <>
          <Progress
            size="small"
            aria-label={task.title}
            percent={Math.round((progress?.fraction ?? 0) * 100)}
            status="active"
            showInfo={progress?.fraction !== null && progress !== null}
            format={(percent) => `${formatNumber(language, percent ?? 0)}%`}
          />
          <div className="small quiet ellipsis">
            {[step, progress?.detail].filter((part) => (part ?? '') !== '').join(' · ')}
          </div>
        </>
      )}
      {task.state === 'cancelled' && (
        <div className="small quiet">{t('common.task-cancelled')}</div>
      )}
      {failure !== null && (
        <div className="small bad">
          {failure.sentence} {failure.next}
        </div>
      )}
    </li>
  );
};

/** Long work at the bottom right: progress, cancel, result. */
export const TaskTray = () => {
  const t = useT();
  const { tasks, dismiss } = useTasks();
  if (tasks.length === 0) return null;
  const running = tasks.filter((task) => task.state === 'running').length;
  return (
    <section className="tray" aria-label={t('common.tasks')} aria-live="polite">
      <div className="tray-head">
        <span>
          {running > 0 ? t('common.task-running', { count: running }) : t('common.task-done')}
        </span>
        {running < tasks.length && (
          <Button
            size="small"
            type="text"
            onClick={() => {
              for (const task of tasks) if (task.state !== 'running') dismiss(task.id);
            }}
          >
            {t('common.tasks-clear')}
          </Button>
        )}
      </div>
      <ul>
        {tasks.map((task) => (
          <TaskLine key={task.id} task={task} dismiss={() => dismiss(task.id)} />
        ))}
      </ul>
    </section>
  );
};
