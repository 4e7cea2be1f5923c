import { Tooltip } from 'antd';
import { unknown } from '../../../shared/messages/format.ts';

interface KnownProps {
  readonly text: string | null;
  /** Why there is no value. */
  readonly reason: string;
}

/** A value, or a dash that says why there is none. */
export const Known = ({ text, reason }: KnownProps) =>
  text === null ? (
    <Tooltip title={reason}>
      <span className="quiet" tabIndex={0} aria-label={reason} role="note">
        {unknown}
      </span>
    </Tooltip>
  ) : (
    <>{text}</>
  );
