import { describe, expect, it } from '@jest/globals';
import { checkDeployable } from '../../../../service/engine/embedded/validation/deployable.js';
import { diagram, flow, job } from './diagramText.js';

const messageOf = async (xml: string): Promise<string[]> =>
  (await checkDeployable(xml, 'x.bpmn')).map(({ element, message }) => `${element}: ${message}`);

const timer = '<timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition>';
const undo = '<compensateEventDefinition id="cd" />';
const association = '<association id="as" sourceRef="b" targetRef="h" />';

/** A task with an event at its edge. */
const edge = (inside: string, after: string): string =>
  diagram(
    `<startEvent id="s" /><serviceTask id="a">${job}</serviceTask><boundaryEvent id="b" attachedToRef="a">${inside}</boundaryEvent>
     <serviceTask id="h" isForCompensation="${inside.includes(undo)}">${job}</serviceTask><endEvent id="e" />${flow('f', 's', 'a')}${after}`,
  );
const leaving = flow('g', 'b', 'e');

/** An event-based gateway before a timer and a signal. */
const race = (inside: string): string =>
  diagram(
    `<startEvent id="s" /><eventBasedGateway id="x">${inside}</eventBasedGateway>
     <intermediateCatchEvent id="t">${timer}</intermediateCatchEvent>
     <intermediateCatchEvent id="u"><signalEventDefinition signalRef="sg" /></intermediateCatchEvent>
     ${flow('f', 's', 'x')}${flow('g', 'x', 't')}${flow('h', 'x', 'u')}`,
    { beside: '<signal id="sg" name="alarm" />' },
  );

/** Each deployed to a broker of 8.5.8, which said the same; the advice after the colon is ours. */
describe('flows that leave an element without being written in it', () => {
  it.each([
    ['an event', edge(timer, leaving)],
    ['an event with an association', edge(timer, leaving + association)],
  ])('are not seen at a boundary: %s is refused, with what to write', async (_which, xml) => {
    expect(await messageOf(xml)).toEqual([
      'b: Must have at least one outgoing sequence flow or association: write <outgoing>g</outgoing> into it',
    ]);
  });

  it.each([
    ['none is', '', '<outgoing>g</outgoing><outgoing>h</outgoing>'],
    ['one of two is', '<outgoing>g</outgoing>', '<outgoing>h</outgoing>'],
  ])('are not seen at an event-based gateway, where %s written', async (_which, written, advice) => {
    expect(await messageOf(race(written))).toEqual([
      `x: Event-based gateway must have at least 2 outgoing sequence flows: write ${advice} into it`,
    ]);
  });

  it('are not needed by a compensation event, which has a handler', async () => {
    expect(await messageOf(edge(undo, association))).toEqual([]);
  });

  it('are not enough for a compensation event without one', async () => {
    const said = ['b: An association must lead to the activity that undoes it'];

    expect(await messageOf(edge(undo, leaving))).toEqual(said);
    expect(await messageOf(edge(`<outgoing>g</outgoing>${undo}`, leaving))).toEqual(said); // a broker takes this one
  });

  it('are all that is asked for: once written, the same diagrams are taken', async () => {
    expect(await messageOf(edge(`<outgoing>g</outgoing>${timer}`, leaving))).toEqual([]);
    expect(await messageOf(edge(`<outgoing> g </outgoing>${timer}`, leaving))).toEqual([]);
    expect(await messageOf(race('<outgoing>g</outgoing><outgoing>h</outgoing>'))).toEqual([]);
  });
});

describe('what is written and does not leave', () => {
  it('is no flow of a boundary event: an association alone, or the name of a flow that is not drawn', async () => {
    const finding = ['b: Must have at least one outgoing sequence flow or association'];

    expect(await messageOf(edge(timer, association))).toEqual(finding);
    expect(await messageOf(edge(`<outgoing>gone</outgoing>${timer}`, ''))).toEqual(finding);
  });

  it('is refused at a boundary event that says it is entered', async () => {
    expect(await messageOf(edge(`<incoming>f</incoming><outgoing>g</outgoing>${timer}`, leaving))).toEqual([
      'b: Cannot have incoming sequence flows',
    ]);
  });

  it('is looked at by an event-based gateway, which must name waiting events only', async () => {
    expect(await messageOf(race('<outgoing>g</outgoing><outgoing>h</outgoing><outgoing>f</outgoing>'))).toEqual([
      'x: Event-based gateway must not have an outgoing sequence flow to other elements than message/timer/signal intermediate catch events.',
    ]);
  });
});
