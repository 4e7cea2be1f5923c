import { useT } from '../../app/appearance.tsx';

export const steps = ['recognise', 'check', 'commit'] as const;
export type Step = (typeof steps)[number];

/** The three steps, always in sight; the current one is marked. */
export const StepBar = ({ current }: { readonly current: Step }) => {
  const t = useT();
  const at = steps.indexOf(current);
  return (
    <ol className="step-bar" aria-label={t('imports.steps')}>
      {steps.map((step, index) => (
        <li
          key={step}
          data-state={index < at ? 'done' : index === at ? 'now' : 'later'}
          {...(index === at ? { 'aria-current': 'step' as const } : {})}
        >
          <span className="step-number">{index + 1}</span>
          {t(`imports.step-${step}`)}
        </li>
      ))}
    </ol>
  );
};
