import { readFileSync } from 'node:fs';

/** Names the file that holds the instant (ms UTC) it is; see `Workstation.setNow`. */
export const clockVariable = 'WORKSTATION_TEST_CLOCK';

// Loaded before the program of a test that lives through weeks: its clock shows what a file says.
const file = process.env[clockVariable];
if (file !== undefined) Date.now = () => Number(readFileSync(file, 'utf8'));
