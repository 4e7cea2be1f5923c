import { Form, Segmented } from 'antd';
import type { WorkspaceSettings } from '../../../shared/contract/workspace.ts';
import { interactionWeights } from '../../../shared/domain/metrics/love.ts';
import { translateAny } from '../../../shared/messages/translate.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { useWholeValue } from '../../app/whole-value.ts';

interface LoveWeightsProps {
  readonly weights: WorkspaceSettings['loveWeights'];
  /** Says false when nothing was saved. */
  readonly onSave: (weights: WorkspaceSettings['loveWeights']) => Promise<boolean>;
}

/** What an act of each kind counts in love. */
export const LoveWeights = ({ weights, onSave }: LoveWeightsProps) => {
  const t = useT();
  const { language } = useAppearance();
  const edit = useWholeValue(weights, onSave);
  const kinds = [...new Set([...Object.keys(interactionWeights), ...Object.keys(weights)])];
  return (
    <section className="section">
      <h2>{t('kol.weights-title')}</h2>
      <p className="secondary">{t('kol.weights-help')}</p>
      <Form layout="horizontal" labelCol={{ flex: '160px' }} labelAlign="left" colon={false}>
        {kinds.map((kind) => {
          const name = translateAny(language, `scores.kind-${kind}`) ?? kind;
          return (
            <Form.Item key={kind} label={name}>
              <Segmented<1 | 2 | 3>
                aria-label={name}
                value={weights[kind] ?? 1}
                options={[1, 2, 3]}
                onChange={(weight) => edit((current) => ({ ...current, [kind]: weight }))}
              />
            </Form.Item>
          );
        })}
      </Form>
    </section>
  );
};
