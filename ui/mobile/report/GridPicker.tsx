import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrgNode } from '../../../service/contract/place.js';
import { useLanguage } from '../../shared/language.js';

/** Street → community → grid with the phone's own pickers: nothing is nearer to the thumb or better read out. */
export function GridPicker({
  nodes,
  gridId,
  onChange,
}: {
  nodes: OrgNode[];
  gridId: string;
  onChange: (gridId: string) => void;
}) {
  const { t } = useTranslation();
  const parentOf = (id: string) => nodes.find((node) => node.id === id)?.parent ?? '';
  const [community, setCommunity] = useState(parentOf(gridId));
  const [street, setStreet] = useState(parentOf(community));
  const below = (kind: OrgNode['kind'], parent: string) =>
    nodes.filter((node) => node.kind === kind && node.parent === parent);
  return (
    <>
      <Level
        name="street"
        label={t('report.where.street')}
        nodes={nodes.filter(({ kind }) => kind === 'street')}
        chosen={street}
        onChange={(chosen) => {
          setStreet(chosen);
          setCommunity('');
          onChange('');
        }}
      />
      <Level
        name="community"
        label={t('report.where.community')}
        nodes={below('community', street)}
        chosen={community}
        onChange={(chosen) => {
          setCommunity(chosen);
          onChange('');
        }}
      />
      <Level
        name="grid"
        label={t('report.where.grid')}
        nodes={below('grid', community)}
        chosen={gridId}
        onChange={onChange}
      />
    </>
  );
}

interface LevelProps {
  name: string;
  label: string;
  nodes: OrgNode[];
  chosen: string;
  onChange: (id: string) => void;
}

function Level({ name, label, nodes, chosen, onChange }: LevelProps) {
  const { t } = useTranslation();
  const { inWords } = useLanguage();
  return (
    <>
      <label className="field" htmlFor={name}>
        {label}
      </label>
      <select id={name} value={chosen} disabled={nodes.length === 0} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t('report.where.pick')}</option>
        {nodes.map((node) => (
          <option key={node.id} value={node.id}>
            {inWords(node.name)}
          </option>
        ))}
      </select>
    </>
  );
}
