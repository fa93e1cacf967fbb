import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { sendFile } from '../shared/file.mutation.js';
import { FileLinks } from './FileLinks.js';
import { ProblemNotice } from './ProblemNotice.js';

/** Sends each file as it is chosen and keeps the ids that the service gave. */
export function FilePicker({ files, onChange }: { files: string[]; onChange: (files: string[]) => void }) {
  const { t } = useTranslation();
  const send = useMutation({ ...sendFile, onSuccess: ({ id }) => onChange([...new Set([...files, id])]) });
  return (
    <div className="file-picker">
      <label>
        {t('files.add')}{' '}
        <input
          type="file"
          disabled={send.isPending || files.length >= 6}
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file) send.mutate(file);
            event.target.value = '';
          }}
        />
      </label>
      <FileLinks files={files} />
      {send.isError && <ProblemNotice error={send.error} />}
    </div>
  );
}
