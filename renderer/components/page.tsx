import type { ReactNode } from 'react';

interface PageProps {
  readonly title: ReactNode;
  /** Count or state beside the title. */
  readonly state?: ReactNode;
  /** One primary action, at the right. */
  readonly actions?: ReactNode;
  readonly filters?: ReactNode;
  readonly drawer?: ReactNode;
  /** True for documents and forms; false where a grid or a timeline fills the window. */
  readonly scroll?: boolean;
  readonly children: ReactNode;
}

/** Title row, filter line, the work, and the drawer beside it. */
export const Page = (props: PageProps) => (
  <div className="page">
    <header className="title-row">
      <h1>{props.title}</h1>
      {props.state !== undefined && <span className="title-state">{props.state}</span>}
      {props.actions !== undefined && <div className="title-actions">{props.actions}</div>}
    </header>
    {props.filters !== undefined && <div className="filter-line">{props.filters}</div>}
    <div className="page-body">
      <div
        className="work"
        data-scroll={props.scroll ?? false}
        {...(props.scroll === true ? { tabIndex: -1 } : {})}
      >
        {props.children}
      </div>
      {props.drawer}
    </div>
  </div>
);
