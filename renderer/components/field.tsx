import type { ReactNode } from 'react';
import './form.css';

interface FieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly children: ReactNode;
}

/** A labelled control with an optional line under it. */
export const Field = ({ label, hint, children }: FieldProps) => (
  <div className="form-field">
    <span className="form-label">{label}</span>
    {children}
    {hint !== undefined && <span className="quiet small">{hint}</span>}
  </div>
);
