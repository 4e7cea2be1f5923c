import { WorkstationError } from '../../shared/contract/errors.ts';
import { isMetricId, metricIds, metrics } from '../../shared/domain/metrics/registry.ts';
import { isLocalDate } from '../../shared/domain/values/days.ts';
import { translateAny } from '../../shared/messages/translate.ts';
import { byNameOrUid } from './names.ts';
import { callerPath } from './paths.ts';
import { runCommand } from './run.ts';

export interface FiguresOptions {
  readonly json?: boolean;
  readonly list?: boolean;
  readonly from?: string;
  readonly to?: string;
  readonly metric?: string;
  readonly community?: string;
  readonly campaign?: string;
}

/** Prints figures of a period, or with `--list` what can be asked for. */
export const figures = (workspace: string | undefined, options: FiguresOptions): Promise<void> =>
  runCommand(
    { json: options.json, readOnly: true },
    async ({ program, client, print, language }) => {
      const named = (id: string): string => translateAny(language, `metrics.name-${id}`) ?? id;
      const definition = (id: string): string =>
        translateAny(language, `metrics.definition-${id}`) ?? id;
      if (options.list === true) {
        const all = metricIds.map((id) => ({
          id,
          unit: metrics[id],
          name: named(id),
          definition: definition(id),
        }));
        print(all, () => all.map((one) => `${one.id}\t${one.unit}\t${one.name}`).join('\n'));
        return 0;
      }
      if (workspace === undefined)
        throw new WorkstationError('usage', { detail: 'figures WORKSPACE --from D --to D' });
      const { from, to } = options;
      if (from === undefined || to === undefined)
        throw new WorkstationError('usage', { detail: '--from YYYY-MM-DD --to YYYY-MM-DD' });
      if (!isLocalDate(from))
        throw new WorkstationError('invalid-input', { field: `--from ${from}` });
      if (!isLocalDate(to)) throw new WorkstationError('invalid-input', { field: `--to ${to}` });
      if (options.metric !== undefined && !isMetricId(options.metric))
        throw new WorkstationError(
          'invalid-input',
          { field: `--metric ${options.metric}` },
          metricIds,
        );
      const session = await program.open(callerPath(workspace));
      const campaignUid =
        options.campaign === undefined
          ? null
          : await byNameOrUid(session, 'campaign', options.campaign);
      const found = await client.figures.compute({
        from,
        to,
        communityUid:
          options.community === undefined
            ? null
            : await byNameOrUid(session, 'community', options.community),
        campaignUid,
        ids:
          options.metric !== undefined && isMetricId(options.metric) ? [options.metric] : metricIds,
      });
      const currency =
        campaignUid === null
          ? session.currency()
          : (await client.campaigns.detail({ uid: campaignUid })).campaign.currency;
      const lines = found.map(({ entity: _entity, unit, ...one }) => ({
        ...one,
        unit: unit === 'minor' ? `minor:${currency}` : unit,
        definition: definition(one.id),
      }));
      print(lines, () =>
        lines
          .map(
            (one) =>
              `${one.id}\t${one.value ?? '—'}\t${named(one.id)}${one.reason === null ? '' : ` (${one.reason})`}`,
          )
          .join('\n'),
      );
      return 0;
    },
  );
