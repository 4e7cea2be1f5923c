import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useT } from '../../../app/appearance.tsx';
import { Field } from '../../../components/field.tsx';

interface NameDialogProps {
  readonly title: string;
  readonly name: string;
  /** Names that are taken, its own among them. */
  readonly others: readonly string[];
  readonly taken: string;
  readonly busy: boolean;
  readonly onName: (name: string) => void;
  readonly onClose: () => void;
}

/** Asks for another name of a field or an option. */
export const NameDialog = (props: NameDialogProps) => {
  const t = useT();
  const [text, setText] = useState(props.name);
  const name = text.trim();
  const isTaken =
    name.toLowerCase() !== props.name.toLowerCase() &&
    props.others.some((other) => other.toLowerCase() === name.toLowerCase());
  const ready = name !== '' && !isTaken && name !== props.name;
  const done = (): void => {
    if (ready && !props.busy) props.onName(name);
  };
  return (
    <Modal
      open
      title={props.title}
      okText={t('customFields.rename')}
      okButtonProps={{ disabled: !ready, loading: props.busy }}
      cancelText={t('common.cancel')}
      onOk={done}
      onCancel={props.onClose}
    >
      <Field label={t('customFields.name')} hint={isTaken ? props.taken : undefined}>
        <Input
          autoFocus
          aria-label={t('customFields.name')}
          maxLength={60}
          {...(isTaken ? { status: 'error' as const } : {})}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onPressEnter={done}
        />
      </Field>
    </Modal>
  );
};
