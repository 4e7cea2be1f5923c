import { Button, ColorPicker, Form, Input } from 'antd';
import { useRef, useState } from 'react';
import type { WorkspaceSettings } from '../../../shared/contract/workspace.ts';
import { palettes } from '../../../shared/domain/look.ts';
import { readableColour } from '../../../shared/domain/report/brand.ts';
import type { MessageKey } from '../../../shared/messages/translate.ts';
import { useT } from '../../app/appearance.tsx';
import { readLogo } from './read-logo.ts';

type Brand = Pick<WorkspaceSettings, 'brandName' | 'brandColour' | 'brandLogo'>;

interface BrandSettingsProps {
  readonly brand: Brand;
  readonly save: (what: string, change: Partial<Brand>) => void;
}

/** Name, colour and logo that exported reports bear. */
export const BrandSettings = ({ brand, save }: BrandSettingsProps) => {
  const t = useT();
  const [name, setName] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<MessageKey | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const latest = useRef<File | null>(null);
  const { brandName, brandColour, brandLogo } = brand;
  const finish = () => {
    const wanted = (name ?? brandName).trim();
    if (wanted !== brandName) save(t('workspace.brand-name'), { brandName: wanted });
    setName(null);
  };
  const choose = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    latest.current = file;
    const read = await readLogo(file);
    // Another one was chosen while this was drawn.
    if (latest.current !== file) return;
    setTrouble('trouble' in read ? read.trouble : null);
    if ('logo' in read) save(t('workspace.brand-logo'), { brandLogo: read.logo });
  };
  const darker = brandColour === null ? null : readableColour(brandColour);
  return (
    <section className="section">
      <h2>{t('workspace.brand')}</h2>
      <p className="secondary">{t('workspace.brand-help')}</p>
      <Form layout="horizontal" labelCol={{ flex: '160px' }} labelAlign="left" colon={false}>
        <Form.Item label={t('workspace.brand-name')} htmlFor="settings-brand-name">
          <Input
            id="settings-brand-name"
            value={name ?? brandName}
            maxLength={80}
            onChange={(event) => setName(event.target.value)}
            onBlur={finish}
            onPressEnter={finish}
          />
        </Form.Item>
        <Form.Item
          label={t('workspace.brand-colour')}
          extra={
            darker !== null && darker !== brandColour
              ? t('workspace.brand-colour-darker', { colour: darker.toUpperCase() })
              : undefined
          }
        >
          <ColorPicker
            aria-label={t('workspace.brand-colour')}
            value={brandColour ?? palettes.light.accent}
            disabledAlpha
            showText
            onChangeComplete={(colour) =>
              save(t('workspace.brand-colour'), { brandColour: colour.toHexString().slice(0, 7) })
            }
          />
          {brandColour !== null && (
            <Button
              type="link"
              onClick={() => save(t('workspace.brand-colour'), { brandColour: null })}
            >
              {t('workspace.brand-colour-reset')}
            </Button>
          )}
        </Form.Item>
        <Form.Item label={t('workspace.brand-logo')} extra={t('workspace.brand-logo-help')}>
          {brandLogo !== null && (
            <p className="brand-logo">
              <img src={brandLogo} alt={t('workspace.brand-logo')} />
            </p>
          )}
          <input
            ref={input}
            type="file"
            hidden
            accept=".png,.svg,image/png,image/svg+xml"
            aria-label={t('workspace.brand-logo')}
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              event.target.value = '';
              void choose(file);
            }}
          />
          <Button onClick={() => input.current?.click()}>
            {t(brandLogo === null ? 'workspace.brand-logo-choose' : 'workspace.brand-logo-change')}
          </Button>
          {brandLogo !== null && (
            <Button
              type="link"
              onClick={() => save(t('workspace.brand-logo'), { brandLogo: null })}
            >
              {t('workspace.brand-logo-remove')}
            </Button>
          )}
          {trouble !== null && (
            <p className="bad" role="alert">
              {t(trouble)}
            </p>
          )}
        </Form.Item>
      </Form>
    </section>
  );
};
