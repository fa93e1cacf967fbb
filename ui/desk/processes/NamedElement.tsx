/** An element as people call it, with its id small beside it; one without a name has the id alone. */
export function NamedElement({ id, names }: { id: string; names: ReadonlyMap<string, string> }) {
  const name = names.get(id);
  if (name === undefined || name === id) return <code>{id}</code>;
  return (
    <>
      {name} <small className="muted">{id}</small>
    </>
  );
}
