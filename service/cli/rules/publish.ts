import { publishRules } from '../../application/rules/publishRuleSet.js';
import { openStores } from '../../composition/stores.js';
import { installationOf } from '../../config.js';
import type { Finding } from '../../decisions/finding.js';
import type { ExampleResult } from '../../decisions/examples.js';
import { DomainError } from '../../domain/errors.js';
import { errorSentence } from '../../errorSentence.js';
import type { Stores } from '../../stores/port.js';
import { systemClock } from '../../ops/systemClock.js';
import { fail, printLine } from '../output.js';
import { plainFindings, printFindings } from './findings.js';
import { readNamed } from './ruleFile.js';
import { printFailed } from './test.js';

export interface PublishOptions {
  data?: string;
  set?: string;
  reason: string;
  by?: string;
  json?: true;
}

/**
 * Exit code 1 where the gate or somebody who was faster refuses it, or the service works on the data folder. Documents in a
 * database are nobody's alone: there it publishes, and the next decision of every node is by the new version.
 */
export async function publishRuleFolder(path: string, options: PublishOptions): Promise<void> {
  const content = readNamed(path, options.set);
  const { reason, by = null } = options;
  const stores = await openedStores(options);
  if (!stores) return;
  try {
    if (by !== null && !(await stores.collection('people').get(by))) {
      fail(2, `--by ${by}: nobody has this login`);
      return;
    }
    const base = (await stores.collection('ruleSets').get(content.name))?.versions.at(-1)?.number ?? 0;
    const { version } = await publishRules({ stores, clock: systemClock }, { content, base, by, reason });
    if (options.json) printLine(JSON.stringify({ published: true, ruleSet: content.name, version }));
    else printLine(`${content.name} version ${version} is published: the next case is decided by it`);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.code === 'RULE_SET_INVALID') refused(content.name, error.facts, options);
    else if (error.code === 'CHANGED_MEANWHILE')
      fail(1, `${errorSentence(error)}; compare with it, then publish again`);
    else throw error;
  } finally {
    await stores.close();
  }
}

async function openedStores(options: PublishOptions): Promise<Stores | null> {
  try {
    return await openStores(installationOf(options), { clock: systemClock });
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'DATA_FOLDER_LOCKED') throw error;
    fail(1, `${errorSentence(error)}; publish on the page of the running service (/desk), or stop it first`);
    return null;
  }
}

function refused(ruleSet: string, facts: DomainError['facts'], { json }: PublishOptions): void {
  const { findings, examples, differences } = facts as unknown as Refusal;
  if (json)
    printLine(JSON.stringify({ published: false, ruleSet, findings: plainFindings(findings), examples, differences }));
  else {
    printFindings(findings);
    if (examples.length > 0) printLine(examples.length === 1 ? '1 example fails' : `${examples.length} examples fail`);
    printFailed(examples);
    if (differences.length > 0) printLine(`json-rules-engine decides otherwise: ${JSON.stringify(differences[0])}`);
    printLine(`${ruleSet} is not published`);
  }
  fail(1);
}

interface Refusal {
  findings: readonly Finding[];
  examples: readonly ExampleResult[];
  differences: readonly unknown[];
}
