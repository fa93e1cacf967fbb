import type { CheckedDiagram, CheckProcess } from '../../contract/process.js';
import type { Needs } from '../needs.js';

export const checkProcess =
  ({ diagrams }: Pick<Needs, 'diagrams'>) =>
  async ({ xml }: CheckProcess): Promise<CheckedDiagram> => ({ findings: [...(await diagrams.check(xml))] });
