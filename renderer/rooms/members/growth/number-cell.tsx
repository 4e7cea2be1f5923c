import type { CSSProperties } from 'react';

interface NumberCellProps {
  readonly text: string;
  /** The number with what it is of. */
  readonly label: string;
  readonly detail?: string;
  /** null = there is nobody behind it. */
  readonly onOpen: (() => void) | null;
  readonly className?: string;
  readonly style?: CSSProperties;
}

/** A number of a table that opens its members. */
export const NumberCell = ({ text, label, detail, onOpen, className, style }: NumberCellProps) => (
  <td className={className === undefined ? 'number' : `number ${className}`} style={style}>
    {onOpen === null ? (
      <span className="trend-none" title={detail}>
        {text}
      </span>
    ) : (
      <button
        type="button"
        className="trend-number"
        aria-label={label}
        title={detail ?? label}
        onClick={onOpen}
      >
        {text}
      </button>
    )}
  </td>
);
