import { Alert, Button, Select } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import type { ClosingQuestion, EventResults } from '../../../shared/contract/closing.ts';
import { formatNumber, formatPercent } from '../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { client } from '../../rpc/client.ts';
import { useClosingChange } from './queries.ts';

interface SurveysPanelProps {
  readonly eventUid: string;
  readonly results: EventResults;
}

/** Surveys of the event with the means of their scores; those of no event can be linked. */
export const SurveysPanel = ({ eventUid, results }: SurveysPanelProps) => {
  const t = useT();
  const { change, busy } = useClosingChange();
  const unlink = (surveyUid: string): void =>
    void change('closing.survey-unlinked', () =>
      client.closing.linkSurvey({ eventUid, surveyUid, linked: false }),
    ).catch(() => null);
  const { surveys, freeSurveys } = results;
  return (
    <section aria-labelledby="closing-surveys">
      <h2 id="closing-surveys" className="closing-title">
        {t('closing.surveys')}
      </h2>
      {surveys.length === 0 && <p className="secondary">{t('closing.surveys-none')}</p>}
      {surveys.map((survey) => (
        <div key={survey.uid} className="closing-survey">
          <div className="closing-survey-head">
            <strong>
              {t('closing.survey-option', { name: survey.name, count: survey.responses })}
            </strong>
            <Button size="small" disabled={busy} onClick={() => unlink(survey.uid)}>
              {t('closing.survey-unlink')}
            </Button>
          </div>
          <Scores questions={survey.questions} />
        </div>
      ))}
      {freeSurveys.length > 0 ? (
        <LinkSurvey eventUid={eventUid} surveys={freeSurveys} />
      ) : (
        surveys.length === 0 && <Link href="~/imports">{t('closing.survey-import')}</Link>
      )}
    </section>
  );
};

const Scores = ({ questions }: { readonly questions: readonly ClosingQuestion[] }) => {
  const t = useT();
  const { language } = useAppearance();
  if (questions.length === 0) return <p className="quiet">{t('closing.survey-no-scores')}</p>;
  return (
    <>
      <table className="report-table closing-scores">
        <thead>
          <tr>
            <th scope="col">{t('closing.question')}</th>
            <th scope="col" data-align="right">
              {t('closing.question-n')}
            </th>
            <th scope="col" data-align="right">
              {t('closing.question-mean')}
            </th>
            <th scope="col" data-align="right">
              {t('closing.question-top')}
            </th>
          </tr>
        </thead>
        <tbody>
          {questions.map((one) => (
            <tr key={one.uid}>
              <td>
                {one.part === null ? one.text : `${one.text} · ${one.part}`}
                {one.kind === 'nps' && (
                  <span className="quiet small"> {t('closing.question-nps')}</span>
                )}
              </td>
              <td data-align="right">{formatNumber(language, one.n)}</td>
              <td data-align="right">
                {t('closing.question-of', {
                  mean: formatNumber(language, one.mean, 2),
                  scale: formatNumber(language, one.scale),
                })}
              </td>
              <td data-align="right">
                {formatPercent(language, one.topTwo === null ? null : one.topTwo / one.n)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {questions.some((one) => one.kind === 'nps' && one.lowest > 0) && (
        <Alert type="warning" showIcon title={t('closing.nps-scale')} />
      )}
    </>
  );
};

interface LinkSurveyProps {
  readonly eventUid: string;
  readonly surveys: EventResults['freeSurveys'];
}

const LinkSurvey = ({ eventUid, surveys }: LinkSurveyProps) => {
  const t = useT();
  const { change, busy } = useClosingChange();
  const [chosen, setChosen] = useState<string | null>(null);
  // With one survey there is nothing to choose.
  const surveyUid =
    surveys.find(({ uid }) => uid === chosen)?.uid ??
    (surveys.length === 1 ? surveys[0]!.uid : null);
  return (
    <form
      className="button-line"
      onSubmit={(event) => {
        event.preventDefault();
        if (surveyUid === null) return;
        void change('closing.survey-linked', () =>
          client.closing.linkSurvey({ eventUid, surveyUid, linked: true }),
        ).then(
          () => setChosen(null),
          () => null,
        );
      }}
    >
      <Select
        className="closing-survey-choice"
        aria-label={t('closing.survey-choose')}
        placeholder={t('closing.survey-choose')}
        showSearch={{ optionFilterProp: 'label' }}
        value={surveyUid}
        onChange={setChosen}
        options={surveys.map(({ uid, name, responses }) => ({
          value: uid,
          label: t('closing.survey-option', { name, count: responses }),
        }))}
      />
      <Button htmlType="submit" loading={busy} disabled={surveyUid === null}>
        {t('closing.survey-link')}
      </Button>
    </form>
  );
};
