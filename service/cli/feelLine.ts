import { z } from 'zod';

const line = z.object({
  expression: z.string(),
  context: z.record(z.string(), z.json()).nullish(),
});

/** What a line asks for. Throws a SyntaxError that says what is wrong with it. */
export function readLine(text: string): {
  expression: string;
  context: Readonly<Record<string, z.core.util.JSONType>>;
} {
  const { data, error } = line.safeParse(readJson(text));
  if (!data)
    throw new SyntaxError(`the line is not {"expression": text, "context": object}: ${z.prettifyError(error)}`);
  return { expression: data.expression, context: data.context ?? {} };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SyntaxError(`the line is no JSON: ${reason}`, { cause: error });
  }
}
