import { Button, Form, Input, Select, Space } from 'antd';
import { useState } from 'react';
import type { Status } from '../../shared/contract/workspace.ts';
import { languages } from '../../shared/messages/languages.ts';
import { Failure } from '../components/failure.tsx';
import { ZoneSelect } from '../components/zone-select.tsx';
import { client } from '../rpc/client.ts';
import { useAppearance, useT } from './appearance.tsx';
import { hasCode, isCancelled } from './failure.ts';
import { Known, localZone, Recover, type Act } from './known-workspaces.tsx';
import { forgetWorkspace } from './program.tsx';
import { useLongWork } from './tasks.tsx';

const CreateForm = ({
  act,
  busy,
  canChoose,
}: {
  act: Act;
  busy: string | null;
  canChoose: boolean;
}) => {
  const t = useT();
  const [name, setName] = useState('');
  const [zone, setZone] = useState('Asia/Shanghai');
  const create = (choosePlace: boolean) =>
    void act('create', () => client.workspace.create({ name: name.trim(), zone, choosePlace }));
  return (
    <Form layout="vertical" onFinish={() => create(false)}>
      <Form.Item label={t('common.start-create-name')} htmlFor="start-name">
        <Input
          id="start-name"
          value={name}
          maxLength={80}
          placeholder={t('common.start-create-name-example')}
          onChange={(event) => setName(event.target.value)}
        />
      </Form.Item>
      <Form.Item label={t('common.start-create-zone')} htmlFor="start-zone">
        <ZoneSelect
          id="start-zone"
          label={t('common.start-create-zone')}
          value={zone}
          onChange={setZone}
        />
      </Form.Item>
      {localZone !== zone && (
        <p className="start-zone-hint">
          <Button type="link" size="small" onClick={() => setZone(localZone)}>
            {t('common.start-zone-local', { zone: localZone })}
          </Button>
        </p>
      )}
      <Space wrap>
        <Button
          type="primary"
          htmlType="submit"
          disabled={name.trim() === '' || busy !== null}
          loading={busy === 'create'}
        >
          {t('common.start-create')}
        </Button>
        {canChoose && (
          <Button disabled={name.trim() === '' || busy !== null} onClick={() => create(true)}>
            {t('common.start-create-elsewhere')}
          </Button>
        )}
      </Space>
    </Form>
  );
};

/** No workspace is open: make one, open one, or look at the sample. */
export const StartPage = ({ status }: { readonly status: Status }) => {
  const t = useT();
  const { language, setLanguage } = useAppearance();
  const startLongWork = useLongWork();
  const [busy, setBusy] = useState<string | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [damaged, setDamaged] = useState<string | null>(null);

  const act: Act = async (name, work, id) => {
    setBusy(name);
    setFailure(null);
    setDamaged(null);
    try {
      const opened = await work();
      if (opened !== null) await forgetWorkspace();
    } catch (error) {
      if (isCancelled(error)) return;
      setFailure(error);
      if (id !== undefined && hasCode(error, 'workspace-damaged')) setDamaged(id);
    } finally {
      setBusy(null);
    }
  };

  return (
    <main className="start">
      <div className="start-inner">
        <header className="start-head">
          <div>
            <h1>{t('common.program-name')}</h1>
            <p className="secondary">{t('common.start-sentence')}</p>
          </div>
          <Select
            aria-label={t('common.language')}
            value={language}
            style={{ width: 120 }}
            options={languages.map((value) => ({ value, label: t(`common.language-${value}`) }))}
            onChange={(next) => {
              setLanguage(next);
              void act('language', async () => {
                await client.workspace.setMachine({ language: next });
                return null;
              });
            }}
          />
        </header>
        {failure !== null && (
          <div className="start-failure">
            <Failure error={failure} />
            {damaged !== null && <Recover id={damaged} act={act} busy={busy} />}
          </div>
        )}
        <div className="start-columns">
          <section className="section">
            <h2>{t('common.start-create')}</h2>
            <CreateForm act={act} busy={busy} canChoose={status.shell.canChoose} />
          </section>
          <div>
            <section className="section">
              <div className="section-head">
                <h2>{t('common.start-recent')}</h2>
                {status.shell.canChoose && (
                  <div className="actions">
                    <Button
                      disabled={busy !== null}
                      onClick={() => void act('choose', () => client.workspace.choose())}
                    >
                      {t('common.start-open')}
                    </Button>
                  </div>
                )}
              </div>
              <Known known={status.known} act={act} busy={busy} />
            </section>
            <section className="section">
              <h2>{t('common.start-sample')}</h2>
              <p className="secondary start-sample">{t('common.start-sample-sentence')}</p>
              <Button
                disabled={busy !== null}
                loading={busy === 'sample'}
                onClick={() =>
                  void act('sample', () =>
                    startLongWork({
                      title: t('common.start-sample'),
                      run: (signal) => client.workspace.openSample(undefined, { signal }),
                    }),
                  )
                }
              >
                {t('common.start-sample')}
              </Button>
            </section>
          </div>
        </div>
      </div>
    </main>
  );
};
