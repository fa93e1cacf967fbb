/** Which of the county's departments the units of somebody's table are: a file, so that nothing has to be guessed. */
export interface UnitMapping {
  /** The name under which the table stands beside others; a later import under the same name takes its place. */
  readonly table: string;
  /** Unit as the table writes it → department; null: known, and no department of ours (a street, a private owner). */
  readonly departments: Readonly<Record<string, string | null>>;
}

/** A cell may name several, in the order in which the table asks them. */
export function unitsIn(cell: string): string[] {
  return cell
    .split(/[、，,；;\n]/)
    .map((unit) => unit.trim())
    .filter((unit) => unit !== '');
}

/** The first unit of the cell that is a department of ours leads. null: none is. */
export function departmentOf(cell: string, { departments }: UnitMapping): string | null {
  return (
    unitsIn(cell)
      .map((unit) => departments[unit] ?? null)
      .find((department) => department !== null) ?? null
  );
}

export function unmappedUnits(cell: string, { departments }: UnitMapping): string[] {
  return unitsIn(cell).filter((unit) => !Object.hasOwn(departments, unit));
}
