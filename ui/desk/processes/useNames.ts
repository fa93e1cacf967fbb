import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useLanguage } from '../../shared/language.js';
import { diagramQuery } from '../cases/diagram.query.js';
import { namesIn } from './namesIn.js';

/** What the elements of a version are called; none while its diagram is on its way. */
export function useNames(processId: string, version: number): ReadonlyMap<string, string> {
  const { language } = useLanguage();
  const { data } = useQuery(diagramQuery(processId, version));
  return useMemo(
    () => (data === undefined ? new Map<string, string>() : namesIn(language, data.xml)),
    [data, language],
  );
}
