import { Radio } from 'antd';
import { isFieldId } from '../../../shared/domain/imports/fields.ts';
import { dateOrders } from '../../../shared/domain/imports/recognition.ts';
import { importKinds } from '../../../shared/domain/imports/kinds.ts';
import type { ImportKind } from '../../../shared/domain/imports/kinds.ts';
import { useT } from '../../app/appearance.tsx';
import type { Translate } from '../../app/appearance.tsx';
import { answerColumn } from './draft.ts';
import type { SheetDraft } from './draft.ts';
import { fieldName } from './field-select.tsx';

type Question = SheetDraft['sheet']['questions'][number];

interface QuestionsProps {
  readonly draft: SheetDraft;
  readonly onChange: (draft: SheetDraft) => void;
  readonly onKind: (kind: ImportKind) => void;
  readonly onHeaderRow: (row: number) => void;
  readonly onEncoding: (encoding: string) => void;
}

const subjectText = (t: Translate, question: Question): string =>
  isFieldId(question.subject) ? fieldName(t, question.subject) : question.subject;

const choiceText = (t: Translate, question: Question, choice: string): string => {
  const order = dateOrders.find((one) => one === choice);
  const kind = importKinds.find((one) => one === choice);
  if (question.code === 'date-order' && order !== undefined)
    return t(`imports.date-order-${order}`);
  if (question.code === 'kind' && kind !== undefined) return t(`imports.kind-${kind}`);
  return choice;
};

/** What only the operator can know, asked where the answer is needed. */
export const Questions = ({ draft, onChange, onKind, onHeaderRow, onEncoding }: QuestionsProps) => {
  const t = useT();
  const answer = (question: Question, index: number, choice: string): void => {
    switch (question.code) {
      case 'column':
        if (isFieldId(question.subject))
          onChange(answerColumn(draft, index, question.subject, choice));
        return;
      case 'date-order':
        return onChange({
          ...draft,
          dateOrder: dateOrders.find((order) => order === choice) ?? null,
        });
      case 'kind': {
        const kind = importKinds.find((one) => one === choice);
        return kind === undefined ? undefined : onKind(kind);
      }
      case 'header':
        return onHeaderRow(Number(choice));
      case 'encoding':
        return onEncoding(choice);
      default:
        return question.code satisfies never;
    }
  };
  const chosen = (question: Question): string | null => {
    if (question.code === 'date-order') return draft.dateOrder;
    if (question.code !== 'column') return null;
    const index = [...draft.fields].find(([, field]) => field === question.subject)?.[0];
    return draft.sheet.columns.find((column) => column.index === index)?.header ?? null;
  };
  return (
    <>
      {draft.sheet.questions.map((question, index) => {
        const text = t(`imports.question-${question.code}`, {
          subject: subjectText(t, question),
        });
        const open = !draft.answered.has(index) && chosen(question) === null;
        return (
          <fieldset
            key={`${question.code} ${question.subject}`}
            className="question"
            data-open={open}
          >
            <legend>{text}</legend>
            {question.code === 'header' && (
              <p className="secondary">{t('imports.question-header-help')}</p>
            )}
            <Radio.Group
              value={
                question.code === 'column' && !draft.answered.has(index) ? null : chosen(question)
              }
              onChange={(event) => answer(question, index, String(event.target.value))}
              options={question.choices.map((choice) => ({
                value: choice,
                label: choiceText(t, question, choice),
              }))}
            />
          </fieldset>
        );
      })}
    </>
  );
};
