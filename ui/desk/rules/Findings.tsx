import { Alert } from 'antd';
import type { RuleFinding } from '../../../service/contract/ruleSet.js';
import { useLanguage } from '../../shared/language.js';

/** What stands against publishing, or should be looked at: where, and what to write instead. */
export function Findings({ findings }: { findings: readonly RuleFinding[] }) {
  const { inWords } = useLanguage();
  return findings.map(({ severity, path, message }) => (
    <Alert
      key={path + message.zh}
      className="problem"
      type={severity === 'refuse' ? 'error' : 'warning'}
      title={inWords(message)}
      description={<code>{path}</code>}
    />
  ));
}
