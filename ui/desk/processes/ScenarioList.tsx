import { Button, Empty } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TriedScenario } from '../../../service/contract/trial.js';
import { useLanguage } from '../../shared/language.js';
import { MismatchSentence } from './MismatchSentence.js';
import { scenarioTitle } from './scenarioTitle.js';
import type { ProcessTrial, Scenario } from './useTrial.js';

interface ScenarioListProps {
  trial: ProcessTrial;
  nameOf: (element: string) => string;
  /** The one whose way is shown on the drawing. */
  shown: string | undefined;
  onShow: (tried: TriedScenario) => void;
  onEdit: (place: number) => void;
}

/** Every scenario with how it came out; those that did not come out as expected say why. */
export function ScenarioList({ trial, nameOf, shown, onShow, onEdit }: ScenarioListProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  if (trial.items.length === 0) return <Empty description={t('trial.none')} image={Empty.PRESENTED_IMAGE_SIMPLE} />;
  return (
    <ul className="example-rows">
      {trial.items.map((scenario, place) => (
        <Row
          key={scenario.name}
          scenario={scenario}
          title={scenarioTitle(scenario, language)}
          tried={trial.resultOf(scenario.name)}
          nameOf={nameOf}
          isShown={scenario.name === shown}
          onShow={onShow}
          onEdit={() => onEdit(place)}
        />
      ))}
    </ul>
  );
}

interface RowProps {
  scenario: Scenario;
  title: string;
  tried: TriedScenario | undefined;
  nameOf: (element: string) => string;
  isShown: boolean;
  onShow: (tried: TriedScenario) => void;
  onEdit: () => void;
}

function Row({ scenario, title, tried, nameOf, isShown, onShow, onEdit }: RowProps) {
  const { t } = useTranslation();
  return (
    <li data-open={isShown} title={scenario.name}>
      <div className="scenario-head">
        {tried === undefined ? (
          <span>{title}</span>
        ) : (
          <button type="button" aria-pressed={isShown} onClick={() => onShow(tried)}>
            <span aria-hidden="true">{tried.ok ? '✓' : '✗'}</span>{' '}
            <span className="visually-hidden">{t(tried.ok ? 'rules.passes' : 'rules.fails')}</span> {title}
          </button>
        )}
        <Button type="link" size="small" aria-label={t('trial.editOne', { name: title })} onClick={onEdit}>
          {t('trial.edit')}
        </Button>
      </div>
      {tried !== undefined && !tried.ok && (
        <ul className="mismatches">
          {tried.mismatches.map((mismatch, place) => (
            <li key={place}>
              <MismatchSentence mismatch={mismatch} nameOf={nameOf} />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
