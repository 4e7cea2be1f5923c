import { useQuery } from '@tanstack/react-query';
import { Button, Modal, Select, Spin } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { noWords, passageSections } from '../../../shared/contract/retrospective-words.ts';
import { buildDocument } from '../../../shared/domain/report/build.ts';
import type { ReportOpening } from '../../../shared/domain/report/document.ts';
import { openingsOf } from '../../../shared/domain/report/openings.ts';
import { byPart } from '../../../shared/domain/report/parts.ts';
import { formatInstant } from '../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { useChange } from '../../app/change.ts';
import { Failure } from '../../components/failure.tsx';
import { Page } from '../../components/page.tsx';
import { FigureDrawer } from '../../components/figure-drawer.tsx';
import { client } from '../../rpc/client.ts';
import { ActionBoard } from './action-board.tsx';
import { ExportMenu } from './export-menu.tsx';
import { LimitList } from './limit-list.tsx';
import { RecomputedToday } from './recomputed.tsx';
import { ReportPart } from './report-part.tsx';
import { WhyTree } from './why-tree.tsx';
import { WordsBox } from './words-box.tsx';
import { useForgetWords, useWords, useWordsChange } from './words-query.ts';

/** The document as it will be handed over, with the places where the operator writes. */
export const RetrospectivePage = ({ campaignUid }: { readonly campaignUid: string }) => {
  const t = useT();
  const { language } = useAppearance();
  const [, go] = useLocation();
  const { change, busy } = useChange('retrospectives');
  const [version, setVersion] = useState<number | null>(null);
  const [signing, setSigning] = useState(false);
  const [opening, setOpening] = useState<ReportOpening | null>(null);
  const query = useQuery({
    queryKey: ['retrospectives', 'open', campaignUid, version],
    queryFn: ({ signal }) => client.retrospectives.open({ campaignUid, version }, { signal }),
  });
  const { data } = query;
  const writeWords = useWordsChange();
  const forgetWords = useForgetWords();
  const written = useWords(campaignUid, version).data ?? data;
  // What is written is edited in place; the document shows what is computed around it. What was
  // signed is shown as it is handed over, but for the board of actions.
  const draft = data?.signedAtMs === null;
  const document = useMemo(
    () =>
      data === undefined
        ? null
        : buildDocument(
            draft ? { ...data, ...noWords } : { ...data, passages: {}, parts: [], actions: [] },
            language,
          ),
    [data, draft, language],
  );
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (data === undefined || written === undefined || document === null)
    return <Spin className="room-spin" />;
  const sign = async (): Promise<void> => {
    const signed = await change(
      'retrospectives.signed',
      () => client.retrospectives.sign({ campaignUid }),
      { isFinal: true },
    ).catch(() => null);
    setSigning(false);
    forgetWords();
    if (signed !== null) setVersion(signed.version);
  };
  return (
    <Page
      title={
        <span className="room-title">
          <Button type="text" onClick={() => go('/')} aria-label={t('retrospectives.back')}>
            ←
          </Button>
          {document.title}
        </span>
      }
      state={document.facts.at(-1)}
      scroll
      drawer={
        opening !== null && (
          <FigureDrawer
            key={opening.key}
            opening={opening}
            currency={data.facts.currency}
            of={{ kind: 'retrospective', campaignUid, version, key: opening.key }}
            renew={async () => {
              const renewed = await query.refetch({ throwOnError: true });
              const { sections } = buildDocument(renewed.data!, language);
              const blocks = sections.flatMap((section) => section.blocks);
              return openingsOf(blocks).find(({ key }) => key === opening.key) ?? opening;
            }}
            onClose={() => setOpening(null)}
          />
        )
      }
      actions={
        <>
          {data.versions.length > 0 && (
            <Select
              aria-label={t('retrospectives.version')}
              value={version ?? 0}
              onChange={(value) => {
                setVersion(value === 0 ? null : value);
                setOpening(null);
              }}
              options={[
                { value: 0, label: t('retrospectives.version-draft') },
                ...data.versions.map((one) => ({
                  value: one.version,
                  label: t('retrospectives.version-n', {
                    version: one.version,
                    at: formatInstant(one.signedAtMs, data.facts.zone),
                  }),
                })),
              ]}
            />
          )}
          <ExportMenu campaignUid={campaignUid} version={version} />
          {draft && (
            <Button type="primary" onClick={() => setSigning(true)}>
              {t('retrospectives.sign')}
            </Button>
          )}
        </>
      }
    >
      <article className="retrospective">
        <p className="secondary">
          {document.facts.slice(0, -1).join(' · ')} ·{' '}
          <Link href={`~/campaigns/${campaignUid}`}>{t('retrospectives.to-campaign')}</Link>
        </p>
        {!draft && (
          <RecomputedToday
            campaignUid={campaignUid}
            version={data.version}
            currency={data.facts.currency}
            zone={data.facts.zone}
          />
        )}
        {passageSections.map((section) => {
          const found = document.sections.find((one) => one.key === section);
          return (
            <section key={section} aria-labelledby={`section-${section}`}>
              <h2 id={`section-${section}`}>{t(`retrospectives.${section}`)}</h2>
              {byPart(found?.blocks ?? []).map((blocks, index) =>
                draft && blocks[0]!.key === 'limits' ? (
                  <LimitList
                    key="limits"
                    campaignUid={campaignUid}
                    facts={data.facts}
                    edits={written.limitEdits}
                  />
                ) : (
                  <ReportPart
                    key={`${blocks[0]!.key ?? ''} ${index}`}
                    campaignUid={campaignUid}
                    blocks={blocks}
                    parts={written.parts}
                    readOnly={!draft}
                    onOpen={setOpening}
                  />
                ),
              )}
              <WordsBox
                key={`${section} ${data.version} ${written.passages[section] ?? ''}`}
                label={t('retrospectives.words-for', { section: t(`retrospectives.${section}`) })}
                hint={t(`retrospectives.hint-${section}`)}
                text={written.passages[section] ?? ''}
                readOnly={!draft}
                onSave={(text) =>
                  void writeWords('retrospectives.saved', () =>
                    client.retrospectives.setPassage({ campaignUid, section, text }),
                  )
                }
              />
              {section === 'analysis' && draft && (
                <WhyTree
                  campaignUid={campaignUid}
                  facts={data.facts}
                  whys={written.whys}
                  onOpen={setOpening}
                />
              )}
              {section === 'insight' && (
                <ActionBoard
                  campaignUid={campaignUid}
                  actions={written.actions}
                  readOnly={!draft}
                />
              )}
            </section>
          );
        })}
      </article>
      <Modal
        open={signing}
        title={t('retrospectives.sign-title')}
        okText={t('retrospectives.sign-do', { version: data.version })}
        cancelText={t('common.cancel')}
        confirmLoading={busy}
        onOk={() => void sign()}
        onCancel={() => setSigning(false)}
      >
        <p>{t('retrospectives.sign-text')}</p>
      </Modal>
    </Page>
  );
};
