import type { ColourFigures, ReplayFigures } from '../../replay/figures.js';
import { printLine } from '../output.js';

/** The figures as a Markdown table, so that it can be pasted where people read it. */
export function printFigures({ reported, closed, open, byColour }: ReplayFigures, seconds: number): void {
  printLine('| colour | cases | closed | on time | overdue | median | p90 |');
  printLine('| --- | ---: | ---: | ---: | ---: | ---: | ---: |');
  for (const [colour, figures] of Object.entries(byColour)) printLine(row(colour, figures));
  printLine('');
  printLine(`reported ${reported} = closed ${closed} + open ${open}; ${seconds.toFixed(1)} s`);
}

function row(colour: string, { cases, closed, onTime, overdue, medianMinutes, p90Minutes }: ColourFigures): string {
  const cells = [colour, cases, closed, onTime, overdue, span(medianMinutes), span(p90Minutes)];
  return `| ${cells.join(' | ')} |`;
}

/** 4385 minutes are 3 d 1 h. */
function span(minutes: number | null): string {
  if (minutes === null) return '–';
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)];
  if (days > 0) return `${days} d ${hours} h`;
  return hours > 0 ? `${hours} h ${Math.round(minutes % 60)} min` : `${Math.round(minutes)} min`;
}
