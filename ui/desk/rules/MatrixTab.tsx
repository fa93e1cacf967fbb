import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { Colour } from '../../../service/contract/colour.js';
import type { RuleSetContent } from '../../../service/contract/ruleSet.js';
import { ColourMark } from '../../shared/ColourMark.js';

const Row = z.tuple([Colour, Colour, Colour]);
const Matrix = z.looseObject({ colours: z.tuple([Row, Row, Row]) });

/** null: the rule set has none. */
export function matrixIn({ tables }: RuleSetContent): z.infer<typeof Matrix> | null {
  return Matrix.safeParse(tables['matrix']).data ?? null;
}

interface MatrixTabProps {
  content: RuleSetContent;
  onChange: (change: Partial<RuleSetContent>) => void;
}

/** Importance by urgency: each field is clicked from colour to colour. */
export function MatrixTab({ content, onChange }: MatrixTabProps) {
  const { t } = useTranslation();
  const matrix = matrixIn(content);
  if (matrix === null) return null;
  const put = (row: number, column: number, colour: Colour) => {
    const colours = matrix.colours.map((line, at) => (at === row ? line.with(column, colour) : line));
    onChange({ tables: { ...content.tables, matrix: { ...matrix, colours } } });
  };
  return (
    <>
      <p className="muted">{t('rules.matrixHint')}</p>
      <table className="matrix">
        <caption className="visually-hidden">{t('rules.tab.matrix')}</caption>
        <thead>
          <tr>
            <td />
            {degrees.map((urgency) => (
              <th key={urgency} scope="col">
                {t('rules.urgencyOf', { degree: urgency })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.colours.map((line, row) => (
            <tr key={degrees[row]}>
              <th scope="row">{t('rules.importanceOf', { degree: row + 1 })}</th>
              {line.map((colour, column) => (
                <td key={degrees[column]}>
                  <button
                    type="button"
                    aria-label={t('rules.cell', {
                      importance: row + 1,
                      urgency: column + 1,
                      colour: t(`colour.${colour}`),
                    })}
                    onClick={() => put(row, column, after(colour))}
                  >
                    <ColourMark colour={colour} />
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

const degrees = [1, 2, 3];
const order = Colour.options;
const after = (colour: Colour): Colour => order[(order.indexOf(colour) + 1) % order.length] ?? colour;
