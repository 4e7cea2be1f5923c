import { WorkstationError } from '../../shared/contract/errors.ts';
import { defaultCaps } from '../../electron/imports/read/caps.ts';
import { withMemoryCap } from '../../electron/imports/read/memory-cap.ts';
import { openFile } from '../../electron/imports/read/open-file.ts';

/** Reads files as the import process does, one after the other, and prints how each ended. */
const scratch = process.argv[2]!;
for (let at = 3; at + 1 < process.argv.length; at += 2) {
  const started = process.cpuUsage();
  let code: string | null = null;
  try {
    const opened = await openFile(process.argv[at]!, process.argv[at + 1]!, { scratch });
    const file = withMemoryCap(opened, defaultCaps.processBytes);
    try {
      // As many sheets as anybody would look at; the last one may be the bad one.
      for (const { index } of [...file.sheets.slice(0, 50), ...file.sheets.slice(50).slice(-1)])
        for await (const batch of file.rows(index)) void batch;
    } finally {
      file.close();
    }
  } catch (error) {
    code = error instanceof WorkstationError ? error.code : `unexpected: ${String(error)}`;
  }
  // The time of a processor: what else this machine does is not the file's.
  const { user, system } = process.cpuUsage(started);
  const ms = Math.round((user + system) / 1000);
  console.log(
    JSON.stringify({ code, ms, peakMib: Math.round(process.resourceUsage().maxRSS / 1024) }),
  );
}
