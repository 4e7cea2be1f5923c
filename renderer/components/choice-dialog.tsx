import { Button, Modal } from 'antd';
import type { ReactNode } from 'react';
import './form.css';

export interface Choice<Key extends string> {
  readonly key: Key;
  readonly label: string;
  /** What follows from it. */
  readonly text: string;
}

interface ChoiceDialogProps<Key extends string> {
  readonly title: string;
  readonly children: ReactNode;
  readonly choices: readonly Choice<Key>[];
  readonly onChoose: (key: Key) => void;
  readonly onCancel: () => void;
}

/** A question with a few answers, each with what follows from it; Esc answers nothing. */
export const ChoiceDialog = <Key extends string>(props: ChoiceDialogProps<Key>) => (
  <Modal open title={props.title} onCancel={props.onCancel} footer={null} width={460}>
    <div className="form-column">
      {props.children}
      <div className="choice-column">
        {props.choices.map(({ key, label, text }) => (
          <Button key={key} className="choice" onClick={() => props.onChoose(key)}>
            <span>{label}</span>
            <span className="secondary small">{text}</span>
          </Button>
        ))}
      </div>
    </div>
  </Modal>
);
