import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const VERSION = '8.5.8';
const FOLDER = join('.cache', 'cluster');
const run = promisify(execFile);

/**
 * Where the unpacked broker lies. The first call fetches it from Maven Central into the ignored folder .cache/cluster.
 * @throws Error that says what to install
 */
export function brokerPackage(): Promise<string> {
  ready ??= prepared(); // three brokers that start together fetch it once
  return ready;
}

let ready: Promise<string> | undefined;

async function prepared(): Promise<string> {
  const unpacked = join(FOLDER, `camunda-zeebe-${VERSION}`);
  if (existsSync(unpacked)) return unpacked;
  mkdirSync(FOLDER, { recursive: true });
  const archive = join(FOLDER, `camunda-zeebe-${VERSION}.tar.gz`);
  if (!existsSync(archive)) await fetchArchive();
  const half = mkdtempSync(`${unpacked}.`);
  await run('tar', ['xzf', archive, '-C', half, '--strip-components=1']);
  // Two test runs at once: the first one wins, the other one's copy goes.
  if (existsSync(unpacked)) rmSync(half, { recursive: true });
  else renameSync(half, unpacked);
  return unpacked;
}

async function fetchArchive(): Promise<void> {
  const artifact = `io.camunda:camunda-zeebe:${VERSION}:tar.gz`;
  try {
    await run('mvn', ['-q', '-B', 'dependency:copy', `-Dartifact=${artifact}`, `-DoutputDirectory=${FOLDER}`]);
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new Error(
      isMissing
        ? 'mvn is missing, which fetches the broker; install it: apt-get install maven (or brew install maven)'
        : `mvn could not fetch ${artifact}: ${String(error)}`,
      { cause: error },
    );
  }
}
