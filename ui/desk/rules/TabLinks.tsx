import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Tab } from './tab.js';

/** The parts of a rule set: each has an address, and what one has changed is kept from one to the other. */
export function TabLinks({ open, without }: { open: Tab; without: readonly Tab[] }) {
  const { t } = useTranslation();
  return (
    <nav className="tabs" aria-label={t('rules.parts')}>
      {Tab.options
        .filter((tab) => !without.includes(tab))
        .map((tab) => (
          <Link
            key={tab}
            from="/desk/rules/$ruleSet"
            to="."
            search={(old) => ({ ...old, tab })}
            activeOptions={{ exact: true }}
            aria-current={tab === open ? 'page' : undefined}
          >
            {t(`rules.tab.${tab}`)}
          </Link>
        ))}
    </nav>
  );
}
