import { operate } from '../../electron/store/log/operate.ts';
import { insertRow } from '../../electron/store/log/rows.ts';
import { takeLock } from '../../electron/store/lock.ts';
import { openWriter } from '../../electron/store/open-writer.ts';

/** Writes operations of many rows until it is killed; says the uid of each that was acknowledged. */
const [path, rows] = [process.argv[2]!, Number(process.argv[3])];
takeLock(path, { who: 'killed', since: '' });
const { db } = openWriter(path);
process.stdout.write('ready\n');
for (let n = 0; ; n++) {
  const env = { nowMs: 1_780_000_000_000 + n, actor: 'killed' };
  const uid = operate(db, env, { kind: 'import', label: { key: 'x' } }, (operation) => {
    for (let row = 0; row < rows; row++) {
      const id = insertRow(db, operation, 'member', {
        uid: `me_${operation.uid}_${row}`,
        name: '甲',
      });
      db.prepare('INSERT INTO temp.dirty_member VALUES (?)').run(id);
    }
    return operation.uid;
  });
  process.stdout.write(`${uid}\n`);
}
