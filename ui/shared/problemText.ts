import { useTranslation } from 'react-i18next';
import { LARGEST_FILE_BYTES } from '../../service/contract/file.js';
import { ServiceProblem } from './client.js';
import { fieldName } from './fieldName.js';
import { FileTooLarge } from './file.mutation.js';
import { useLanguage } from './language.js';

const MEGABYTE = 1024 * 1024;

/** What went wrong, in the language of the page: the service's own words where it gave some. */
export function useProblemText(): (error: unknown) => string {
  const { t } = useTranslation();
  const { inWords } = useLanguage();
  return (error) => {
    if (error instanceof FileTooLarge) {
      return t('files.tooLarge', { size: Math.ceil(error.bytes / MEGABYTE), most: LARGEST_FILE_BYTES / MEGABYTE });
    }
    if (!(error instanceof ServiceProblem)) return t('problem.offline');
    const { detail, issues } = error.problem;
    const fields = (issues ?? []).map(({ path, name, message }) =>
      t('problem.field', { field: name ? inWords(name) : fieldName(t, path), why: inWords(message) }),
    );
    return [inWords(detail), ...fields].join('\n');
  };
}
