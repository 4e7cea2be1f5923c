// One workspace for all kinds: starting a program costs more than an import, and every case leaves
// nothing behind, which is part of what is tested.
import { shareImporter } from '../../../support/import-kinds.ts';
import './content.cases.ts';
import './costs.cases.ts';
import './custom-values.cases.ts';
import './group-days.cases.ts';
import './points.cases.ts';
import './referrals.cases.ts';
import './surveys.cases.ts';

shareImporter();
