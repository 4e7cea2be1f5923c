import type { Share } from '../../../../shared/domain/persona/sheet.ts';
import { formatNumber, formatPercent } from '../../../../shared/messages/format.ts';
import type { Language } from '../../../../shared/messages/languages.ts';

/** `17.2–20.1%` */
export const rangeText = (language: Language, [low, high]: readonly [number, number]): string =>
  `${formatNumber(language, low * 100, 1)}–${formatPercent(language, high)}`;

interface ShareBarProps {
  readonly share: Share;
  /** The share at the right end of the track. */
  readonly scale: number;
  readonly side: 'a' | 'b';
}

/** A bar from zero with its interval as a line over its end. */
export const ShareBar = ({ share, scale, side }: ShareBarProps) => {
  const place = (value: number): string => `${Math.min(100, (value / scale) * 100)}%`;
  return (
    <span className="share-track" data-side={side}>
      <span className="share-bar" style={{ width: place(share.share ?? 0) }} />
      {share.interval !== null && (
        <span
          className="share-interval"
          style={{
            left: place(share.interval[0]),
            width: place(share.interval[1] - share.interval[0]),
          }}
        />
      )}
    </span>
  );
};

/** The largest share that a track must hold, so that bars of one trait can be compared. */
export const scaleOf = (shares: readonly Share[]): number =>
  Math.max(0.01, ...shares.map(({ interval, share }) => interval?.[1] ?? share ?? 0));
