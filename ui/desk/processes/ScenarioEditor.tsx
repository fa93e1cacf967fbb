import { Button, Input, Modal } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Scenario } from './useTrial.js';

interface ScenarioEditorProps {
  scenario: Scenario;
  /** Another scenario has this name: both cannot be kept. */
  isTaken: (name: string) => boolean;
  onChange: (scenario: Scenario) => void;
  onRemove: () => void;
  onClose: () => void;
}

/** One scenario as text. What is typed counts at once; whether it can be read says the next run. */
export function ScenarioEditor({ scenario, isTaken, onChange, onRemove, onClose }: ScenarioEditorProps) {
  const { t } = useTranslation();
  const ids = { name: useId(), text: useId(), wrong: useId() };
  const problem = scenario.name.trim() === '' ? 'trial.nameMissing' : isTaken(scenario.name) ? 'trial.nameTaken' : null;
  return (
    <Modal
      open
      width={900}
      title={t('trial.editTitle')}
      onCancel={onClose}
      footer={[
        <Button key="remove" onClick={onRemove}>
          {t('trial.remove')}
        </Button>,
        <Button key="done" type="primary" disabled={problem !== null} onClick={onClose}>
          {t('trial.done')}
        </Button>,
      ]}
    >
      <div className="move-form scenario-form">
        <label htmlFor={ids.name}>{t('trial.name')}</label>
        <Input
          id={ids.name}
          maxLength={100}
          value={scenario.name}
          status={problem ? 'error' : ''}
          aria-describedby={ids.wrong}
          onChange={({ target }) => onChange({ ...scenario, name: target.value.replaceAll(/[/\\]/g, '') })}
        />
        <p id={ids.wrong} role="alert">
          {problem && t(problem)}
        </p>
        <label htmlFor={ids.text}>{t('trial.text')}</label>
        <Input.TextArea
          id={ids.text}
          autoSize={{ minRows: 14, maxRows: 28 }}
          spellCheck={false}
          maxLength={100_000}
          value={scenario.text}
          onChange={({ target }) => onChange({ ...scenario, text: target.value })}
        />
        <p className="muted">{t('trial.format')}</p>
      </div>
    </Modal>
  );
}
