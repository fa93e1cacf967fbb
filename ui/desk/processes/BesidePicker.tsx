import { Checkbox, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../shared/language.js';
import type { Beside, OtherDraft } from './useTrial.js';

interface BesidePickerProps {
  drafts: readonly OtherDraft[];
  chosen: readonly Beside[];
  onChange: (chosen: readonly Beside[]) => void;
}

/** What else is tried with the drawing: drafts of other processes, and files of diagrams that it calls. */
export function BesidePicker({ drafts, chosen, onChange }: BesidePickerProps) {
  const { t } = useTranslation();
  const { inWords } = useLanguage();
  const without = (name: string) => chosen.filter((one) => one.name !== name);
  const isDraft = (name: string) => drafts.some((draft) => draft.name === name);
  const add = async (files: FileList | null) => {
    const read = await Promise.all(
      [...(files ?? [])].map(async (file) => ({ name: file.name, xml: await file.text() })),
    );
    onChange([...chosen.filter(({ name }) => read.every((one) => one.name !== name)), ...read]);
  };
  return (
    <div className="beside">
      {drafts.map(({ title, ...draft }) => (
        <Checkbox
          key={draft.name}
          checked={chosen.some(({ name }) => name === draft.name)}
          onChange={({ target }) => onChange(target.checked ? [...without(draft.name), draft] : without(draft.name))}
        >
          {t('trial.withDraft', { title: inWords(title) })}
        </Checkbox>
      ))}
      {chosen
        .filter(({ name }) => !isDraft(name))
        .map(({ name }) => (
          <Tag key={name} closable onClose={() => onChange(without(name))}>
            {name}
          </Tag>
        ))}
      <label className="file-button">
        {t('trial.addFile')}
        <input
          type="file"
          accept=".bpmn"
          multiple
          className="visually-hidden"
          onChange={({ target }) => {
            void add(target.files).then(() => {
              target.value = '';
            });
          }}
        />
      </label>
    </div>
  );
}
