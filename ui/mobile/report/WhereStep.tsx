import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd-mobile';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PlaceKind } from '../../../service/contract/report.js';
import { organisationsQuery } from '../../shared/organisations.query.js';
import { PhoneProblem } from '../PhoneProblem.js';
import { GridPicker } from './GridPicker.js';
import type { StepProps } from './WhatStep.js';

const PointMap = lazy(() => import('./PointMap.js').then(({ PointMap }) => ({ default: PointMap })));

/** A grid from the tree, or a point on the map; one of the two is enough. */
export function WhereStep({ draft, change }: StepProps) {
  const { t } = useTranslation();
  const organisations = useQuery(organisationsQuery);
  const [onMap, setOnMap] = useState(draft.point !== null);
  if (organisations.isPending) return <Skeleton.Paragraph lineCount={4} animated />;
  if (organisations.isError)
    return <PhoneProblem error={organisations.error} onRetry={() => void organisations.refetch()} />;
  const nodes = organisations.data.items;
  return (
    <>
      <div className="choices" role="group" aria-label={t('report.where.question')}>
        <button type="button" aria-pressed={!onMap} onClick={() => setOnMap(false)}>
          {t('report.where.byGrid')}
        </button>
        <button type="button" aria-pressed={onMap} onClick={() => setOnMap(true)}>
          {t('report.where.byMap')}
        </button>
      </div>
      {onMap ? (
        <Suspense fallback={<Skeleton animated style={{ '--height': '280px' }} />}>
          <PointMap nodes={nodes} point={draft.point} onChange={(point) => change({ point, gridId: '' })} />
        </Suspense>
      ) : (
        <GridPicker nodes={nodes} gridId={draft.gridId} onChange={(gridId) => change({ gridId, point: null })} />
      )}
      <label className="field" htmlFor="address">
        {t('report.where.address')} <span className="muted">{t('report.optional')}</span>
      </label>
      <input
        id="address"
        maxLength={200}
        autoComplete="street-address"
        value={draft.address}
        placeholder={t('report.where.addressExample')}
        onChange={(event) => change({ address: event.target.value })}
      />
      <label className="field" htmlFor="place-kind">
        {t('report.where.kind')}
      </label>
      <select
        id="place-kind"
        value={draft.placeKind}
        onChange={(event) => change({ placeKind: PlaceKind.parse(event.target.value) })}
      >
        {PlaceKind.options.map((kind) => (
          <option key={kind} value={kind}>
            {t(`place.${kind}`)}
          </option>
        ))}
      </select>
    </>
  );
}
