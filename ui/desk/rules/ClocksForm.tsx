import { InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { Colour } from '../../../service/contract/colour.js';
import { levels, whistles } from './vocabulary.js';

const Minutes = z.int().min(1);
export const Clocks = z.looseObject({
  respond: z.record(z.enum(levels), Minutes),
  colours: z.record(Colour, z.object({ respond: Minutes, acknowledge: Minutes, handle: Minutes })),
  whistles: z.record(z.enum(whistles), z.object({ acknowledge: Minutes.nullable(), checkIn: Minutes.nullable() })),
});
type Clocks = z.infer<typeof Clocks>;

/** Minutes by level, by colour and by whistle; with a whistle an empty field means that nobody has to come. */
export function ClocksForm({ clocks, onChange }: { clocks: Clocks; onChange: (changed: Clocks) => void }) {
  const { t } = useTranslation();
  const { respond, colours } = clocks;
  return (
    <div className="clocks">
      <MinutesTable
        name={t('rules.field.level')}
        columns={[t('clock.respond')]}
        rows={levels.map((level) => ({
          name: t(`rules.level.${level}`),
          cells: [
            {
              minutes: respond[level],
              put: (minutes) => onChange({ ...clocks, respond: { ...respond, [level]: minutes ?? respond[level] } }),
            },
          ],
        }))}
      />
      <MinutesTable
        name={t('rules.field.colour')}
        columns={(['respond', 'acknowledge', 'handle'] as const).map((clock) => t(`clock.${clock}`))}
        rows={Colour.options.map((colour) => ({
          name: t(`colour.${colour}`),
          cells: (['respond', 'acknowledge', 'handle'] as const).map((clock) => ({
            minutes: colours[colour][clock],
            put: (minutes) => {
              const own = { ...colours[colour], [clock]: minutes ?? colours[colour][clock] };
              onChange({ ...clocks, colours: { ...colours, [colour]: own } });
            },
          })),
        }))}
      />
      <MinutesTable
        name={t('rules.field.whistle')}
        columns={(['acknowledge', 'checkIn'] as const).map((clock) => t(`clock.${clock}`))}
        rows={whistles.map((whistle) => ({
          name: t(`rules.whistle.${whistle}`),
          cells: (['acknowledge', 'checkIn'] as const).map((clock) => ({
            minutes: clocks.whistles[whistle][clock],
            put: (minutes) =>
              onChange({
                ...clocks,
                whistles: { ...clocks.whistles, [whistle]: { ...clocks.whistles[whistle], [clock]: minutes } },
              }),
          })),
        }))}
      />
    </div>
  );
}

interface MinutesTableProps {
  name: string;
  columns: string[];
  rows: { name: string; cells: { minutes: number | null; put: (minutes: number | null) => void }[] }[];
}

function MinutesTable({ name, columns, rows }: MinutesTableProps) {
  const { t } = useTranslation();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{name}</th>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column} ({t('rules.unit.minutes')})
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <th scope="row">{row.name}</th>
            {row.cells.map(({ minutes, put }, place) => (
              <td key={columns[place]}>
                <InputNumber
                  aria-label={`${row.name} ${columns[place] ?? ''}`}
                  min={1}
                  value={minutes}
                  onChange={put}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
