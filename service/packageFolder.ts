import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A folder that the package brings along (processes, rules, dist/ui), whether the code runs from source or built. */
export function packageFolder(...names: string[]): string {
  return join(root, ...names);
}

const root = ancestorWith('package.json', dirname(fileURLToPath(import.meta.url)));

function ancestorWith(file: string, folder: string): string {
  return existsSync(join(folder, file)) ? folder : ancestorWith(file, dirname(folder));
}
