import errors from './panelErrors.zh.json' with { type: 'json' };

const sentences: Readonly<Record<string, string>> = errors.sentences;
const names: Readonly<Record<string, string>> = errors.names;

/** What the panel says is wrong with a field. What is new to us stays as it is. */
export function errorInChinese(said: string): string {
  const known = sentences[said];
  if (known !== undefined) return known;
  const [, missing] = /^(.+) must be defined\.$/.exec(said) ?? [];
  if (missing !== undefined) return `必须填写${names[missing] ?? missing}。`;
  const [, what = '', by] = /^(?:(.+) is only|Only) supported by (Camunda .+) or newer\.$/.exec(said) ?? [];
  if (by !== undefined) return `${names[what] ?? what}需要 ${by} 或更高版本。`;
  const [unsupported, thing = ''] = /^(?:(.+) is not|Not) supported\.$/.exec(said) ?? [];
  return unsupported === undefined ? said : `不支持${names[thing] ?? thing}。`;
}
