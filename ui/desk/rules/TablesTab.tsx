import { useTranslation } from 'react-i18next';
import type { RuleSetContent } from '../../../service/contract/ruleSet.js';
import { Clocks, ClocksForm } from './ClocksForm.js';
import { JsonEditor } from './JsonEditor.js';
import { Keywords, KeywordsForm } from './KeywordsForm.js';
import { useTableName } from './tableName.js';

interface TablesTabProps {
  content: RuleSetContent;
  onChange: (change: Partial<RuleSetContent>) => void;
}

/** What the rules look up: the clocks and the words of each kind. A table that no form knows is JSON. */
export function TablesTab({ content, onChange }: TablesTabProps) {
  const { t } = useTranslation();
  const tableName = useTableName();
  return otherTables(content).map(([name, table]) => {
    const put = (changed: unknown) => onChange({ tables: { ...content.tables, [name]: changed } });
    const [clocks, keywords] = [Clocks.safeParse(table).data, Keywords.safeParse(table).data];
    return (
      <section key={name} aria-labelledby={`table-${name}`}>
        <h2 id={`table-${name}`}>{tableName(name)}</h2>
        {clocks && <ClocksForm clocks={clocks} onChange={put} />}
        {keywords && <KeywordsForm keywords={keywords} onChange={put} />}
        {!clocks && !keywords && <JsonEditor label={t('rules.jsonOf', { name })} value={table} onChange={put} />}
      </section>
    );
  });
}

/** The matrix has a page of its own. */
export const otherTables = ({ tables }: RuleSetContent): [string, unknown][] =>
  Object.entries(tables).filter(([name]) => name !== 'matrix');
