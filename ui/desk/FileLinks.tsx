import { useTranslation } from 'react-i18next';
import { fileAddress } from '../shared/file.mutation.js';

/** Files of a report or a feedback, each opened in a page of its own. */
export function FileLinks({ files }: { files: string[] }) {
  const { t } = useTranslation();
  if (files.length === 0) return null;
  return (
    <ul className="files">
      {files.map((id, place) => (
        <li key={id}>
          <a href={fileAddress(id)} target="_blank" rel="noreferrer">
            {t('files.file', { number: place + 1 })}
          </a>
        </li>
      ))}
    </ul>
  );
}
