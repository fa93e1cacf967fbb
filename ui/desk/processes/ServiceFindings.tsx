import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { type CheckedDiagram, DiagramFinding } from '../../../service/contract/process.js';
import { ServiceProblem } from '../../shared/client.js';
import { useLanguage } from '../../shared/language.js';
import { Findings } from './Findings.js';
import { refusalInChinese } from './refusalSentences.js';

interface ServiceFindingsProps {
  findings: CheckedDiagram['findings'];
  nameOf: (element: string) => string;
  onShow?: (element: string) => void;
}

/** What the engine has against a diagram, in the language of the page. */
export function ServiceFindings({ findings, ...links }: ServiceFindingsProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const worded = findings.map(({ element, message }) => ({
    element,
    message: language === 'zh' ? refusalInChinese(message) : message,
  }));
  return <Findings name={t('studio.service')} findings={worded} {...links} />;
}

/** What a refused publish names. */
export function findingsIn(error: unknown): CheckedDiagram['findings'] {
  return error instanceof ServiceProblem ? (Refusal.safeParse(error.problem.facts).data?.findings ?? []) : [];
}

const Refusal = z.object({ findings: z.array(DiagramFinding) });
