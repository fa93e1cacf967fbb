/** Takes the data folder named in its argument and keeps it. */
import { openDataFolder } from '../../../../service/stores/sqlite/database.js';

openDataFolder(process.argv[2] ?? '', 0);
process.stdout.write('held\n');
setInterval(() => undefined, 60_000);
