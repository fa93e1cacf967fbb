import { Checkbox, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Beside } from './useTrial.js';

interface BesidePickerProps {
  /** Drawings of other processes that lie on this device unpublished. */
  drafts: readonly (Beside & { title: string })[];
  chosen: readonly Beside[];
  onChange: (chosen: readonly Beside[]) => void;
}

/** What else is tried with the drawing: drafts of other processes, and files of diagrams that it calls. */
export function BesidePicker({ drafts, chosen, onChange }: BesidePickerProps) {
  const { t } = useTranslation();
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
          {t('trial.withDraft', { title })}
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
