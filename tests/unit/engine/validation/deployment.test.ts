import { describe, expect, it } from '@jest/globals';
import { checkDeployment } from '../../../../service/engine/embedded/validation/deployment.js';
import { refusalText } from '../../../../service/engine/embedded/validation/refusal.js';
import { diagram } from './diagramText.js';

const resource = (name: string, text: string) => ({ name, content: Buffer.from(text) });
const good = diagram('<startEvent id="s" />');

describe('resources that are deployed together', () => {
  it('are all refused for one bad file, in the words and the shape of the broker', async () => {
    // given
    const resources = [
      resource('good.bpmn', good),
      resource('bad.bpmn', diagram('<startEvent id="s" /><serviceTask id="a" />')),
    ];
    // when
    const findings = await checkDeployment(resources);
    // then
    expect(refusalText(findings)).toBe(
      "Expected to deploy new resources, but encountered the following errors:\n'bad.bpmn': - Element: a\n" +
        "    - ERROR: Must have exactly one 'zeebe:taskDefinition' extension element\n",
    );
  });

  it('are refused when two hold the same process', async () => {
    const findings = await checkDeployment([resource('z32.bpmn', good), resource('other.bpmn', good)]);

    expect(findings).toMatchObject([{ message: "Duplicated process id in resources 'z32.bpmn' and 'other.bpmn'" }]);
  });

  it('are refused when one is of no known type', async () => {
    expect(refusalText(await checkDeployment([resource('x.txt', 'x')]))).toContain("'x.txt': unknown resource type");
  });

  it('are refused when there are none', async () => {
    expect(await checkDeployment([])).toMatchObject([
      { message: 'Expected to deploy at least one resource, but none given' },
    ]);
  });

  it('may be forms, which need an id', async () => {
    expect(await checkDeployment([resource('a.form', '{"id":"a"}')])).toEqual([]);
    expect(await checkDeployment([resource('a.form', '{}')])).toHaveLength(1);
  });
});
