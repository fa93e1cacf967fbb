import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { fileAddress, sendFile } from '../../shared/file.mutation.js';
import { PhoneProblem } from '../PhoneProblem.js';

const MOST = 6;

/** Camera first: the phone offers it when asked for an image. Each photo is sent at once and shown as the service kept it. */
export function PhotoField({ photos, onChange }: { photos: string[]; onChange: (photos: string[]) => void }) {
  const { t } = useTranslation();
  const send = useMutation({ ...sendFile, onSuccess: ({ id }) => onChange([...new Set([...photos, id])]) });
  return (
    <fieldset className="photos">
      <legend className="field">{t('report.what.photos', { most: MOST })}</legend>
      {photos.map((id, place) => (
        <span key={id} className="photo">
          <img src={fileAddress(id)} alt={t('report.what.photo', { number: place + 1 })} />
          <button
            type="button"
            aria-label={t('report.what.removePhoto', { number: place + 1 })}
            onClick={() => onChange(photos.filter((kept) => kept !== id))}
          >
            ×
          </button>
        </span>
      ))}
      {photos.length < MOST && (
        <label className="photo-add">
          <input
            type="file"
            accept="image/jpeg,image/png,image/webp"
            className="visually-hidden"
            disabled={send.isPending}
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (file) send.mutate(file);
              event.target.value = '';
            }}
          />
          {t(send.isPending ? 'report.what.sendingPhoto' : 'report.what.addPhoto')}
        </label>
      )}
      {send.isError && <PhoneProblem error={send.error} />}
    </fieldset>
  );
}
