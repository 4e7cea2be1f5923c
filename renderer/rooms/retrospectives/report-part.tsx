import { CommentOutlined } from '@ant-design/icons';
import { Button, Switch } from 'antd';
import { useState } from 'react';
import type { PartKey, PartWords } from '../../../shared/contract/retrospective-words.ts';
import type { ReportBlock, ReportOpening } from '../../../shared/domain/report/document.ts';
import { isPart } from '../../../shared/domain/report/parts.ts';
import { useT } from '../../app/appearance.tsx';
import { ReportBlocks } from '../../components/report-blocks.tsx';
import { client } from '../../rpc/client.ts';
import { WordsBox } from './words-box.tsx';
import { useWordsChange } from './words-query.ts';

interface ReportPartProps {
  readonly campaignUid: string;
  readonly blocks: readonly ReportBlock[];
  readonly parts: readonly PartWords[];
  readonly readOnly: boolean;
  readonly onOpen: (opening: ReportOpening) => void;
}

/** One part of the facts, with what the operator says to it; it may be left out of the document. */
export const ReportPart = (props: ReportPartProps) => {
  const { campaignUid, blocks, parts, readOnly, onOpen } = props;
  const key = blocks[0]?.key;
  if (!isPart(key)) return <ReportBlocks blocks={blocks} onOpen={onOpen} />;
  const words = parts.find((part) => part.key === key) ?? { key, shown: true, comment: '' };
  if (!readOnly)
    return <EditedPart campaignUid={campaignUid} blocks={blocks} words={words} onOpen={onOpen} />;
  if (!words.shown) return null;
  return (
    <>
      <ReportBlocks blocks={blocks} onOpen={onOpen} />
      <WordsBox label="" hint="" text={words.comment} readOnly onSave={() => undefined} />
    </>
  );
};

interface EditedPartProps {
  readonly campaignUid: string;
  readonly blocks: readonly ReportBlock[];
  readonly words: PartWords;
  readonly onOpen: (opening: ReportOpening) => void;
}

const EditedPart = ({ campaignUid, blocks, words, onOpen }: EditedPartProps) => {
  const t = useT();
  const change = useWordsChange();
  const [commenting, setCommenting] = useState(false);
  const { key, shown, comment } = words;
  const part = t(`words.part-${key satisfies PartKey}`);
  const label = t('words.comment-on', { part });
  const hasBox = shown && (commenting || comment !== '');
  return (
    <div className="report-part" data-part={key} data-shown={shown}>
      <div className="part-tools">
        {!shown && <span className="quiet">{t('words.part-out', { part })}</span>}
        {shown && !hasBox && (
          <Button
            type="text"
            size="small"
            icon={<CommentOutlined />}
            aria-label={label}
            onClick={() => setCommenting(true)}
          >
            {t('words.comment')}
          </Button>
        )}
        <label className="part-switch">
          <span className="quiet small">{t('words.part-in')}</span>
          <Switch
            size="small"
            checked={shown}
            aria-label={t('words.part-show', { part })}
            onChange={(next) =>
              void change(next ? 'words.part-taken-in' : 'words.part-left-out', () =>
                client.retrospectives.setPart({ campaignUid, key, shown: next }),
              )
            }
          />
        </label>
      </div>
      {shown && <ReportBlocks blocks={blocks} onOpen={onOpen} />}
      {hasBox && (
        <WordsBox
          key={comment}
          label={label}
          hint={t('words.comment-hint')}
          text={comment}
          readOnly={false}
          autoFocus={commenting && comment === ''}
          onLeave={() => setCommenting(false)}
          onSave={(next) =>
            void change('retrospectives.saved', () =>
              client.retrospectives.setPart({ campaignUid, key, comment: next }),
            )
          }
        />
      )}
    </div>
  );
};
