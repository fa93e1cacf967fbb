import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkDeployable } from '../../../../service/engine/embedded/validation/deployable.js';
import { diagram } from './diagramText.js';

const firstMessage = async (text: string): Promise<string | undefined> =>
  (await checkDeployable(text, 'x.bpmn'))[0]?.message;

const laughs = `<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;">]>`;

describe('a hostile diagram', () => {
  it.each([
    ['text that is not XML', 'hello', 'Fatal Error: URI=null Line=1: Content is not allowed in prolog.'],
    ['an empty file', '', 'Fatal Error: URI=null Line=1: Premature end of file.'],
    ['a document type', `<!DOCTYPE x SYSTEM "file:///etc/passwd">${diagram('')}`, 'DOCTYPE is disallowed'],
    ['entities that unfold', laughs + diagram('&lol2;'), 'DOCTYPE is disallowed'],
    [
      'an entity of nobody',
      diagram('<startEvent id="s" name="&xxe;" />'),
      'The entity "xxe" was referenced, but not declared.',
    ],
    [
      'a tag that is not closed',
      diagram('<startEvent id="s">'),
      'The element type "startEvent" must be terminated by the matching end-tag "</startEvent>".',
    ],
    ['a cut file', diagram('<startEvent id="s" />').slice(0, -20), 'The element type'],
    [
      'a second root',
      `${diagram('')}<x/>`,
      'The markup in the document following the root element must be well-formed.',
    ],
    ['a prefix of nobody', diagram('<y:z />'), 'The prefix "y" for element "y:z" is not bound.'],
    ['an attribute twice', diagram('<startEvent id="s" id="t" />'), 'Attribute "id" was already specified'],
    ['a null character', diagram('<startEvent id="s\u0000" />'), 'An invalid XML character was found.'],
    [
      'another vocabulary',
      '<html xmlns="http://www.w3.org/1999/xhtml" />',
      'cvc-elt.1: Cannot find the declaration of element',
    ],
    [
      'an element of no schema',
      diagram('<startEvent id="s" /><fooTask id="a" />'),
      "Invalid content was found starting with element 'fooTask'",
    ],
    ['too many elements', diagram('<manualTask id="t" />'.repeat(20_001)), 'more elements than the limit of 20000'],
    ['too deep a nesting', diagram('<subProcess>'.repeat(50_000)), 'nested deeper than the limit of 256 levels'],
    ['too large a file', diagram(`<!--${'x'.repeat(5_000_000)}-->`), 'larger than the limit of 4194304 bytes'],
  ])('is refused with a reason: %s', async (_what, text, reason) => {
    expect(await firstMessage(text)).toContain(reason);
  });

  it('names the line of what cannot be read', async () => {
    expect(await firstMessage('<a>\n\n</b>')).toContain('Line=3');
  });

  it('is answered with findings, never with an exception, however it was cut and mixed', async () => {
    const whole = diagram('<startEvent id="s"><!-- c --><timerEventDefinition id="t" /></startEvent><![CDATA[x]]>');
    const piece = fc.tuple(fc.nat(whole.length), fc.nat(whole.length)).map(([from, to]) => whole.slice(from, to));

    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(piece, fc.string()), { maxLength: 6 }), async (pieces) => {
        await expect(checkDeployable(pieces.join(''), 'x.bpmn')).resolves.toBeInstanceOf(Array);
      }),
    );
  });
});
