import { useTranslation } from 'react-i18next';
import type { Colour } from '../../service/contract/colour.js';
import { urgency } from './theme.js';

/** A bar, a shape and the word: never the colour alone. */
export function ColourMark({ colour }: { colour: Colour | null }) {
  const { t } = useTranslation();
  if (colour === null) return <span className="colour-mark">{t('colour.none')}</span>;
  return (
    <span className="colour-mark" data-colour={colour}>
      <span aria-hidden="true">{urgency[colour].shape}</span>
      {t(`colour.${colour}`)}
    </span>
  );
}
