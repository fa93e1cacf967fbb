const flows = /<sequenceFlow id="([^"]*)" sourceRef="([^"]*)" targetRef="([^"]*)"/g;
const nodes =
  /<([a-z]\w*(?:Event|Task|Gateway)|task|subProcess|callActivity)( [^>]*?)(?:\/>|>(\s*<extensionElements>.*?<\/extensionElements>)?)/gs;

/** The same elements, each naming the flows that enter and leave it, as modellers write them and a broker asks for; what has such names keeps its own. */
export function withWrittenFlows(content: string): string {
  const drawn = [...content.matchAll(flows)].map(([, id = '', source, target]) => ({ id, source, target }));
  return content.replace(nodes, (begin: string, ...[name, attributes, extensions = '', at]: NodeMatch) => {
    const id = / id="([^"]*)"/.exec(attributes)?.[1];
    const incoming = drawn.filter(({ target }) => target === id).map((flow) => `<incoming>${flow.id}</incoming>`);
    const outgoing = drawn.filter(({ source }) => source === id).map((flow) => `<outgoing>${flow.id}</outgoing>`);
    const names = [...incoming, ...outgoing].join('');
    if (names === '' || /^\s*<(incoming|outgoing)>/.test(content.slice(at + begin.length))) return begin;
    const written = `<${name}${attributes}>${extensions}${names}`;
    return begin.endsWith('/>') ? `${written}</${name}>` : written;
  });
}

type NodeMatch = [name: string, attributes: string, extensions: string | undefined, at: number];
