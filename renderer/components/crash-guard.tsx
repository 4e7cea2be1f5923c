import { Button } from 'antd';
import { Component } from 'react';
import type { ReactNode } from 'react';
import { useT } from '../app/appearance.tsx';

interface CrashGuardProps {
  /** A new value (the route) gives the page another try. */
  readonly resetKey: string;
  readonly children: ReactNode;
}

interface CrashState {
  readonly message: string | null;
  readonly resetKey: string;
}

const CrashNote = ({ message }: { readonly message: string }) => {
  const t = useT();
  return (
    <div className="empty-state" role="alert">
      <h1>{t('common.crash-title')}</h1>
      <p>{t('common.crash-next')}</p>
      <p className="quiet small">{message}</p>
      <Button type="primary" onClick={() => location.reload()}>
        {t('common.reload')}
      </Button>
    </div>
  );
};

/** Keeps one page's defect from taking the frame down; React offers this to classes only. */
export class CrashGuard extends Component<CrashGuardProps, CrashState> {
  override state: CrashState = { message: null, resetKey: this.props.resetKey };

  static getDerivedStateFromError(error: unknown): Partial<CrashState> {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  static getDerivedStateFromProps(
    props: CrashGuardProps,
    state: CrashState,
  ): Partial<CrashState> | null {
    return props.resetKey === state.resetKey ? null : { message: null, resetKey: props.resetKey };
  }

  override render(): ReactNode {
    return this.state.message === null ? (
      this.props.children
    ) : (
      <CrashNote message={this.state.message} />
    );
  }
}
