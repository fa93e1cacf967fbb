import 'leaflet/dist/leaflet.css';
import { Button } from 'antd-mobile';
import leaflet from 'leaflet';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrgNode } from '../../../service/contract/place.js';
import { useLanguage } from '../../shared/language.js';

interface Point {
  lat: number;
  lng: number;
}

/** The grids' middles on a plain ground (no outside tiles are loaded); tap, or let the phone say where it is. */
export function PointMap({
  nodes,
  point,
  onChange,
}: {
  nodes: OrgNode[];
  point: Point | null;
  onChange: (point: Point) => void;
}) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const frame = useRef<HTMLDivElement>(null);
  const map = useRef<leaflet.Map>(null);
  const choose = useRef(onChange);
  const [lost, setLost] = useState(false);
  useEffect(() => {
    choose.current = onChange;
  });

  useEffect(() => {
    if (frame.current === null) return;
    const drawn = leaflet.map(frame.current, { preferCanvas: true, attributionControl: false, zoomControl: false });
    leaflet.control
      .zoom({ zoomInTitle: t('report.where.closer'), zoomOutTitle: t('report.where.further') })
      .addTo(drawn);
    const middles = nodes.flatMap((node) =>
      node.point && node.kind === 'grid' ? [{ at: node.point, name: node.name[language] }] : [],
    );
    for (const { at, name } of middles) {
      leaflet
        .circleMarker(at, { radius: 5, weight: 1, color: '#566069', fillOpacity: 0.35 })
        .bindTooltip(name)
        .addTo(drawn);
    }
    const bounds = leaflet.latLngBounds(middles.map(({ at }) => at));
    if (bounds.isValid()) drawn.fitBounds(bounds.pad(0.1));
    else drawn.setView([26.88, 120], 12); // Xiapu, the demo county's likeness
    drawn.on('click', ({ latlng }) => choose.current({ lat: latlng.lat, lng: latlng.lng }));
    map.current = drawn;
    return () => {
      drawn.remove();
    };
  }, [nodes, language, t]);

  useEffect(() => {
    if (map.current === null || point === null) return;
    const mark = leaflet
      .circleMarker(point, { radius: 10, weight: 3, color: '#0B5C6B', fillOpacity: 0.6 })
      .addTo(map.current);
    return () => {
      mark.remove();
    };
  }, [point, nodes, language, t]);

  const locate = () => {
    setLost(false);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        onChange({ lat: coords.latitude, lng: coords.longitude });
        map.current?.setView([coords.latitude, coords.longitude], 16);
      },
      () => setLost(true),
      { enableHighAccuracy: true, timeout: 10_000 },
    );
  };
  return (
    <>
      <Button block onClick={locate}>
        {t('report.where.locate')}
      </Button>
      <div ref={frame} className="point-map" role="application" aria-label={t('report.where.map')} />
      <p role="status" className="muted">
        {point === null
          ? t('report.where.tap')
          : t('report.where.point', { lat: point.lat.toFixed(5), lng: point.lng.toFixed(5) })}
      </p>
      {lost && (
        <p role="alert" className="field-wrong">
          {t('report.where.lost')}
        </p>
      )}
    </>
  );
}
