import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const OLDEST = 21;

/**
 * The home of a Java that the broker runs on: JAVA_HOME if it is new enough, else what lies in the usual folders.
 * @throws Error that says what to install
 */
export function javaHome(): string {
  const given = process.env['JAVA_HOME'];
  const found = [...(given === undefined ? [] : [given]), ...usualHomes()].find((home) => majorOf(home) >= OLDEST);
  if (found === undefined) {
    throw new Error(
      `no Java ${OLDEST} or newer in JAVA_HOME or the usual folders; install one: apt-get install openjdk-21-jre-headless (or brew install openjdk@21), or set JAVA_HOME`,
    );
  }
  return found;
}

function usualHomes(): string[] {
  return [
    ...inside('/usr/lib/jvm'),
    ...inside('/opt/java'),
    ...inside('/Library/Java/JavaVirtualMachines').map((folder) => join(folder, 'Contents', 'Home')),
    ...inside(join(homedir(), '.sdkman', 'candidates', 'java')),
    ...inside('C:\\Program Files\\Eclipse Adoptium'),
  ];
}

const inside = (folder: string): string[] =>
  existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];

/** Every JDK says in its file `release` which it is; asking the program itself would cost a start each. */
function majorOf(home: string): number {
  const release = join(home, 'release');
  if (!existsSync(release)) return 0;
  return Number(/JAVA_VERSION="(\d+)/.exec(readFileSync(release, 'utf8'))?.[1] ?? 0);
}
